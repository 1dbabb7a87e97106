"""Lists: kind, start, nesting, order, items lost, added, merged or split, boxes of tasks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .places import put
from .registry import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

ITEM = re.compile(r"^( *)(-|\d+\.) (.*)\n", re.MULTILINE)
TWO = re.compile(r"^( *)(-|\d+\.) (.*)\n( *)(-|\d+\.) (.*)\n", re.MULTILINE)


def _two(text: str) -> Iterator[re.Match[str]]:
    """Yield each item with the next line, which is an item as well."""
    at = 0
    while match := TWO.search(text, at):
        yield match
        at = match.start(4)


@fault("an item lost")
def item_lost(text: str) -> Iterator[str]:
    for match in ITEM.finditer(text):
        yield put(text, *match.span(), "")


@fault("an item doubled")
def item_doubled(text: str) -> Iterator[str]:
    for match in ITEM.finditer(text):
        yield put(text, match.start(), match.start(), match[0])


@fault("an empty item added")
def item_added(text: str) -> Iterator[str]:
    for match in ITEM.finditer(text):
        yield put(text, match.end(), match.end(), f"{match[1]}{match[2]}\n")


@fault("two items swapped")
def items_swapped(text: str) -> Iterator[str]:
    for match in _two(text):
        indent, marker, first, indent2, marker2, second = match.groups()
        yield put(text, *match.span(), f"{indent}{marker} {second}\n{indent2}{marker2} {first}\n")


@fault("two items merged")
def items_merged(text: str) -> Iterator[str]:
    for match in _two(text):
        yield put(text, match.end(3), match.start(6), " ")


@fault("an item split")
def item_split(text: str) -> Iterator[str]:
    for match in re.finditer(r"^( *(?:-|\d+\.) )([^\W_]+) (?=[^\W_])", text, re.MULTILINE):
        yield put(text, match.end() - 1, match.end(), f"\n{match[1]}")


@fault("an item deeper")
def item_deeper(text: str) -> Iterator[str]:
    for match in _two(text):
        if match[1] == match[4]:
            yield put(text, match.start(4), match.start(4), " " * (len(match[2]) + 1))


@fault("an item less deep")
def item_shallower(text: str) -> Iterator[str]:
    for match in ITEM.finditer(text):
        if match[1]:
            yield put(text, *match.span(1), "")


@fault("nested items flat")
def items_flat(text: str) -> Iterator[str]:
    if re.search("^ +(?:-|\\d+\\.) ", text, re.MULTILINE):
        yield re.sub("^ +(?=(?:-|\\d+\\.) )", "", text, flags=re.MULTILINE)


@fault("bullets made numbers")
def bullets_numbered(text: str) -> Iterator[str]:
    for indent in {match[1] for match in ITEM.finditer(text) if match[2] == "-"}:
        yield re.sub(f"^{indent}- ", f"{indent}1. ", text, flags=re.MULTILINE)


@fault("numbers made bullets")
def numbers_bulleted(text: str) -> Iterator[str]:
    for indent in {match[1] for match in ITEM.finditer(text) if match[2] != "-"}:
        yield re.sub(f"^{indent}\\d+\\. ", f"{indent}- ", text, flags=re.MULTILINE)


@fault("a list's start changed")
def start_changed(text: str) -> Iterator[str]:
    for match in re.finditer(r"(?<=\n\n)(\d+)(?=\. )", text):
        for number in (0, int(match[1]) + 1, 1):
            yield put(text, *match.span(), str(number))


@fault("a list split in two")
def list_split(text: str) -> Iterator[str]:
    for match in _two(text):
        if match[1] == match[4]:
            other = "*" if match[5] == "-" else match[5].replace(".", ")")
            yield put(text, *match.span(5), other)


@fault("a list made text")
def list_literal(text: str) -> Iterator[str]:
    for match in ITEM.finditer(text):
        marker = match[2].replace("-", "\\-").replace(".", "\\.")
        yield put(text, *match.span(2), marker)


@fault("the paragraph after a list inside it")
def list_longer(text: str) -> Iterator[str]:
    for match in re.finditer(r"^(- |\d+\. ).*\n\n(?=\w)", text, re.MULTILINE):
        if not re.match(r"\d+\.", text[match.end() :]):
            yield put(text, match.end(), match.end(), " " * len(match[1]))


@fault("a task's box changed")
def box_changed(text: str) -> Iterator[str]:
    for match in re.finditer(r"(?<=- \[)[ x](?=\] )", text):
        yield put(text, *match.span(), " " if match[0] == "x" else "x")


@fault("a task's box lost")
def box_lost(text: str) -> Iterator[str]:
    for match in re.finditer(r"(?<=- )\[[ x]\] ", text):
        yield put(text, *match.span(), "")
