"""The differences between two documents, in words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING

from . import document, render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .document import Document

_TEXT = re.compile(r"(\s*text(?: \[.*?\])?) (['\"].*)", re.DOTALL)
_WORD = re.compile(r"[^\s<>]+")
_AROUND = 12  # characters shown on both sides of a change


def compare(before: str, after: str, *, autolink: bool = False) -> list[str]:
    """Return each difference that a reader of the site would notice between two bodies.

    The bodies are Markdown with embedded HTML, without front matter. Empty: the same document. Each
    difference reads `what kind: what it is`.
    """
    if before == after:
        return []
    return differences(
        document.read(render.html(before, autolink=autolink)),
        document.read(render.html(after, autolink=autolink)),
    )


def differences(before: Document, after: Document) -> list[str]:
    """Return each difference between two documents."""
    found = list(_lines(before.lines(), after.lines()))
    if not found:  # places count characters, so they mean something in equal texts only
        found += _changes("comment", before.comments, after.comments)
        found += _changes("target", sorted(before.targets.items()), sorted(after.targets.items()))
    elif [text for text, _ in before.comments] != [text for text, _ in after.comments]:
        found += _changes("comment", before.comments, after.comments)
    for active, count in (after.active - before.active).items():
        found.append(f"new script or style: {count} × {_short(active)}")
    return found


def _lines(before: list[str], after: list[str]) -> Iterator[str]:
    if before == after:
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, start, end, new_start, new_end in matcher.get_opcodes():
        if what != "equal":
            for old, new in zip_longest(before[start:end], after[new_start:new_end]):
                yield from _change(old, new)


def _change(old: str | None, new: str | None) -> Iterator[str]:
    old_text, new_text = _TEXT.fullmatch(old or ""), _TEXT.fullmatch(new or "")
    if old_text and new_text and old_text[1] == new_text[1]:
        yield f"text changed: {_middle(old_text[2], new_text[2])}"
    elif old_text and new_text and old_text[2] == new_text[2]:
        yield f"marks changed: {_short(old or '')} → {_short(new or '')}"
    else:
        if old is not None:
            yield f"{_kind(old)} lost: {_short(old)}"
        if new is not None:
            yield f"{_kind(new)} new: {_short(new)}"


def _kind(line: str) -> str:
    return _WORD.search(line)[0]  # type: ignore[index] # every line has one


def _middle(old: str, new: str) -> str:
    """Show where two texts part and where they meet again."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    lead = max(start - _AROUND, 0)
    tail = max(end - _AROUND, 0)
    return f"{_short(old[lead : len(old) - tail])} → {_short(new[lead : len(new) - tail])}"


def _short(text: str, limit: int = 160) -> str:
    text = text.strip()
    return text if len(text) <= limit else f"{text[: limit - 20]} … {text[-18:]}"


def _changes(
    kind: str, before: list[tuple[str, int]], after: list[tuple[str, int]]
) -> Iterator[str]:
    for old in before:
        if old not in after:
            yield f"{kind} lost: {_short(old[0])} after {old[1]} characters"
    for new in after:
        if new not in before:
            yield f"{kind} new: {_short(new[0])} after {new[1]} characters"
    if sorted(before) == sorted(after) and before != after:
        yield f"{kind} moved: their order changed"
    if before != after and set(before) == set(after) and len(before) != len(after):
        yield f"{kind} count changed: {len(before)} → {len(after)}"
