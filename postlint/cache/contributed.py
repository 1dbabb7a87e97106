"""What is kept of the posts of one block of an index, and what becomes of it when some change."""

from __future__ import annotations

import zlib
from array import array
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

import msgspec

from postlint.archive import Facts
from postlint.archive.facts import once, slug_of
from postlint.archive.keys import KEYS
from postlint.archive.texts import hashed
from postlint.cache import sealed
from postlint.cache.look import LOOK, UNSURE, content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_SHARED: Final = ("authors", "tags", "categories", "fields")
_AS_NAMED: Final = "\0"  # a title that is also the name of the file
_SHORT: Final = 0xFFFF
_PLACE: Final = 6  # bytes


class Change(msgspec.Struct, frozen=True):
    """What a post contributed, and what it does now; None where there was, or is, no such post.

    ``keys`` are the short keys that it had and has, by the names of ``KEYS``. What is gone has no path.
    """

    before: Facts | None
    now: Facts | None
    keys: dict[str, set[int]]


class _Row(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is kept of a post: a hash of its place, and its facts without a name."""

    place: bytes
    facts: Facts


class _Known(msgspec.Struct, frozen=True, gc=False):
    """A row with how the file looked, and the short keys of the post."""

    row: _Row
    look: bytes
    keys: tuple[int, ...]


class _Head(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The posts of a block: a hash of their places, their looks, and a column for each of ``KEYS``."""

    places: bytes
    looks: bytes
    keys: list[bytes]


class Block(msgspec.Struct):
    """The posts of a block, and the row that is kept of them, if there is one.

    ``own`` says which of their paths are those of files, and stand for no other content. ``facts``
    and short ``keys`` are those of the posts that can be read, where they are not those of the row.
    """

    key: bytes
    paths: list[str]
    places: list[bytes]
    looks: list[bytes]
    own: list[bool]
    data: bytes = b""
    head: _Head | None = None
    facts: list[Facts] | None = None
    keys: list[tuple[int, ...]] = []

    @property
    def number(self) -> int:
        """The number of its row."""
        return int.from_bytes(self.key[:6], "big")

    @property
    def is_same(self) -> bool:
        """Whether the row is known to tell of the posts as they are."""
        return (
            self.head is not None
            and self.head.looks == b"".join(self.looks)
            and UNSURE not in self.looks
            and all(self.own)
            and self.head.places == _hash(b"\0".join(self.places))
        )

    def take(self, data: bytes) -> None:
        """Take a row as what is kept of the posts."""
        head = sealed.head(data, self.key) if data else None
        try:
            self.head = None if head is None else _head(head)
        except msgspec.MsgspecError:  # of another key, by chance
            return
        self.data = data

    def known(self) -> dict[bytes, _Known]:
        """Return what is kept of posts, by the hashes of their places."""
        if self.head is None:
            return {}
        looks, keys = self.head.looks, zip(*map(numbers, self.head.keys), strict=True)
        return {
            row.place: _Known(row, looks[LOOK * number : LOOK * (number + 1)], own)
            for number, (row, own) in enumerate(zip(rows_of(self.data), keys, strict=True))
        }


_encode = msgspec.msgpack.Encoder().encode
_head = msgspec.msgpack.Decoder(_Head).decode
_rows = msgspec.msgpack.Decoder(list[_Row]).decode


def rows_of(data: bytes) -> list[_Row]:
    """Return what is kept of the posts of a row whose head was read."""
    return _rows(sealed.body(data))


class Work:
    """What is done to a block in which something may have changed.

    ``before`` is what was kept of its posts by the ``hashes`` of their places, ``kept`` what still
    holds, by the numbers of the posts, and ``unknown`` are the paths of the others.
    """

    def __init__(self, block: Block, before: dict[bytes, _Known]) -> None:
        self.block = block
        self.before = before
        self.hashes = [_hash(place, _PLACE) for place in block.places]
        self.kept = dict(self._held())
        self.unknown = [path for number, path in enumerate(block.paths) if number not in self.kept]

    def _held(self) -> Iterator[tuple[int, _Known]]:
        block = self.block
        for number, path in enumerate(block.paths):
            known = self.before.get(self.hashes[number])
            if known is None or not block.own[number]:
                continue
            look = block.looks[number]
            if known.look == look != UNSURE or _holds(path, known.row.facts):
                yield number, msgspec.structs.replace(known, look=look)

    def changes(self, fresh: Mapping[str, Facts]) -> Iterator[Change]:
        """Yield what changed, where ``fresh`` are the facts of the unknown posts that can be read."""
        for number, path in enumerate(self.block.paths):
            if number not in self.kept:
                known, now = self.before.get(self.hashes[number]), fresh.get(path)
                before = named(known.row.facts, path) if known else None
                own = _shorts(now, self.block.places[number]) if now else None
                yield Change(before, now, _both(known, own))
        for place in self.before.keys() - set(self.hashes):
            known = self.before[place]
            yield Change(known.row.facts, None, _both(known, None))

    def renew(self, fresh: Mapping[str, Facts]) -> None:
        """Make the row of the block anew, and take the facts of its posts."""
        block, rows = self.block, dict[bytes, _Known]()
        block.facts, block.keys = [], []
        for number, path in enumerate(block.paths):
            now, place = self.kept.get(number), block.places[number]
            facts: Facts | None = named(now.row.facts, path) if now else fresh.get(path)
            if facts is not None:
                keys = now.keys if now else _shorts(facts, place)
                block.facts.append(facts)
                block.keys.append(keys)
                if now is None and block.own[number] and not facts.title.startswith(_AS_NAMED):
                    row = _Row(self.hashes[number], _nameless(facts))
                    now = _Known(row, block.looks[number], keys)
            if now is None and not block.own[number]:
                now = self.before.get(self.hashes[number])
            if now is not None:
                rows[now.row.place] = now
        known = list(rows.values())
        places = b"\0".join(
            place for place, one in zip(block.places, self.hashes, strict=True) if one in rows
        )
        columns = zip(*(one.keys for one in known), strict=True)
        packed = [array("H", column).tobytes() for column in columns] or [b""] * len(KEYS)
        head = _Head(_hash(places), b"".join(one.look for one in known), packed)
        body = _encode([one.row for one in known])
        block.take(sealed.seal(_encode(head), body, block.key))


def _both(before: _Known | None, now: tuple[int, ...] | None) -> dict[str, set[int]]:
    """Return the short keys that a post had and has, by their names."""
    own = [before.keys] if before else []
    own += [now] if now else []
    return {name: {keys[number] for keys in own} for number, name in enumerate(KEYS)}


def _holds(path: str, facts: Facts) -> bool:
    data = content(path)
    return data is not None and hashed(data) == facts.file


def _hash(said: bytes, size: int = 16) -> bytes:
    return blake2b(said, digest_size=size).digest()


def numbers(column: bytes) -> array[int]:
    """Return the short keys of a column."""
    return array("H", column)


def _shorts(facts: Facts, place: bytes) -> tuple[int, ...]:
    return tuple(_short(key_of, facts, place) for key_of in KEYS.values())


def _short(key_of: Callable[[Facts], object], facts: Facts, place: bytes) -> int:
    """Return a number that is the same for posts that share a key, and 0 where there is none."""
    path = place.partition(b"\0")[0].decode("utf-8", "surrogateescape")
    key = key_of(facts if facts.path == path else msgspec.structs.replace(facts, path=path))
    return zlib.crc32(repr(key).encode("utf-8", "backslashreplace")) % _SHORT + 1 if key else 0


def _nameless(facts: Facts) -> Facts:
    """Return facts as they are packed; those that were not asked about have no name yet."""
    title = _AS_NAMED if facts.title == facts.slug else facts.title
    return msgspec.structs.replace(facts, path="", title=title)


def named(facts: Facts, path: str) -> Facts:
    """Return the facts of a row with their path, and with what thousands of posts share once."""
    title = slug_of(path) if facts.title == _AS_NAMED else facts.title
    shared = {name: once(getattr(facts, name)) for name in _SHARED}
    return msgspec.structs.replace(facts, path=path, title=title, **shared)
