"""Take a directive, or some of the names in it, out of a post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from postlint.post import Post
    from postlint.suppress.directives import Directive, Named

_BEHIND = expression(r"[ \t]*(\r\n?|\n|\Z)")
_BLANK_LINE = expression(r"[ \t]*(?:\r\n?|\n)")
_BLANK_BEFORE = expression(r"(?:\A|[\n\r])[ \t]*(?:\r\n?|\n)\Z")
_PLAIN_KEY = expression(r"[\w-]+[ \t]*[:=]")


def removal(post: Post, one: Directive) -> tuple[Edit, ...]:
    """Return the edit that takes out a directive with its line; none where that is not plain."""
    text, span = post.text, one.span
    line = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    behind = _BEHIND.match(text, span.end)
    alone = not text[line : span.start].strip(" \t") and behind is not None
    if one.written == "field":
        matter = post.front_matter
        plain = _PLAIN_KEY.match(text, line) and line == span.start
        if matter is None or matter.format == "json" or not (alone and plain):
            return ()
    if alone and behind is not None:
        end = behind.end()
        blank = _BLANK_LINE.match(text, end)
        head = text[:line]
        if blank and one.written == "comment":
            starts = line == post.body.span.start
            end = blank.end() if starts or _BLANK_BEFORE.search(head) else end
        elif end == len(text) and _BLANK_BEFORE.search(head):
            line = len(head.rstrip(" \t\r\n")) + len(behind[1] or "\n")
        return (Edit(Span(line, end), ""),)
    start = span.start
    if one.written == "comment":
        start = line + len(text[line:start].rstrip(" \t")) if behind else start
    else:  # a comment behind a value goes with the space before it
        start = line + len(text[line:start].rstrip(" \t"))
    return (Edit(Span(start, span.end), ""),)


def without(one: Directive, names: tuple[Named, ...]) -> tuple[Edit, ...]:
    """Return the edit that takes some names, not all, out of a comment; none for a field."""
    if one.written == "field":
        return ()
    left = " ".join(named.word for named in one.names if named not in names)
    return (Edit(Span(one.names[0].span.start, one.names[-1].span.end), left),)
