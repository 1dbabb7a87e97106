"""Words and characters: lost, added, changed, moved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .places import prose, put, seen, spaces, words
from .registry import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

PUNCTUATION = {
    ".": ",",
    ",": ";",
    ";": ":",
    "，": "。",
    "。": "，",
    "；": "，",
    "？": "！",
    "！": "？",
}


@fault("a word lost")
def word_lost(text: str) -> Iterator[str]:
    for start, end in words(seen(text)):
        yield put(text, start - (text[start - 1 : start] == " "), end, "")


@fault("a word doubled")
def word_doubled(text: str) -> Iterator[str]:
    for start, end in words(seen(text)):
        yield put(text, end, end, " " + text[start:end])


@fault("a word added")
def word_added(text: str) -> Iterator[str]:
    for at in spaces(seen(text)):
        yield put(text, at, at, " indeed")


@fault("two words swapped")
def words_swapped(text: str) -> Iterator[str]:
    shown = seen(text)
    for match in re.finditer(r"([^\W_]+) (?=([^\W_]+))", shown):
        yield put(text, match.start(), match.end(2), f"{match[2]} {match[1]}")


@fault("a word far away")
def word_moved(text: str) -> Iterator[str]:
    places = list(words(seen(text)))
    for (start, end), (_, target) in zip(places, places[3:], strict=False):
        yield put(put(text, target, target, " " + text[start:end]), start, end, "")


@fault("a letter changed")
def letter_changed(text: str) -> Iterator[str]:
    for start, _ in words(seen(text)):
        yield put(text, start, start + 1, "x" if text[start] != "x" else "y")


@fault("a letter lost")
def letter_lost(text: str) -> Iterator[str]:
    for start, end in words(seen(text)):
        if end - start > 1:
            yield put(text, end - 1, end, "")


@fault("letters swapped")
def letters_swapped(text: str) -> Iterator[str]:
    for start, end in words(seen(text)):
        if end - start > 1:
            yield put(text, start, start + 2, text[start + 1] + text[start])


@fault("a letter's case changed")
def case_changed(text: str) -> Iterator[str]:
    for start, _ in words(seen(text)):
        yield put(text, start, start + 1, text[start].swapcase())


@fault("a space lost between two words")
def space_lost(text: str) -> Iterator[str]:
    for at in spaces(seen(text)):
        yield put(text, at, at + 1, "")


@fault("a space added inside a word")
def space_added(text: str) -> Iterator[str]:
    for start, end in words(seen(text)):
        if end - start > 1:
            yield put(text, start + 1, start + 1, " ")


@fault("a space made no-break")
def space_no_break(text: str) -> Iterator[str]:
    for at in spaces(seen(text)):
        yield put(text, at, at + 1, "\u00a0")


@fault("a no-break space made plain")
def space_plain(text: str) -> Iterator[str]:
    for match in re.finditer("\u00a0|&nbsp;", text):
        yield put(text, *match.span(), " ")


@fault("a wide space made narrow")
def space_narrow(text: str) -> Iterator[str]:
    for match in re.finditer("\u3000", text):
        yield put(text, *match.span(), " ")


@fault("an invisible character added")
def invisible(text: str) -> Iterator[str]:
    for start, end in words(seen(text)):
        if end - start > 1:
            for character in ("\u200b", "\u00ad"):
                yield put(text, start + 1, start + 1, character)


@fault("punctuation changed")
def punctuation_changed(text: str) -> Iterator[str]:
    for match in re.finditer("[.,;，。；？！]", seen(text)):
        yield put(text, *match.span(), PUNCTUATION[match[0]])


@fault("punctuation lost")
def punctuation_lost(text: str) -> Iterator[str]:
    for match in re.finditer("[.,;:，。；：、？！“”「」]", seen(text)):
        yield put(text, *match.span(), "")


@fault("an escaped character lost")
def escaped_lost(text: str) -> Iterator[str]:
    for match in re.finditer(r"\\[!-/:-@[-`{-~]|&\w+;", text):
        yield put(text, *match.span(), "")


@fault("a backslash shown")
def backslash_shown(text: str) -> Iterator[str]:
    for match in re.finditer(r"\\[!-/:-@[-`{-~]", text):
        yield put(text, *match.span(), "\\\\" + match[0])


@fault("an entity read twice")
def entity_twice(text: str) -> Iterator[str]:
    for match in re.finditer(r"&amp;(?=\w+;)", text):
        yield put(text, *match.span(), "&")


@fault("an escape lost that held markup back")
def escape_lost(text: str) -> Iterator[str]:
    for match in re.finditer(r"^\\[#>]|^1\\(?=\.)", text, re.MULTILINE):
        yield put(text, *match.span(), match[0].replace("\\", ""))


@fault("a line break added")
def break_added(text: str) -> Iterator[str]:
    for at in spaces(prose(text)):
        yield put(text, at, at + 1, "  \n")


@fault("a line break lost")
def break_lost(text: str) -> Iterator[str]:
    for match in re.finditer(r"(?:  |\\)\n|<br>", text):
        yield put(text, *match.span(), " ")


@fault("a line break made a paragraph")
def break_grown(text: str) -> Iterator[str]:
    for match in re.finditer(r"(?:  |\\)\n", text):
        yield put(text, *match.span(), "\n\n")


@fault("a line break moved by a word")
def break_moved(text: str) -> Iterator[str]:
    for match in re.finditer(r"(?:  |\\)\n([^\W_]+) ", text):
        yield put(text, *match.span(), f" {match[1]}  \n")
