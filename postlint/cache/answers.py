"""Reports on posts: those that are known from before, and those that are made now."""

# Paths stay the strings that they were given as.
# ruff: noqa: PTH116, PTH123

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING

import msgspec

from postlint.cache import row
from postlint.cache.look import look_at, proves
from postlint.cache.row import UNSURE, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from postlint.cache.store import Store
    from postlint.report import Report

    Check = Callable[[Sequence[str]], Iterator[Report]]

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC).date()
_LAST = 0x7FFF
_SHARE = 10  # the cache may have this part of the archive's size
_BESIDE = 512  # bytes of the files beside the rows
_LEAST = 4096  # with less room nothing is kept
_TOGETHER = 512  # reports that are packed together


class _Asked(msgspec.Struct):
    """A post of this run, and what is known of it."""

    path: str
    key: bytes
    look: bytes = UNSURE
    size: int = 0
    known: Row | None = None


class Answers:
    """The reports of one run.

    Args:
        store: where they are kept.
        stamp: a hash of all that they depend on besides the posts.
        looks: what the file system said of posts that were looked at already.
        told: what else they depend on, by the path of the post: how its site is made.
        dated: the codes of rules whose findings go as days pass, and never come.
        whole: whether the run is over the whole archive.

    """

    def __init__(
        self,
        store: Store,
        stamp: bytes,
        *,
        looks: Mapping[str, tuple[int, bytes]] = {},
        told: Callable[[str], str],
        dated: Iterable[str] = (),
        whole: bool = False,
    ) -> None:
        self._store = store
        self._stamp = stamp
        self._looks = looks
        self._told = told
        self._dated = frozenset(dated)
        self._whole = whole
        self._day = today()
        self._words = store.words()
        self._base = self._based()
        self._archive = 0
        self._room = 0
        self._longest = 0
        self._made: list[tuple[_Asked, Report]] = []
        self._new: dict[int, bytes] = {}

    def map(self, check: Check, paths: Sequence[str]) -> Iterator[Report]:
        """Yield the report on each post, in order; ``check`` makes those that are not known.

        It must yield the report on each path that it is given, in order. A report on a post in which
        nothing was found comes without its text.
        """
        asked = [self._ask(path) for path in paths]
        size = sum(one.size for one in asked)
        self._archive = size if self._whole else max(size, self._store.archive())
        self._room = self._archive // _SHARE - _BESIDE
        self._longest = self._store.longest(self._room)
        rows = self._store.rows([_number(one.key) for one in asked])
        for one in asked:
            found = rows.get(_number(one.key))
            known = row.read(found, one.key) if found else None
            one.known = known if known and self._is_same(one, known) else None
        missing = check([one.path for one in asked if one.known is None])
        try:
            for one in asked:
                if one.known is None:
                    report = next(missing)
                    self._note(one, report)
                else:
                    again = self._again(one, one.known)
                    report = next(check([one.path])) if again is None else again
                yield report
        finally:
            getattr(missing, "close", int)()
            self._write(asked)

    def _based(self) -> bytes:
        return blake2b(self._words, digest_size=32, key=self._stamp).digest()

    def _key(self, path: str) -> bytes:
        said = f"{path}\0{self._told(path)}".encode("utf-8", "surrogateescape")
        return blake2b(said, digest_size=16, key=self._base).digest()

    def _ask(self, path: str) -> _Asked:
        one = _Asked(path, self._key(path))
        if path in self._looks:
            one.size, one.look = self._looks[path]
            return one
        try:
            status = os.stat(path)
        except (OSError, ValueError):
            return one
        if stat.S_ISREG(status.st_mode):
            one.size = status.st_size
            if proves(status, self._store):
                one.look = look_at(status)
        return one

    def _is_same(self, one: _Asked, known: Row) -> bool:
        """Say whether a post is what it was, and would be found so today."""
        if not known.holds_on(self._day):
            return False
        if (known.look == UNSURE or known.look != one.look) and not _holds(one, known):
            return False
        if known.look != one.look or known.day != self._day:
            now = msgspec.structs.replace(known, look=one.look, day=self._day)
            self._new[_number(one.key)] = row.write(now, one.key)
        return True

    def _again(self, one: _Asked, known: Row) -> Report | None:
        """Return the report that is known; None if the post has become another meanwhile."""
        if not known.packed:
            return row.clean(str(one.path), "")
        data = _read(one.path)
        if data is None or row.content_of(data, one.key) != known.content:
            return None
        return row.unpack(known.packed, str(one.path), data, self._words)

    def _note(self, one: _Asked, report: Report) -> None:
        if row.can_be_kept(report):
            self._made.append((one, report))
            if len(self._made) >= _TOGETHER:
                self._pack()

    def _pack(self) -> None:
        """Make rows of the reports that were made; the first of them say what rows are packed with."""
        if today() != self._day:  # a rule may have seen another day than the rows would say
            self._made.clear()
        if not self._words and self._made:
            self._words = row.samples((report for _, report in self._made), self._room // 4)
            self._base = self._based()
        for one, report in self._made:
            key, data = self._key(one.path), report.before.encode()
            packed = row.pack(report, data, self._words)
            if packed is not None:
                today_only = row.mentions(report, self._dated)
                content = row.content_of(data, key)
                known = Row(content, one.look, self._day, today_only, packed)
                written = row.write(known, key)
                if len(written) <= self._longest:
                    self._new[_number(key)] = written
        self._made.clear()

    def _write(self, asked: Sequence[_Asked]) -> None:
        """Write what is new, and make room where there is too much."""
        self._pack()
        if self._room < _LEAST:
            self._store.discard()
            return
        if not self._new:
            return
        self._store.write(sorted(self._new.items()), self._words, self._archive)
        mine = {_number(self._key(one.path)) for one in asked}
        self._store.trim(
            self._room, lambda number, data: (number in mine, row.day_of(data), -len(data))
        )


def today() -> int:
    """Return the day in UTC, counted from the beginning of 2020."""
    return max(0, min(_LAST, (datetime.now(UTC).date() - _EPOCH).days))


def _number(key: bytes) -> int:
    return int.from_bytes(key[:6], "big")


def _holds(one: _Asked, known: Row) -> bool:
    """Say whether a file holds the content that a row is about."""
    data = _read(one.path)
    return data is not None and row.content_of(data, one.key) == known.content


def _read(path: str) -> bytes | None:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # a pipe would be waited for
            return None
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError):
        return None
