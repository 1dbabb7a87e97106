"""Settings that are wrong, in one line each: file, line, column, what, and what was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from postlint.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Key = str | int

_MISMATCH = expression(r"Expected `(?P<want>[^`]*)`, got `(?P<got>[^`]*)`")
_ENUM = expression(r"Invalid enum value (?P<got>.+?)(?: - at|$)")
_WORDS = {
    "array": "a list",
    "bool": "true or false",
    "float": "a number",
    "int": "a whole number",
    "object": "a table",
    "str": "a string",
    "null": "nothing",
}


class SettingsError(Exception):
    """Settings that cannot be used; the message is one line and names file and place."""


class Origin(Protocol):
    """What settings were read from: it knows where in it something wrong stands."""

    def error(self, keys: list[Key], message: str) -> SettingsError:
        """Return the error ``message`` about what ``keys`` lead to."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``"; did you mean `x`?"`` for the known word that looks most like ``word``."""
    import difflib  # noqa: PLC0415 - for mistakes only

    close = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f"; did you mean `{close[0]}`?" if close else ""


def explain(error: Exception) -> str:
    """Say in plain words what msgspec found wrong with a value."""
    message = str(error)
    if match := _MISMATCH.search(message):
        wants = match["want"].split(" | ")
        want = " or ".join(_WORDS.get(word, word) for word in wants if word != "null")
        return f"must be {want}, not {_WORDS.get(match['got'], match['got'])}"
    if match := _ENUM.search(message):
        return f"has no value `{match['got'].strip(chr(39))}`"
    return message.partition(" - at ")[0]


def value_path(error: Exception) -> list[Key]:
    """Return the keys that lead to the value that msgspec's ``error`` is about."""
    path = str(error).rpartition(" - at `$")[2].rstrip("`") if " - at `$" in str(error) else ""
    keys: list[Key] = []
    for name, index in re.findall(r"\.([^.\[]+)|\[(\d+|\.\.\.)\]", path):
        if name:
            keys.append(name)
        elif index.isdigit():
            keys.append(int(index))
    return keys


def place(text: str, keys: Sequence[Key]) -> str:
    """Return ``":line:column"`` of the deepest of ``keys`` found in a TOML text, or ``""``."""
    from postlint.post import front_matter  # noqa: PLC0415  for errors only
    from postlint.text import Lines  # noqa: PLC0415

    found = front_matter.find(f"+++\n{text}\n+++\n")
    if found is None or found.problem is not None:
        return ""
    entries, span = found.entries, None
    for key in keys:
        entry = next((entry for entry in entries if entry.key == key), None)
        if entry is None:
            break
        entries, span = entry.children, entry.key_span
    if span is None:
        return ""
    line, column = Lines(f"+++\n{text}").position(span.start)
    return f":{line - 1}:{column}"
