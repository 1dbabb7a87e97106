"""MKD002: what was meant as a link is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.markdown._intends import characters, link
from postlint.rules.markdown._prose import is_linked, prose, text_follows
from postlint.rules.source._source_line import broken_line
from postlint.rules.source._writing import address
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

# Most posts have links: what a broken one has besides is looked for before anything is parsed.
_GAP = re.compile(r"\][ \t]+\(http").search
_SPACE = re.compile(r"\]\((?:https?://|\.{0,2}/)[^\s()<>\"']*[ \t]+[^\s()<>\"']").search
_FORMS = expression(
    r"(?<!!)\[(?P<gap>[^\[\]\n\0]+)\][ \t]+\((?P<gap_url>https?://[^\s()\0]+)\)"
    r"|(?<!!)\[(?P<space>[^\[\]\n\0]+)\]\((?P<space_url>(?:https?://|\.{0,2}/)[^\s()<>\0\"']*"
    r"(?:[ \t]+[^\s()<>\0\"']+)+)\)"
    r"|\((?P<turned>[^()\[\]\n\0]+)\)\[(?P<turned_url>https?://[^\s\[\]()\0]+)\]"
)
_WRONG = {
    "gap": "take out the space between `]` and `(`",
    "space": "its URL has spaces; write `%20`",
    "turned": "brackets and parentheses are turned round",
}


@rule("MKD002", "broken-link", safety=Safety.UNSAFE)
def broken_link(post: Post, context: Context) -> Iterator[Finding]:
    """Report `[text] (url)`, `(text)[url]` and a URL with spaces: a reader sees the brackets."""
    text = post.text
    if not (_SPACE(text) or ")[http" in text or _GAP(text)):
        return
    text = prose(post)
    first = broken_line(post)
    hugo = post.body.dialect == "goldmark"  # it makes links of bare URLs, so more would differ
    for match in _FORMS.finditer(text):
        span = Span(*match.span())
        if is_linked(post, span) or (first is not None and span.overlaps(first)):
            continue
        kind = next(name for name in _WRONG if match[name])
        shown, url = match[kind], match[f"{kind}_url"]
        target = address(url.strip())
        gone = match[0].replace(shown, "", 1) if kind != "turned" else f"()[{url}]"
        yield Finding(
            span=span,
            message=f"link to `{target}` is not one: {_WRONG[kind]}",
            edits=(Edit(span, f"[{shown}]({target})"),),
            safety=Safety.DISPLAY if hugo else Safety.UNSAFE,
            intends=(*characters(gone), *link(target, ends=text_follows(post, span))),
        )
