"""Marks of emphasis, struck text and code in a line: lost, added, changed, moved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .places import prose, put, words
from .registry import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

STRONG = re.compile(r"\*\*(?=\S)([^*\n]+|[^*\n]*\*[^*\n]+\*[^*\n]*)\*\*")
EM = re.compile(r"(?<![*\\])\*(?=[^\s*])([^*\n]+)(?<!\\)\*(?!\*)")
DEL = re.compile(r"(?<!\\)~~([^~\n]+)~~")
CODE = re.compile(r"(?<!`)(`{1,2})(?!`)([^\n]+?)(?<!`)\1(?!`)")


def _plain_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the words of paragraphs in lines that hold no mark yet: a mark in itself is none."""
    shown = prose(text)
    for start, end in words(shown):
        line = text[text.rfind("\n", 0, start) + 1 : text.find("\n", end)]
        if not re.search(r"[*~`\\]", line):
            yield start, end


@fault("strong lost")
def strong_lost(text: str) -> Iterator[str]:
    for match in STRONG.finditer(text):
        yield put(text, *match.span(), match[1])


@fault("emphasis lost")
def em_lost(text: str) -> Iterator[str]:
    for match in EM.finditer(text):
        yield put(text, *match.span(), match[1])


@fault("struck text restored")
def del_lost(text: str) -> Iterator[str]:
    for match in DEL.finditer(text):
        yield put(text, *match.span(), match[1])


@fault("code made text")
def code_lost(text: str) -> Iterator[str]:
    for match in CODE.finditer(text):
        yield put(text, *match.span(), match[2])


@fault("strong made emphasis")
def strong_weaker(text: str) -> Iterator[str]:
    for match in STRONG.finditer(text):
        yield put(text, *match.span(), f"_{match[1]}_")


@fault("emphasis made strong")
def em_stronger(text: str) -> Iterator[str]:
    for match in EM.finditer(text):
        yield put(text, *match.span(), f"**{match[1]}**")


@fault("strong made struck")
def strong_struck(text: str) -> Iterator[str]:
    for match in STRONG.finditer(text):
        yield put(text, *match.span(), f"~~{match[1]}~~")


@fault("code made strong")
def code_strong(text: str) -> Iterator[str]:
    for match in CODE.finditer(text):
        yield put(text, *match.span(), f"**{match[2]}**")


@fault("a mark added")
def mark_added(text: str) -> Iterator[str]:
    for index, (start, end) in enumerate(_plain_words(text)):
        mark = ("**", "*", "~~", "`")[index % 4]
        yield put(text, start, end, f"{mark}{text[start:end]}{mark}")


@fault("a mark that does not render")
def mark_literal(text: str) -> Iterator[str]:
    for match in (*STRONG.finditer(text), *EM.finditer(text), *DEL.finditer(text)):
        inner = match[1]
        mark = match[0].removesuffix(inner)[: (len(match[0]) - len(inner)) // 2]
        yield put(text, *match.span(), f"{mark} {inner} {mark}")


@fault("one asterisk lost")
def mark_unbalanced(text: str) -> Iterator[str]:
    for match in STRONG.finditer(text):
        yield put(text, match.start(), match.start() + 1, "")
        yield put(text, match.end() - 1, match.end(), "")


@fault("a mark that starts a word late")
def mark_late(text: str) -> Iterator[str]:
    for match in re.finditer(r"(\*\*|\*|~~)([^\W_]+) (?=[^\W_])", text):
        yield put(text, *match.span(), f"{match[2]} {match[1]}")


@fault("a mark that ends a word early")
def mark_early(text: str) -> Iterator[str]:
    for match in re.finditer(r"(?<=[^\W_]) ([^\W_]+)(\*\*|\*|~~)", text):
        yield put(text, *match.span(), f"{match[2]} {match[1]}")


@fault("a mark that ends a word late")
def mark_longer(text: str) -> Iterator[str]:
    for match in re.finditer(r"(?<=[^\W_])(\*\*|\*|~~|`) ([^\W_]+)", text):
        yield put(text, *match.span(), f" {match[2]}{match[1]}")


@fault("a mark on half a word")
def mark_half(text: str) -> Iterator[str]:
    for match in re.finditer(r"(?<=[^\W_])([^\W_])(\*\*|\*)(?![*\w])", text):
        yield put(text, *match.span(), f"{match[2]}{match[1]}")
