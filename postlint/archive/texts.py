"""What a body says, without how it is written: one number for all of it, and a sketch of its parts."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from postlint.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Callable

SHORTEST: Final = 50
"""Characters from which on a text says enough to be compared."""

ROWS: Final = 32
"""Numbers in a sketch: two texts share about as many of these as of their clauses."""

_MARKUP = expression(r"<!--.*?-->|<[a-zA-Z/][^<>]*>|\s+", re.DOTALL)
_SOURCE_LINE = expression(
    r"(?>(?:\s|<!--[^<>]*-->)*)(?:#{1,6}[ \t]+)?\[[^\r\n]*\)[ \t]*(?:\r?\n[-=]+[ \t]*)?(?=[\r\n]|\Z)"
)
_CLAUSE = expression(r"[,.;:!?、。，．；：！？…]+")
_FEW = 8  # clauses below which one that was changed is most of a text


def spoken(body: str) -> str:
    """Return the text of a body: without tags, comments, white space and the line of its source."""
    opening = _SOURCE_LINE.match(body)
    return _MARKUP.sub("", body[opening.end() :] if opening else body)


def fingerprint(text: str) -> int:
    """Return the number that stands for a text; 0 for one that says too little."""
    return hashed(text.encode("utf-8", "surrogatepass")) if len(text) >= SHORTEST else 0


def hashed(data: bytes) -> int:
    """Return 63 bits of a hash that is the same on every machine."""
    return int.from_bytes(_blake2b()(data, digest_size=8).digest()) >> 1


@cache
def _blake2b() -> Callable[..., Any]:
    from hashlib import blake2b  # noqa: PLC0415 - loads OpenSSL

    return blake2b


def sketch(text: str) -> bytes:
    """Return the MinHash signature of the clauses of a text; empty for one with few of them."""
    clauses = {clause for clause in _CLAUSE.split(text) if clause}
    if len(clauses) < _FEW:
        return b""
    from rensa import RMinHash  # noqa: PLC0415 - only where an archive is looked at

    sketched = RMinHash(num_perm=ROWS, seed=1)
    sketched.update([clause.encode("utf-8", "surrogatepass") for clause in clauses])
    return b"".join(number.to_bytes(4) for number in sketched.digest())


def likeness(one: bytes, other: bytes) -> float:
    """Return which part of two texts' clauses they share, as their sketches tell."""
    pairs = zip(_numbers(one), _numbers(other), strict=True)
    return sum(mine == its for mine, its in pairs) / ROWS


def _numbers(sketched: bytes) -> list[bytes]:
    return [sketched[start : start + 4] for start in range(0, len(sketched), 4)]
