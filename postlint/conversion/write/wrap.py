"""Paragraphs in lines of limited width: broken at spaces of their text, and nowhere else."""

from __future__ import annotations

import re
from typing import Final

from postlint.conversion.write.flanking import SOFT_SPACE
from postlint.conversion.write.style import is_wide

_STARTS_BLOCK: Final = re.compile(
    r"[#>+=~:|^{$]|<(?!https?:)|```|-(?:-|\Z)|[*_]{3}|[*_]\Z|\*\[|[0-9]+[.)]\Z"
).match
"""Words that might begin a block, or end the paragraph, in some dialect."""


def wrapped(text: str, columns: int) -> str:
    """Wrap the lines of a paragraph, whose spaces that may become line ends are soft ones."""
    return "\n".join([_wrapped(line, columns) for line in text.split("\n")])


def _wrapped(line: str, columns: int) -> str:
    lines: list[str] = []
    room = -1
    for chunk in _chunks(line.split(SOFT_SPACE)):
        room -= 1 + width(chunk)
        if room < 0:
            lines.append(chunk)
            room = columns - width(chunk)
        else:
            lines[-1] += f" {chunk}"
    return "\n".join(lines)


def _chunks(words: list[str]) -> list[str]:
    """Join words that may not be parted."""
    chunks = words[:1]
    for word in words[1:]:
        if _may_part(chunks[-1], word):
            chunks.append(word)
        else:
            chunks[-1] += f" {word}"
    return chunks


def _may_part(before: str, after: str) -> bool:
    """Say whether a line may end between two words.

    Not where the next one would begin a block, nor after a backslash, which would break the line,
    nor between two wide characters: some browsers show no space there for the end of a line.
    """
    if not before or not after or before[-1] == "\\" or _STARTS_BLOCK(after):
        return False
    if before[-1].isspace() or after[0].isspace():
        return False
    return not (is_wide(before[-1]) and is_wide(after[0]))


def width(text: str) -> int:
    """Return the columns that a text takes; wide characters take two."""
    return len(text) if text.isascii() else len(text) + sum(map(is_wide, text))
