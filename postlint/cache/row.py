"""One row of the cache: what is known of the posts of a block.

Its first part is what tells whether the posts are the same, column by column, for that packs
best; the second is the name and the result of each post, one behind the other, for results repeat names.
What a result means knows only the form that made it.
"""

from __future__ import annotations

import struct
from array import array
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

import msgspec

from postlint.cache import sealed
from postlint.cache.look import LOOK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CONTENT: Final = 6
"""Bytes of the hash of a post's content."""
TOLD: Final = 8
"""Bytes of the hash of what a result depends on besides the post."""
_NUMBER: Final = struct.Struct("=I")

Tally = list[tuple[tuple[str, str, str, str], int]]
"""How often there is what: findings by code, name, severity and safety of the fix."""


class Known(msgspec.Struct, frozen=True, gc=False):
    """What is known of a post: its name, its look, hashes, and its result with what that counts.

    ``today_only`` says that the result holds of no other day.
    """

    name: str
    look: bytes
    told: bytes
    content: bytes
    result: bytes
    tally: Tally = []
    today_only: bool = False


class _Columns(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is needed where posts differ: hashes of contents, and counts by number of kind."""

    contents: bytes
    tallies: list[list[int]]
    today_only: list[int]


class Block(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The posts of a block: a hash of their names, their looks, and hashes of what was told of them.

    ``day`` counts from 2020, ``today_only`` says that a result holds of no other day. ``found`` of
    the ``number`` posts have findings, and ``tally`` counts those of all.
    """

    names: bytes
    looks: bytes
    told: bytes
    day: int
    today_only: bool
    number: int
    found: int
    tally: Tally
    columns: msgspec.Raw

    def is_of(self, names: Sequence[str], looks: Sequence[bytes], told: Sequence[bytes]) -> bool:
        """Say whether it is of posts with these names, that look so, and of which this was told."""
        return (
            self.looks == b"".join(looks)
            and self.told == _once(told)
            and self.names == _hashed(names)
        )


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Block).decode
_columns = msgspec.msgpack.Decoder(_Columns).decode


def _once(values: Sequence[bytes]) -> bytes:
    """Return values joined; one, where all are the same."""
    return values[0] if len(set(values)) == 1 else b"".join(values)


def _hashed(names: Sequence[str]) -> bytes:
    return blake2b("\0".join(names).encode("utf-8", "surrogateescape"), digest_size=16).digest()


def write(posts: Sequence[Known], day: int, key: bytes) -> bytes:
    """Return the row of some posts as bytes."""
    kinds: dict[tuple[str, str, str, str], int] = {}
    totals: list[int] = []
    tallies = []
    for post in posts:
        counted: list[int] = []
        for kind, number in post.tally:
            place = kinds.setdefault(kind, len(kinds))
            if place == len(totals):
                totals.append(0)
            totals[place] += number
            counted += (place, number)
        tallies.append(counted)
    columns = _Columns(
        b"".join(post.content for post in posts),
        tallies,
        [place for place, post in enumerate(posts) if post.today_only],
    )
    block = Block(
        _hashed([post.name for post in posts]),
        b"".join(post.look for post in posts),
        _once([post.told for post in posts]),
        day,
        bool(columns.today_only),
        len(posts),
        sum(has_findings(post.tally) for post in posts),
        list(zip(kinds, totals, strict=True)),
        msgspec.Raw(_encode(columns)),
    )
    return sealed.seal(_encode(block), _joined(posts), key)


def has_findings(tally: Tally) -> bool:
    """Say whether something was found that is not suppressed, which has no code."""
    return any(code for (code, _, _, _), _ in tally)


def read(data: bytes, key: bytes) -> Block | None:
    """Return the block that a row is about; None if it is damaged, or of another key."""
    head = sealed.head(data, key)
    try:
        return None if head is None else _decode(head)
    except msgspec.MsgspecError:  # of another key, by chance
        return None


def results(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the names and results of the posts of a row that was read."""
    body = sealed.body(data)
    (number,) = _NUMBER.unpack_from(body)
    start = _NUMBER.size * (number + 1)
    for length in array("I", body[_NUMBER.size : start]):
        middle = body.index(b"\0", start)
        end = middle + 1 + length
        yield body[start:middle], body[middle + 1 : end]
        start = end


def _joined(posts: Sequence[Known]) -> bytes:
    names = (post.name.encode("utf-8", "surrogateescape") for post in posts)
    lengths = array("I", [len(post.result) for post in posts]).tobytes()
    body = b"".join(
        b"%b\0%b" % (name, post.result) for name, post in zip(names, posts, strict=True)
    )
    return _NUMBER.pack(len(posts)) + lengths + body


def posts(data: bytes, block: Block) -> list[Known]:
    """Return all that is known of the posts of a row, whose block was read."""
    columns = _columns(block.columns)
    kinds = [kind for kind, _ in block.tally]
    told = block.told * (block.number if len(block.told) == TOLD else 1)
    found = []
    for place, (name, result) in enumerate(results(data)):
        counted = columns.tallies[place]
        counts = zip(counted[::2], counted[1::2], strict=True)
        found.append(
            Known(
                name.decode("utf-8", "surrogateescape"),
                _part(block.looks, place, LOOK),
                _part(told, place, TOLD),
                _part(columns.contents, place, CONTENT),
                result,
                [(kinds[kind], number) for kind, number in counts],
                place in columns.today_only,
            )
        )
    return found


def _part(values: bytes, place: int, length: int) -> bytes:
    return values[length * place : length * (place + 1)]
