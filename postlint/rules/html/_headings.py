"""What rules on headings ask: which of them is the source line, and is it all bold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rules.source._source_line import source, source_line

if TYPE_CHECKING:
    from postlint.post import Element, Post
    from postlint.rule import Context

_STRONG = expression(
    r"\s*(?:<(strong|b)\b[^<>]*>(?P<html>.*)</\1\s*>|(\*\*|__)(?P<markdown>\S.*)\3)\s*",
    re.IGNORECASE | re.DOTALL,
)
_MORE_STRONG = expression(r"</?(?:strong|b)\b|\*\*|__", re.IGNORECASE)
_MARKERS = expression(r"#{1,6}[ \t]+|[ \t]+#+[ \t]*$|\n[ \t]*(?:=+|-+)[ \t]*$")


def own_headings(post: Post, context: Context) -> list[Element]:
    """Return the headings but for the source line, which may be written as one."""
    known = source(post, context)
    line = source_line(post, known[1] if known else "") if not post.body.is_html else None
    return [
        heading
        for heading in post.body.headings
        if line is None or not heading.span.overlaps(line.span)
    ]


def inside(text: str, element: Element) -> tuple[int, str]:
    """Return where the content of a heading or a paragraph begins, and the content as written."""
    if element.origin == "html":
        start, end = element.start_tag.end, element.end_tag
        return start, text[start : end.start if end else element.span.end]
    source_ = element.span.of(text).rstrip()
    lead = _MARKERS.match(source_)
    start = lead.end() if lead else 0
    tail = _MARKERS.search(source_, start)
    return element.span.start + start, source_[start : tail.start() if tail else len(source_)]


def bold(content: str) -> re.Match[str] | None:
    """Return the match of content that is one strong run from its start to its end."""
    match = _STRONG.fullmatch(content)
    within = (match["html"] or match["markdown"] or "") if match else ""
    return match if within.strip() and not _MORE_STRONG.search(within) else None
