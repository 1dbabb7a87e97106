"""The file of the cache: rows of bytes by number, in SQLite.

Whatever fails here costs time, never an answer: a store that cannot be used holds nothing, takes
nothing, and says why in one line.
"""

# Paths stay the strings that they were given as; starting is what a hook does most.
# ruff: noqa: PTH103, PTH106, PTH108, PTH112, PTH116, PTH118, PTH123

from __future__ import annotations

import contextlib
import os
import sqlite3
from typing import TYPE_CHECKING

from postlint.cache.faults import is_busy, is_of_others

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

NAME = ".postlint_cache"
"""The folder, beside the settings."""

VERSION = 2
"""Of the tables and of what stands in a row; a file of another version is made anew."""

FINDINGS, FACTS = "findings.db", "facts.db"
"""The files in it: reports on posts, and what posts contribute to their archives."""
_BESIDE = {
    ".gitignore": "*\n",
    "CACHEDIR.TAG": (
        "Signature: 8a477f597d28d172789f06886806bc55\n"
        "# This folder is a cache of postlint; it may be deleted at any time.\n"
    ),
}
_TABLES = (
    "CREATE TABLE post (id INTEGER PRIMARY KEY, row BLOB NOT NULL)",
    "CREATE TABLE said (id INTEGER PRIMARY KEY, said BLOB NOT NULL)",
    f"PRAGMA user_version = {VERSION}",
)
_ARCHIVE, _LONGEST, _MEMORY = 0, 2, 3  # the rows of the table `said`
_DAMAGED = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What SQLite raises; what it says of a damaged file may quote that."""
_PAGE = 1024  # bytes: of the last page of each row half is empty
_ROW = 16  # bytes that SQLite needs beside a row
_WAIT = 2.0  # seconds, for another process that writes
_MANY = 400  # rows that are asked for one by one; all are read where more are wanted


class Store:
    """The rows of one file of a cache folder. ``problem`` says why it is out of use, if it is."""

    def __init__(self, folder: str, name: str = FINDINGS) -> None:
        self.folder = folder
        self.problem = ""
        self.clock = 0
        """The time of the file system, in nanoseconds, when the store was opened; 0: unknown."""
        self.device = -1
        self._path = os.path.join(folder, name)
        self._files = (name, f"{name}-journal")
        self._database: sqlite3.Connection | None = None
        with self._guarded():
            self._open()

    def rows(self, ids: Sequence[int]) -> dict[int, bytes]:
        """Return the rows that there are of ``ids``, and perhaps others."""
        with self._guarded():
            if self._database is not None:
                return {
                    number: row for number, row in self._selected(ids) if isinstance(row, bytes)
                }
        return {}

    def remembered(self) -> bytes:
        """Return what was remembered; nothing if that is nothing."""
        return self._said(_MEMORY)

    def remember(self, data: bytes) -> None:
        """Remember one thing, and forget the one before."""
        with self._guarded():
            if self._database is not None:
                sql = "INSERT OR REPLACE INTO said VALUES (?, ?)"
                self._database.execute(sql, (_MEMORY, data))

    def archive(self) -> int:
        """Return how many bytes the whole archive has, as far as that is known."""
        return int.from_bytes(self._said(_ARCHIVE), "big")

    def longest(self, most: int) -> int:
        """Return how long a row may be, so that those that found no room are not tried again."""
        with contextlib.suppress(ValueError):
            before, longest = map(int, self._said(_LONGEST).split())
            if most <= before + before // 20:
                return longest
        return most

    def write(self, rows: Sequence[tuple[int, bytes]], archive: int) -> None:
        """Keep rows, all or none; what another process wrote of the same posts is replaced."""
        with self._guarded():
            if self._database is not None:
                with self._transaction() as database:
                    said = (_ARCHIVE, archive.to_bytes(8, "big"))
                    database.execute("INSERT OR REPLACE INTO said VALUES (?, ?)", said)
                    # The pages of the rows that go are there for those that come.
                    gone = [(number,) for number, _ in rows]
                    database.executemany("DELETE FROM post WHERE id = ?", gone)
                    database.executemany("INSERT INTO post VALUES (?, ?)", rows)

    def keep_only(self, ids: Collection[int]) -> None:
        """Forget all other rows."""
        with self._guarded():
            if self._database is not None:
                there = {number for (number,) in self._database.execute("SELECT id FROM post")}
                gone = [(number,) for number in there.difference(ids)]
                if gone:
                    with self._transaction() as database:
                        database.executemany("DELETE FROM post WHERE id = ?", gone)

    def discard(self) -> None:
        """Remove the file, and the folder if nothing else is in it: it could not hold enough."""
        self.close()
        with contextlib.suppress(OSError):
            if os.path.lexists(os.path.join(self.folder, FACTS)):
                _unlink(self.folder, self._files)
            else:
                remove(self.folder)

    def trim(self, most: int, worth: Callable[[int, bytes], tuple[int, ...]]) -> None:
        """Make the file at most ``most`` bytes, without the rows that are worth the least."""
        with self._guarded():
            database = self._database
            if database is None or _size(database) <= most:
                return
            database.execute("VACUUM")
            if _size(database) <= most:
                return
            kept = sorted(database.execute("SELECT id, row FROM post"), key=lambda row: worth(*row))
            for parts in (15, 13, 10, 5, 0):  # of sixteen; pages are never quite full
                size, gone = sum(len(row) + _ROW for _, row in kept), 0
                while gone < len(kept) and size > most * parts // 16:
                    size -= len(kept[gone][1]) + _ROW
                    gone += 1
                with self._transaction():
                    numbers = ((number,) for number, _ in kept[:gone])
                    database.executemany("DELETE FROM post WHERE id = ?", numbers)
                    if gone == len(kept):
                        database.execute("DELETE FROM said")
                database.execute("VACUUM")
                kept = kept[gone:]
                if _size(database) <= most:
                    longest = max((len(row) for _, row in kept), default=0)
                    said = (_LONGEST, f"{most} {longest}".encode())
                    database.execute("INSERT OR REPLACE INTO said VALUES (?, ?)", said)
                    return

    def close(self) -> None:
        """End the use of the file."""
        with contextlib.suppress(sqlite3.Error):
            if self._database is not None:
                self._database.close()
        self._database = None

    def _open(self) -> None:
        made = not os.path.isdir(self.folder)
        if made:
            os.makedirs(self.folder, exist_ok=True)  # another process may be as far
            for name, text in _BESIDE.items():
                with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
                    file.write(text)
        try:
            self._connect()
        except _DAMAGED as error:
            if is_of_others(error):
                raise
            self._begin_anew()

    def _connect(self) -> None:
        before, self.clock, self.device = _touch(self._path)
        database = sqlite3.connect(self._path, timeout=_WAIT, isolation_level=None)
        self._database = database
        # A cache that a power cut damages is made anew; waiting for the disk would cost more.
        database.execute("PRAGMA synchronous = OFF")
        (version,) = database.execute("PRAGMA user_version").fetchone()
        went_back = before > self.clock > 0
        if version == VERSION and not went_back:
            return
        if version or went_back:
            raise sqlite3.DatabaseError("of another version or time")
        database.execute(f"PRAGMA page_size = {_PAGE}")
        with self._transaction():
            (version,) = database.execute("PRAGMA user_version").fetchone()
            for sql in _TABLES if version != VERSION else ():  # or another process was faster
                database.execute(sql)
        _, self.clock, self.device = _touch(self._path)

    def _begin_anew(self) -> None:
        self.close()
        _unlink(self.folder, self._files)
        self.clock = 0
        self._connect()

    def _said(self, number: int) -> bytes:
        with self._guarded():
            if self._database is not None:
                sql = "SELECT said FROM said WHERE id = ?"
                found = self._database.execute(sql, (number,)).fetchone()
                return found[0] if found and isinstance(found[0], bytes) else b""
        return b""

    def _selected(self, ids: Sequence[int]) -> Iterator[tuple[int, object]]:
        if self._database is None:
            return
        if len(ids) > _MANY:
            yield from self._database.execute("SELECT id, row FROM post")
            return
        for number in ids:
            sql = "SELECT id, row FROM post WHERE id = ?"
            yield from self._database.execute(sql, (number,))

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        if self._database is None:
            raise sqlite3.ProgrammingError("closed")
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield self._database
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[None]:
        """Put the store out of use if something fails inside."""
        try:
            yield
        except _DAMAGED as error:
            self.close()
            if not is_busy(error):
                self.problem = self.problem or str(error)
            if not is_of_others(error):
                with contextlib.suppress(OSError):
                    _unlink(self.folder, self._files)
        except OSError as error:
            self.close()
            self.problem = self.problem or error.strerror or str(error)


def _touch(path: str) -> tuple[int, int, int]:
    """Ask the file system what time it is: when ``path`` was touched last, now, and its device.

    The present time is 0 where nothing may be written: every post is read then.
    """
    try:
        before = os.stat(path).st_ctime_ns
        os.utime(path)
        status = os.stat(path)
    except OSError:
        return 0, 0, -1
    return before, status.st_ctime_ns, status.st_dev


_FILES = tuple(name + end for name in (FINDINGS, FACTS) for end in ("", "-journal"))


def remove(folder: str) -> bool:
    """Remove a cache folder, but for what is not the cache's; say whether it was there.

    Raises:
        OSError: if something in it cannot be removed.

    """
    if not os.path.isdir(folder):
        return False
    if not any(os.path.lexists(os.path.join(folder, name)) for name in (*_FILES, "CACHEDIR.TAG")):
        return False
    _unlink(folder, (*_FILES, *_BESIDE))
    with contextlib.suppress(OSError):  # other files lie in it
        os.rmdir(folder)
    return True


def _size(database: sqlite3.Connection) -> int:
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    (size,) = database.execute("PRAGMA page_size").fetchone()
    return int(pages) * int(size)


def _unlink(folder: str, names: Iterable[str]) -> None:
    for name in names:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(os.path.join(folder, name))
