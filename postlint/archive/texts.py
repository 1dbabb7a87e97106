"""What a body says, without how it is written: one number for all of it, and a sketch of its parts."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from postlint.expressions import expression
from postlint.text import comments_end

if TYPE_CHECKING:
    from collections.abc import Callable

SHORTEST: Final = 50
"""Characters from which on a text says enough to be compared."""

ROWS: Final = 32
"""Numbers in a sketch: two texts share about as many of these as of their clauses."""

_MARKUP = expression(r"<(?:!--.*?-->|[a-zA-Z/][^<>]*>)", re.DOTALL)
_UNCOMMENTED = expression(r"<[a-zA-Z/][^<>]*>")
_SOURCE_LINE = expression(
    r"(?>(?:\s|<!--[^<>]*-->)*)(?:#{1,6}[ \t]+)?\[[^\r\n]*\)[ \t]*(?:\r?\n[-=]+[ \t]*)?(?=[\r\n]|\Z)"
)
_CLAUSE = expression(r"[,.;:!?、。，．；：！？…]+")
_LAST_BYTE = 0xFF
_FEW = 8  # clauses below which one that was changed is most of a text


def spoken(body: str) -> str:
    """Return the text of a body: without tags, comments, white space and the line of its source."""
    text = _without_source_line(body)
    return "".join((_unmarked(text, "") if "<" in text else text).split())


def begun(body: str, characters: int) -> str:
    """Return how the same begins, as people read it: with a space wherever there is any markup."""
    words = " ".join(_unmarked(_without_source_line(body), " ").split())
    return words if len(words) <= characters else f"{words[:characters].rstrip()}…"


def _unmarked(text: str, instead: str) -> str:
    end = comments_end(text)
    marked = _MARKUP.sub(instead, text[:end])
    return marked + _UNCOMMENTED.sub(instead, text[end:]) if end < len(text) else marked


def _without_source_line(body: str) -> str:
    opening = _SOURCE_LINE.match(body)
    return body[opening.end() :] if opening else body


def fingerprint(text: str) -> int:
    """Return the number that stands for a text; 0 for one that says too little."""
    return hashed(text.encode("utf-8", "surrogatepass")) if len(text) >= SHORTEST else 0


def hashed(data: bytes) -> int:
    """Return 63 bits of a hash that is the same on every machine."""
    return int.from_bytes(_blake2b()(data, digest_size=8).digest()) >> 1


@cache
def _blake2b() -> Callable[..., Any]:
    try:
        from _blake2 import blake2b  # noqa: PLC0415 - hashlib's own, without loading OpenSSL
    except ImportError:
        from hashlib import blake2b  # noqa: PLC0415 - as above
    return blake2b


def sketch(text: str) -> bytes:
    """Return the MinHash signature of the clauses of a text; empty for one with few of them.

    A byte of each number is enough: two numbers that differ share it once in 256 times.
    """
    clauses = {clause for clause in _CLAUSE.split(text) if clause}
    if len(clauses) < _FEW:
        return b""
    from rensa import RMinHash  # noqa: PLC0415 - only where an archive is looked at

    sketched = RMinHash(num_perm=ROWS, seed=1)
    sketched.update([clause.encode("utf-8", "surrogatepass") for clause in clauses])
    return bytes(number & _LAST_BYTE for number in sketched.digest())


def likeness(one: bytes, other: bytes) -> float:
    """Return which part of two texts' clauses they share, as their sketches tell."""
    return sum(mine == its for mine, its in zip(one, other, strict=True)) / ROWS
