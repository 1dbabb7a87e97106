"""The items of a list in the front matter, and how one is taken out without touching the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rules.front_matter._fields import is_blank, readable
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from postlint.post import Entry, Post
    from postlint.rule import Context


def tag_list(post: Post, context: Context) -> Entry | None:
    """Return the entry of the tags if it is a list."""
    entry = context.field(post, "tags") if readable(post) else None
    return entry if entry is not None and isinstance(entry.value, list) else None


def tag_names(post: Post, context: Context) -> list[str]:
    """Return the tags as text, those of a string (``a, b``) too; [] where there are none."""
    entry = context.field(post, "tags") if readable(post) else None
    if entry is None or is_blank(entry.value):
        return []
    if isinstance(entry.value, str):
        return [entry.value, *entry.value.split(","), *entry.value.split()]
    return [str(tag) for tag in entry.value] if isinstance(entry.value, list) else []


def item_span(item: Entry) -> Span:
    """Return where an item is seen: its value, or the dash of an empty one."""
    value = item.value_span
    return value if value.start < value.end else Span(item.key_span.start, value.end)


def removal(text: str, items: tuple[Entry, ...], index: int) -> tuple[Edit, ...]:
    """Return the edit that takes an item out with its line or its comma.

    There is none (an empty tuple) where something else would go with it, such as a comment, and
    for the only item: an empty list is no better than a blank tag.
    """
    if len(items) == 1:
        return ()
    item = items[index]
    if item.key_span.of(text).strip() == "-":
        span = _line(text, item)
    else:
        one, other = (index - 1, index) if index else (0, 1)
        gap = Span(items[one].value_span.end, items[other].value_span.start)
        if gap.of(text).strip() != ",":
            return ()
        span = (
            Span(gap.start, item.value_span.end) if index else Span(item.value_span.start, gap.end)
        )
    return (Edit(span, ""),) if span else ()


def _line(text: str, item: Entry) -> Span | None:
    """Return the line, or lines, of ``- item``; None if it shares them with something else."""
    start = text.rfind("\n", 0, item.key_span.start) + 1
    newline = text.find("\n", max(item.value_span.end, item.key_span.end))
    end = newline + 1 if newline >= 0 else len(text)
    before = text[start : item.key_span.start]
    after = text[max(item.value_span.end, item.key_span.end) : end]
    return None if before.strip() or after.strip() else Span(start, end)
