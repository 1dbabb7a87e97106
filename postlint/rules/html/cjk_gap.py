"""HTM031: no space comes between CJK characters from how the source is broken into lines."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_CJK = r"[\u2e80-\u303f\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60]"
_INLINE = r"(?:</?(?:a|abbr|b|code|em|font|i|mark|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>)"
_GAP = rf"(?<={_CJK})(?:\s|{_INLINE})*?[\r\n](?>(?:\s|{_INLINE})*)(?={_CJK})"
_SPACE = expression(r"\s+(?![^<>]*>)")
_KEPT = expression(r"<(pre|script|style|textarea|code)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)


@rule("HTM031", "cjk-gap", safety=Safety.SAFE, default=False)
def cjk_gap(post: Post, context: Context) -> Iterator[Finding]:
    """Report line breaks of HTML that a reader sees as a space between two CJK characters."""
    body = post.body
    if not _gap().search(post.text, body.span.start):
        return
    for island in body.islands:
        if island.kind != "block" or island.mixed:
            continue
        kept = [match.span() for match in _KEPT.finditer(post.text, *_ends(island.span))]
        for match in _gap().finditer(post.text, *_ends(island.span)):
            spaces = [Span(*space.span()) for space in _SPACE.finditer(post.text, *match.span())]
            if any(start < match.start() < end for start, end in kept) or not all(
                "\n" in space.of(post.text) for space in spaces
            ):
                continue  # code, or a space that somebody wrote
            yield Finding(
                span=spaces[0],
                message="line break shows as a space between CJK characters; join the lines",
                edits=tuple(Edit(space, "") for space in spaces),
                safety=Safety.SAFE,
            )


@cache  # with ranges as large as these it takes milliseconds
def _gap() -> re.Pattern[str]:
    return re.compile(_GAP, re.IGNORECASE)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
