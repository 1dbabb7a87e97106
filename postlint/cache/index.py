"""What posts contribute to their archive, kept, so that only those that changed are read again.

Facts are believed as reports are: because the file system proves that a file is what it was, or
because its bytes have the same hash. They are packed in blocks of posts; names of files are not kept
twice. Of each post a few bytes stand for what it is grouped by, so that the posts that share something
with one that changed are found, and unpacked, without all the others.
"""

# Paths stay the strings that they were given as.
# ruff: noqa: PTH113, PTH118

from __future__ import annotations

import os
import zlib
from array import array
from hashlib import blake2b
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Final

import msgspec

from postlint.archive import Facts
from postlint.archive.facts import once, slug_of
from postlint.archive.keys import KEYS
from postlint.archive.texts import hashed
from postlint.cache import blocks, sealed
from postlint.cache.look import LOOK, UNSURE, content, looks_of
from postlint.cache.stamp import tools
from postlint.cache.store import FACTS, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    Read = Callable[[list[str]], Iterable[Facts]]

_SHARED: Final = ("authors", "tags", "categories", "fields")
_AS_NAMED: Final = "\0"  # a title that is also the name of the file
_SHORT: Final = 0xFFFF
_PLACE: Final = 6  # bytes


class State(msgspec.Struct, frozen=True):
    """How many posts an index knows, and how many are new, were changed or are gone since."""

    known: int
    new: int
    changed: int
    gone: int


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


class _Block(msgspec.Struct):
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
        looks, keys = self.head.looks, zip(*map(_numbers, self.head.keys), strict=True)
        return {
            row.place: _Known(row, looks[LOOK * number : LOOK * (number + 1)], own)
            for number, (row, own) in enumerate(zip(_rows(sealed.body(self.data)), keys, strict=True))
        }


_encode = msgspec.msgpack.Encoder().encode
_head = msgspec.msgpack.Decoder(_Head).decode
_rows = msgspec.msgpack.Decoder(list[_Row]).decode


class Index:
    """The facts of the posts of an archive, in the cache ``folder``; ``told`` says how they are read.

    An index that was written by another postlint, or told otherwise, is empty.
    """

    def __init__(self, folder: str, told: str) -> None:
        self.path = os.path.join(folder, FACTS)
        self._folder = folder
        said = repr((*tools(), told)).encode("utf-8", "surrogatepass")
        self._stamp = blake2b(said, digest_size=32).digest()

    def exists(self) -> bool:
        """Say whether there is an index."""
        return os.path.isfile(self.path)

    def use(
        self,
        places: Mapping[str, str],
        looks: Mapping[str, os.stat_result] = {},
        seen: Mapping[str, bytes] = {},
    ) -> Use:
        """Begin to use the index for the posts of an archive.

        ``places`` maps their paths to what is known of each: facts hold for another path of which
        the same is known. ``looks`` is what the file system said of them a moment ago, and ``seen``
        what was made of that for another file of the cache.
        """
        return Use(Store(self._folder, FACTS), self._stamp, places, looks, seen)

    def facts(
        self, places: Mapping[str, str], read: Read, looks: Mapping[str, os.stat_result] = {}
    ) -> tuple[list[Facts], str]:
        """Return the facts of all posts of the archive, and what is wrong with the index, if anything.

        ``read`` returns the facts of those that can be read of the posts that the index does not know.
        """
        use = self.use(places, looks)
        try:
            use.refresh(read)
            return list(use.facts()), use.store.problem
        finally:
            use.store.close()

    def state(
        self, places: Mapping[str, str], looks: Mapping[str, os.stat_result] = {}
    ) -> State:
        """Return what has changed since the index was written; it stays as it is."""
        use = self.use(places, looks)
        use.store.close()
        return use.state()


