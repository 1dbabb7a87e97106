"""The items of a list in the front matter, and how one is taken out without touching the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rules.front_matter._fields import is_blank, readable
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from postlint.post import Entry, Post
    from postlint.rule import Context

_PLAIN = expression(r"[^\W\d][\w ./+-]*(?<! )")
_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])


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


def named(tags: Entry) -> list[tuple[int, str]]:
    """Return index and name of each item of a list that is neither blank nor a list itself."""
    return [
        (index, str(item.value).strip())
        for index, item in enumerate(tags.children)
        if not isinstance(item.value, list | dict) and not is_blank(item.value)
    ]


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


def item(name: str, kind: str, like: str = "") -> str:
    """Return a tag as an item of a list in brackets: quoted as ``like`` is, or where it must be."""
    if kind == "yaml" and like[:1] == "'":
        return "'" + name.replace("'", "''") + "'"
    plain = kind == "yaml" and like[:1] != '"' and _PLAIN.fullmatch(name)
    if plain and name.lower() not in _WORDS:
        return name
    import json  # noqa: PLC0415 - few names need quotes

    return json.dumps(name, ensure_ascii=False)


def addition(text: str, tags: Entry, kind: str, names: list[str]) -> tuple[Edit, ...]:
    """Return the edit that adds names to a list as its other items are written.

    There is none (an empty tuple) where the last item shares its line with a comment.
    """
    if not tags.children:
        written = ", ".join(item(name, kind) for name in names)
        return (Edit(tags.value_span, f"[{written}]"),) if tags.value == [] else ()
    last = tags.children[-1]
    like, end = last.value_span.of(text), last.value_span.end
    if last.key_span.of(text).strip() == "-":
        if _line(text, last) is None:
            return ()
        start = text.rfind("\n", 0, last.key_span.start) + 1
        newline = "\r\n" if text.endswith("\r\n", 0, start) else "\n"
        before = newline + text[start : last.value_span.start]
        # An edit of the last item tells the proof that the list is meant, not what follows it.
        added = "".join(before + item(name, kind, like) for name in names)
        return (Edit(last.value_span, like + added),)
    gap = ", "
    if len(tags.children) > 1:
        gap = text[tags.children[-2].value_span.end : last.value_span.start]
    if gap.strip() != ",":
        return ()
    return (Edit(Span(end, end), "".join(gap + item(name, kind, like) for name in names)),)
