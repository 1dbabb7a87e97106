"""Blocks of code: language, white space, lines, fences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .places import put
from .registry import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

FENCED = re.compile(r"^```([^\n]*)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)


def _inside(text: str, pattern: str) -> Iterator[tuple[int, int]]:
    """Yield where a pattern is found in the lines of code."""
    for match in FENCED.finditer(text):
        for found in re.compile(pattern, re.MULTILINE).finditer(text, match.start(2), match.end(2)):
            yield found.span()


@fault("a language changed")
def language_changed(text: str) -> Iterator[str]:
    for match in FENCED.finditer(text):
        yield put(text, *match.span(1), match[1] + "x")


@fault("a language lost")
def language_lost(text: str) -> Iterator[str]:
    for match in FENCED.finditer(text):
        yield put(text, *match.span(1), "")


@fault("an indentation lost")
def indentation_lost(text: str) -> Iterator[str]:
    for span in _inside(text, "^ +"):
        yield put(text, *span, "")


@fault("an indentation added")
def indentation_added(text: str) -> Iterator[str]:
    for start, _ in _inside(text, r"^(?=\S)"):
        yield put(text, start, start, " ")


@fault("spaces in code collapsed")
def spaces_collapsed(text: str) -> Iterator[str]:
    for span in _inside(text, " {2,}"):
        yield put(text, *span, " ")


@fault("a space at the end of a line of code")
def space_trailing(text: str) -> Iterator[str]:
    for start, _ in _inside(text, r"(?<=\S)$"):
        yield put(text, start, start, " ")


@fault("spaces made a tab")
def spaces_tab(text: str) -> Iterator[str]:
    for span in _inside(text, "^ +"):
        yield put(text, *span, "\t")


@fault("two lines of code joined")
def lines_joined(text: str) -> Iterator[str]:
    for start, end in _inside(text, r"(?<=\S)\n(?=.*\S)"):
        yield put(text, start, end, " ")


@fault("a blank line in code added")
def blank_added(text: str) -> Iterator[str]:
    for _, end in _inside(text, r"\n(?=.*\S)"):
        if text[end : end + 3] != "```":
            yield put(text, end, end, "\n")


@fault("a blank line in code lost")
def blank_lost(text: str) -> Iterator[str]:
    for start, end in _inside(text, r"\n\n"):
        yield put(text, start, end, "\n")


@fault("a line of code lost")
def line_lost(text: str) -> Iterator[str]:
    for start, end in _inside(text, r"^.+\n"):
        yield put(text, start, end, "")


@fault("a block of code made text")
def fence_lost(text: str) -> Iterator[str]:
    for match in FENCED.finditer(text):
        yield put(text, *match.span(), match[2])


@fault("a block of code made inline code")
def fence_inline(text: str) -> Iterator[str]:
    for match in FENCED.finditer(text):
        yield put(text, *match.span(), f"``{match[2].replace(chr(10) * 2, chr(10)).strip()}``\n")


@fault("a fence that closes late")
def fence_late(text: str) -> Iterator[str]:
    for match in FENCED.finditer(text):
        if text[match.end() :].strip():
            yield put(text, match.end() - 4, match.end(), "") + "```\n"
