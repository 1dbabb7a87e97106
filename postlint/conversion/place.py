"""Where Markdown stands that replaces an island: prefixes, line endings, blank lines around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.conversion.habits import list_marker
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from postlint.post.blocks import Block, Island
    from postlint.post.body import Body

_SEVERAL_BLANK_LINES: Final = re.compile(r"(?:[ \t]*\r?\n)+(?=\r?\n[ \t]*\r?\n[ \t]*\S)")
"""Two and more, before the last of them: what is left is the end of a line and one blank line."""


def replacement(body: Body, island: Island, markdown: str) -> Edit:
    """Put Markdown where an island stood: with its prefix, its line endings, a blank line around."""
    text, span, prefix = body.text, island.span, island.prefix
    line = text.rfind("\n", 0, span.start) + 1
    before = text[text.rfind("\n", 0, line - 1) + 1 : line] if line > body.span.start else ""
    if not markdown:
        hole = _without_lines if prefix else _nothing
        return hole(text, span, before)
    if markdown.startswith("---") and not text[: span.start].strip("\ufeff \t\r\n"):
        markdown = f"***{markdown[3:]}"  # at the very start it would open front matter
    # One character is found many times faster than two.
    returns = "\r" in text and "\r\n" in text
    lines = markdown.split("\n") if prefix or returns else [markdown]
    if prefix:
        lines[1:] = [prefix + row if row else prefix.rstrip() for row in lines[1:]]
    if before.strip().strip(">").strip() and not text[line : span.start].strip():
        lines[0] = prefix + lines[0]
        lines.insert(0, "")
    after = text[span.end :].partition("\n")[2].partition("\n")[0]
    if after.replace(">", "").strip() and text[span.end : span.end + 2].strip(" \t").startswith(
        ("\n", "\r")
    ):
        lines.append(prefix.rstrip())
    first = text.find("\n")
    windows = returns and ("\r\n" in island.span.of(text) or text[first - 1 : first] == "\r")
    newline = "\r\n" if windows else "\n"
    return Edit(Span(span.start, _blanks_end(text, span.end)), newline.join(lines))


def excerpt_end(text: str, span: Span) -> Edit:
    """Write a comment in the place of Blogger's anchor; where it began a line it would begin a block."""
    comment = "<!--more-->"
    line = text.rfind("\n", 0, span.start) + 1
    if text[line : span.start].strip():
        return Edit(span, comment)
    newline = "\r\n" if "\r\n" in text else "\n"
    rest = newline if text[span.end :].partition("\n")[0].strip() else ""
    kept = len(text[:line].rstrip("\r\n"))
    if kept and text.count("\n", kept, line) == 1:  # in the midst of a paragraph
        return Edit(Span(kept, span.end), comment + rest)
    return Edit(span, comment + rest * 2)


def lists_beside(body: Body, island: Island) -> tuple[str, str]:
    """Return the markers of the Markdown lists that stand directly before and after an island.

    A list that is written there needs another one. In quotes and items nobody looks.
    """
    span, text = island.span, body.text
    if island.prefix:
        return "", ""
    before = after = None
    for block in body.blocks:
        if block.span.start < span.start:
            before = block
        elif block.span.start >= span.end:
            after = block
            break
    beside = _list_marker(body, before), _list_marker(body, after)
    has_items = (
        any(beside) and max(text.find(tag, span.start, span.end) for tag in ("<li", "<LI")) >= 0
    )
    return beside if has_items else ("", "")


def _list_marker(body: Body, block: Block | None) -> str:
    if block is None or block.kind != "list":
        return ""
    return list_marker(block.span.of(body.text))


def _blanks_end(text: str, end: int) -> int:
    """Return where the blanks behind an island end, if they end its line.

    Of several blank lines the last one stays: they shaped the HTML.
    """
    if blank := _SEVERAL_BLANK_LINES.match(text, end):
        return blank.end()
    place = end
    while text[place : place + 1] in {" ", "\t"}:
        place += 1
    return place if text[place : place + 1] in {"", "\n", "\r"} else end


def _nothing(text: str, span: Span, before: str) -> Edit:
    """Leave nothing of an island, and no hole; what it parted stays apart."""
    hole = _with_newline(text, span)
    parts = before.strip() and text[hole.end :].strip() and text[hole.start - 1] == "\n"
    newline = "\r\n" if before.endswith("\r\n") else "\n"
    return Edit(hole, newline if parts else "")


def _without_lines(text: str, span: Span, before: str) -> Edit:
    """Leave nothing of an island in a quote or an item, and of two blank lines around it one."""
    line = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end) + 1
    if not end or text[span.end : end].strip():
        return Edit(span, "")
    if marker := text[line : span.start].rstrip(" \t").strip("> \t"):
        return Edit(Span(text.rindex(marker, line, span.start) + len(marker), span.end), "")
    if not before.strip(" \t>\r\n"):
        after = text.find("\n", end) + 1
        end = after if after and not text[end:after].strip(" \t>\r\n") else end
    return Edit(Span(line, end), "")


def _with_newline(text: str, span: Span) -> Span:
    """Return the span with the blank lines behind it, or before it at the end, to leave no hole."""
    end = span.end
    while end < len(text) and text[end] in " \t\r\n":
        end += 1
    if end < len(text):
        back = text.rfind("\n", span.end, end) + 1
        return Span(span.start, max(back, span.end))
    start = span.start
    kept = len(text[:start].rstrip(" \t\r\n"))
    line = text.find("\n", kept, start) + 1
    return Span(max(line, kept) if line else start, end)