class Use:
    """One use of an index.

    A path that knows more than a name stands for another content than the file's: such a post is read
    anew, and what is kept of the file stays.
    """

    def __init__(
        self,
        store: Store,
        stamp: bytes,
        places: Mapping[str, str],
        looks: Mapping[str, os.stat_result],
        seen: Mapping[str, bytes] = {},
    ) -> None:
        self.store = store
        self._stamp = stamp
        self._blocks = list(self._cut(places, looks, seen))
        rows = store.rows([block.number for block in self._blocks])
        for block in self._blocks:
            block.take(rows.get(block.number, b""))
        self._before = self._mark()

    def _cut(
        self,
        places: Mapping[str, str],
        looks: Mapping[str, os.stat_result],
        seen: Mapping[str, bytes],
    ) -> Iterator[_Block]:
        ordered = sorted(places.items(), key=itemgetter(1))
        paths, names = [path for path, _ in ordered], [place for _, place in ordered]
        own = [type(path) is str for path in paths]
        if len(set(names)) < len(names):
            for number, (one, other) in enumerate(pairwise(names), 1):
                own[number] = own[number] and one != other
        new = [path for path in paths if path not in seen]
        seen = {**seen, **dict(zip(new, looks_of(new, looks, self.store)[0], strict=True))}
        packed = blocks.packed(names)
        for name, start, end in blocks.cut(packed):
            key = blake2b(name, digest_size=16, key=self._stamp).digest()
            part = slice(start, end)
            own_looks = [seen[path] for path in paths[part]]
            yield _Block(key, paths[part], packed[part], own_looks, own[part])

    def _mark(self) -> bytes:
        """Return what tells the archive that is kept from others."""
        said = b"".join(block.key + sealed.mark(block.data) for block in self._blocks)
        return blake2b(said, digest_size=16).digest()

    def refresh(self, read: Read) -> list[Change]:
        """Read what the index does not know, write it down, and return what has changed."""
        other = [block for block in self._blocks if not block.is_same]
        there = [(block.number, block.data) for block in other]
        works = [_Work(block, block.known()) for block in other]
        fresh = {facts.path: facts for facts in read([one for work in works for one in work.unknown])}
        changes = [change for work in works for change in work.changes(fresh)]
        for work in works:
            work.renew(fresh)
        new = [(block.number, block.data) for block in other]
        if new != there:
            self.store.write(sorted(new), b"", 0)
            self.store.keep_only({block.number for block in self._blocks})
        return changes

    def paths(self) -> Iterator[str]:
        """Yield the paths of all posts."""
        for block in self._blocks:
            yield from block.paths

    def facts(self) -> Iterator[Facts]:
        """Yield the facts of all posts, once they were refreshed."""
        for block in self._blocks:
            yield from self._all_of(block)

    def sharing(self, key: str, changes: Iterable[Change]) -> list[Facts]:
        """Return the posts that share a key of ``KEYS`` with what changed, and perhaps some others.

        If there is a post among them, so are all that share its key.
        """
        column = list(KEYS).index(key)
        wanted = {number for change in changes for number in change.keys[key]} - {0}
        found: list[Facts] = []
        for block in self._blocks:
            if block.facts is not None:
                pairs = zip(block.facts, block.keys, strict=True)
                found += [facts for facts, keys in pairs if keys[column] in wanted]
            elif block.head and not wanted.isdisjoint(_numbers(block.head.keys[column])):
                rows = _rows(sealed.body(block.data))
                for number, short in enumerate(_numbers(block.head.keys[column])):
                    if short in wanted:
                        found.append(_named(rows[number].facts, block.paths[number]))
        return found

    def _all_of(self, block: _Block) -> list[Facts]:
        if block.facts is not None:
            return block.facts
        rows = _rows(sealed.body(block.data))
        return [_named(row.facts, path) for row, path in zip(rows, block.paths, strict=True)]

    def state(self) -> State:
        """Return what has changed since the index was written."""
        known = new = changed = gone = 0
        for block in self._blocks:
            if block.is_same:
                known += len(block.paths)
                continue
            work = _Work(block, block.known())
            known += len(work.before)
            before = [place in work.before for place in work.hashes]
            new += before.count(False)
            changed += before.count(True) - len(work.kept)
            gone += len(work.before.keys() - set(work.hashes))
        return State(known, new, changed, gone)

    @property
    def is_new(self) -> bool:
        """Whether anything was written in this use, so that nothing is remembered of what is there."""
        return self._mark() != self._before

    def remembered(self, stamp: bytes) -> bytes:
        """Return what was remembered of the archive as it was when this use began, under a stamp."""
        data = self.store.remembered()
        mark = blake2b(self._before, digest_size=16, key=stamp).digest()
        return data[len(mark) :] if data.startswith(mark) else b""

    def remember(self, data: bytes, stamp: bytes) -> None:
        """Remember something of the archive as it is now, under a stamp."""
        mark = blake2b(self._mark(), digest_size=16, key=stamp).digest()
        self.store.remember(mark + data)


class _Work:
    """What is done to a block in which something may have changed.

    ``before`` is what was kept of its posts by the ``hashes`` of their places, ``kept`` what still
    holds, by the numbers of the posts, and ``unknown`` are the paths of the others.
    """

    def __init__(self, block: _Block, before: dict[bytes, _Known]) -> None:
        self.block = block
        self.before = before
        self.hashes = [_hash(place, _PLACE) for place in block.places]
        self.kept = dict(self._held())
        self.unknown = [
            path for number, path in enumerate(block.paths) if number not in self.kept
        ]

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
                before = _named(known.row.facts, path) if known else None
                own = now and _shorts(now, self.block.places[number])
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
            facts: Facts | None = _named(now.row.facts, path) if now else fresh.get(path)
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


def _numbers(column: bytes) -> array[int]:
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


def _named(facts: Facts, path: str) -> Facts:
    """Return the facts of a row with their path, and with what thousands of posts share once."""
    title = slug_of(path) if facts.title == _AS_NAMED else facts.title
    shared = {name: once(getattr(facts, name)) for name in _SHARED}
    return msgspec.structs.replace(facts, path=path, title=title, **shared)
