"""What the proof finds when emphasis around punctuation goes: up to three words become one."""

from __future__ import annotations

import re

from postlint.expressions import expression

KIND = {"strong": "strong", "b": "strong", "em": "em", "i": "em"}
_BLOCK = r"(?:p|div|li|[uo]l|h[1-6]|t[dhr]|blockquote|fig\w+|section|article)\b"
_FIRST = expression(rf"(?:</?{_BLOCK}[^<>]*>|\n)\s*\Z", re.IGNORECASE)
_LAST = expression(rf"\s*(?:</?{_BLOCK}|\Z)", re.IGNORECASE)
_BEFORE = expression(r"[^\s<>&]+\Z")
_AFTER = expression(r"[^\s<>&]+")
_NEAR = 400  # characters that are looked at on each side


def intends(text: str, match: re.Match[str], end: int) -> tuple[str, ...]:
    """Return the difference in the words of the proof; () where it cannot be told.

    That is so where other tags touch the emphasis, or a line break, which may be a space or none.
    """
    start, inside = match.start(), f"{match[2]}{match[4]}"
    left, right = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    first, last = _FIRST.search(left), _LAST.match(right)
    if "\n" in inside or (right.startswith(("\n", "<", "&")) and not last):
        return ()
    if left.endswith(("\n", ">", ";")) and not first:
        return ()
    before = None if first or match[2] else _BEFORE.search(left)
    after = None if last or match[4] else _AFTER.match(right)
    marks = (f"-mark {KIND[match[1].lower()]}", *(() if last else ("-mark",)))
    parts = (before[0] if before else "", match[3], after[0] if after else "")
    word = "".join(parts)
    if word == match[3]:
        return marks
    return (*marks, *(f"-{part}" for part in parts if part), f"+{word}")
