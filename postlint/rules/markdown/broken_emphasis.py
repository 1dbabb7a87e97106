"""MKD001: asterisks that mean emphasis make emphasis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.markdown._emphasis import written
from postlint.rules.markdown._intends import characters
from postlint.rules.markdown._prose import GAP, is_linked, prose, text_follows
from postlint.rules.source._differences import shorten
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_PAIR = expression(r"(?<![*\\])\*\*(?!\*)([^*\n]{1,300})\*\*(?!\*)")
_GAPS = expression(f"{GAP}+")
_WORD = expression(r"[^\W\d_]{2}|[^\x00-\u2e7f\U00040000-\U0010ffff]")


@rule("MKD001", "broken-emphasis", safety=Safety.UNSAFE, needs=("**",))
def broken_emphasis(post: Post, context: Context) -> Iterator[Finding]:
    """Report `**text**` whose asterisks a reader sees."""
    text = prose(post)
    for match in _PAIR.finditer(text) if "**" in text else ():
        inside = match[1]
        core = inside.strip(" \t")
        spaced = core != inside
        # kramdown opens and closes at anything but white space, whatever stands beside.
        if not _WORD.search(core) or (post.body.dialect == "kramdown" and not spaced):
            continue
        span = Span(*match.span())
        why = "has spaces at its edge" if spaced else "stands too close to the text beside it"
        shown = shorten(_GAPS.sub("…", core), 30)
        message = f"emphasis of `{shown}` {why}, so its asterisks show; write it so that it renders"
        if GAP in inside or is_linked(post, span):
            yield Finding(span=span, message=message)
            continue
        end = ("+mark",) if text_follows(post, span) else ()
        new, gone = written(text, span, core, post.body.dialect)
        yield Finding(
            span=span,
            message=message,
            edits=(Edit(span, new),),
            safety=Safety.UNSAFE,
            intends=(*characters("****" + " " * gone), "+mark strong", *end),
        )
