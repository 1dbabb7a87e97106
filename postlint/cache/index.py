"""What posts contribute to their archive, kept, so that only those that changed are read again.

Facts are believed as reports are: because the file system proves that a file is what it was, or
because its bytes have the same hash. They are packed together, some hundred posts at a time, since
a post alone packs badly; names of files are not kept, for they are known when facts are asked for.
"""

# Paths stay the strings that they were given as.
# ruff: noqa: PTH116, PTH118, PTH123

from __future__ import annotations

import os
import stat
import zlib
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import force_setattr

from postlint.archive import Facts
from postlint.archive.facts import once, slug_of
from postlint.archive.texts import hashed
from postlint.cache.look import look_at, proves
from postlint.cache.row import UNSURE
from postlint.cache.stamp import tools
from postlint.cache.store import FACTS, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    Read = Callable[[list[str]], Iterable[Facts]]

_TOGETHER: Final = 256  # posts that are packed together: more pack better, and are written slower
_KEY: Final = 8  # bytes
_SHARED: Final = ("authors", "tags", "categories", "fields")
_AS_NAMED: Final = "\0"  # a title that is also the name of the file


class _Row(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A post: a hash of what it is called, what the file system said of it, and its facts."""

    key: bytes
    look: bytes
    facts: Facts


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[_Row]).decode


class State(msgspec.Struct, frozen=True):
    """How many posts an index knows, and how many are new, were changed or are gone since."""

    known: int
    new: int
    changed: int
    gone: int


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
        return os.path.isfile(self.path)  # noqa: PTH113

    def facts(self, places: Mapping[str, str], read: Read) -> tuple[list[Facts], str]:
        """Return the facts of all posts of the archive, and what is wrong with the index, if anything.

        ``places`` maps their paths to what is known of each: facts hold for another path of which
        the same is known. ``read`` returns the facts of those that can be read of the posts that
        the index does not know.
        """
        work = _Work(self._folder, self._stamp)
        try:
            found, unknown = work.known(places)
            fresh = list(read(unknown))
            work.learn(fresh, places)
        finally:
            work.store.close()
        return found + fresh, work.store.problem

    def state(self, places: Mapping[str, str]) -> State:
        """Return what has changed since the index was written; it stays as it is."""
        work = _Work(self._folder, self._stamp)
        try:
            _, unknown = work.known(places)
        finally:
            work.store.close()
        new = sum(work.key(places[path]) not in work.rows for path in unknown)
        return State(len(work.rows), new, len(unknown) - new, len(work.gone))


class _Work:
    """One use of an index: its rows by key, each with the number of its pack."""

    def __init__(self, folder: str, stamp: bytes) -> None:
        self.store = Store(folder, FACTS)
        self.stamp = stamp
        self.rows: dict[bytes, tuple[int, _Row]] = {}
        self.looks: dict[str, bytes] = {}
        self.changed: set[int] = set()
        self.gone: set[bytes] = set()
        self.last = 0
        self.is_new = self.store.words() != stamp
        if not self.is_new:
            self._load()

    def _load(self) -> None:
        for number, data in sorted(self.store.rows(range(1 << 12)).items()):
            self.last = max(self.last, number)
            try:
                rows = _decode(zlib.decompress(data))
            except (zlib.error, msgspec.MsgspecError):
                self.changed.add(number)
                continue
            for row in rows:
                for name in _SHARED:
                    force_setattr(row.facts, name, once(getattr(row.facts, name)))
                self.rows[row.key] = number, row

    def key(self, place: str) -> bytes:
        said = place.encode("utf-8", "surrogatepass")
        return blake2b(said, digest_size=_KEY).digest()

    def known(self, places: Mapping[str, str]) -> tuple[list[Facts], list[str]]:
        """Return the facts that are known, and the paths of the other posts."""
        found: list[Facts] = []
        unknown: list[str] = []
        asked = set()
        for path, place in places.items():
            key = self.key(place)
            look = self._look(path)
            number, row = self.rows.get(key, (0, None))
            is_second = key in asked
            asked.add(key)
            if row is None or is_second or not self._holds(path, look, row):
                unknown.append(path)
                continue
            if row.look != look:
                self.rows[key] = number, msgspec.structs.replace(row, look=look)
                self.changed.add(number)
            found.append(_named(row.facts, path))
        self.gone = self.rows.keys() - asked
        self.changed.update(self.rows[key][0] for key in self.gone)
        return found, unknown

    def _look(self, path: str) -> bytes:
        """Return, and keep, what the file system says of a file before it is read."""
        look = UNSURE
        if type(path) is str:  # a path that knows more stands for another content
            try:
                status = os.stat(path)
            except (OSError, ValueError):
                return b""
            if stat.S_ISREG(status.st_mode):
                look = look_at(status) if proves(status, self.store) else UNSURE
                self.looks[path] = look
        return look

    def _holds(self, path: str, look: bytes, row: _Row) -> bool:
        if path not in self.looks:
            return False
        if look == row.look != UNSURE:
            return True
        try:
            with open(path, "rb") as file:
                return hashed(file.read()) == row.facts.file
        except OSError:
            return False

    def learn(self, fresh: Iterable[Facts], places: Mapping[str, str]) -> None:
        """Write the facts of posts that were read, and forget the posts that are gone."""
        for key in self.gone:
            del self.rows[key]
        for facts in fresh:
            look = self.looks.get(facts.path)
            if look is None or facts.title.startswith(_AS_NAMED):
                continue
            key = self.key(places[facts.path])
            number, _ = self.rows.get(key, (0, None))
            self.rows[key] = number, _Row(key, look, facts)
            self.changed.add(number)
        if not self.changed:
            return
        if self.is_new:
            self.store.empty()
        self.store.write(self._packs(), self.stamp, 0)

    def _packs(self) -> Iterator[tuple[int, bytes]]:
        """Yield the packs that change, those with new posts included, of which the last one takes some."""
        packs: dict[int, list[_Row]] = {number: [] for number in (*self.changed, self.last)}
        for number, row in self.rows.values():
            if number in packs:
                packs[number].append(row)
        new = packs.pop(0, [])
        if new and self.last:
            new = packs.pop(self.last, []) + new
        for number, rows in packs.items():
            yield number, _packed(rows)
        for number, start in enumerate(range(0, len(new), _TOGETHER), self.last or 1):
            yield number, _packed(new[start : start + _TOGETHER])


def _packed(rows: list[_Row]) -> bytes:
    return zlib.compress(
        _encode([msgspec.structs.replace(row, facts=_nameless(row.facts)) for row in rows])
    )


def _nameless(facts: Facts) -> Facts:
    """Return facts as they are packed; those that were not asked about have no name yet."""
    if not facts.path:
        return facts
    title = _AS_NAMED if facts.title == facts.slug else facts.title
    return msgspec.structs.replace(facts, path="", title=title)


def _named(facts: Facts, path: str) -> Facts:
    """Give the facts of a row their path back; nobody else has seen them."""
    force_setattr(facts, "path", path)
    if facts.title == _AS_NAMED:
        force_setattr(facts, "title", slug_of(path))
    return facts
