"""SRC006: a source line that was meant as a link is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.post import parse
from postlint.rule import Context, Finding, rule
from postlint.rules.source._source_line import broken_line, source_line
from postlint.rules.source._writing import address
from postlint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_BRACKET = expression(r"(?<!\\)[\[\]]")
_PARTS = expression(r"\[(.*)\]([ \t]?)\((.*)\)")


@rule("SRC006", "broken-source-link")
def broken_source_link(post: Post, context: Context) -> Iterator[Finding]:
    """Report a first line that looks like `[title](url)` but is not one Markdown link."""
    span = broken_line(post)
    if span is None:
        return
    for reason, line in _repairs(span.of(post.text)):
        link = source_line(parse(line, dialect=post.body.dialect))
        if link is not None:
            yield Finding(
                span=span,
                message=f"first line is not one link: {reason}",
                edits=(Edit(span, line),),
            )
            return
    yield Finding(span=span, message="first line is not one link; write it as `[title](url)`")


def _repairs(line: str) -> Iterator[tuple[str, str]]:
    """Yield what may be wrong with ``[text](url)`` and the line without it, the likeliest first."""
    parts = _PARTS.fullmatch(line)
    if parts is None:
        return
    text, gap, url = parts.groups()
    escaped = _BRACKET.sub(r"\\\g<0>", text)
    encoded = address(url.strip())
    if gap:
        yield "take out the space between `]` and `(`", f"[{text}]({url})"
    if encoded != url:
        spaces = " " in url.strip()
        wish = "has spaces; write `%20`" if spaces else "has parentheses; write `%28` and `%29`"
        yield f"its URL {wish}", f"[{text}]({encoded})"
    yield "its text has a bracket; write `\\[` or `\\]`", f"[{escaped}]({url})"
    yield "escape the brackets in its text, encode its URL", f"[{escaped}]({encoded})"
