"""The facts of an archive in a file of SQLite, so that only what changed is read again."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING, Final

import msgspec

from postlint.archive.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PLACE: Final = (".postlint_cache", "facts.sqlite")
"""Where an index lies in the folder of its archive."""

_VERSION: Final = 1  # of the facts and of the table: another one is read as an empty index
_RACE_NS: Final = 2_000_000_000  # a file that is younger may change again in the same tick
_TABLE: Final = """
create table if not exists facts (
    path text primary key, size integer not null, mtime integer not null, facts blob not null
)
"""

Stat = tuple[int, int]
"""Size and time of the last change of a file, in nanoseconds: facts hold as long as both do."""


class Index:
    """The index of the archive in a folder; ``key`` says by which settings facts were read.

    An index that cannot be read, or was written by other settings, is empty. Paths in it are
    relative to the folder.
    """

    def __init__(self, root: str, key: str) -> None:
        self.root = root
        self.path = path_of(root)
        self._key = f"{_VERSION} {key}"
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(Facts).decode

    def exists(self) -> bool:
        """Say whether there is an index."""
        return os.path.isfile(self.path)  # noqa: PTH113

    def stats(self) -> dict[str, Stat]:
        """Return what the files were when their facts were read, by path."""
        return {path: (size, mtime) for path, size, mtime, _ in self._rows()}

    def load(self, stats: Mapping[str, Stat]) -> dict[str, Facts]:
        """Return the facts of those files in ``stats`` that are still what they were, by path."""
        return {
            path: self._decode(facts)
            for path, size, mtime, facts in self._rows()
            if stats.get(path) == (size, mtime)
        }

    def update(self, facts: Iterable[tuple[str, Stat, Facts]], gone: Iterable[str] = ()) -> None:
        """Write the facts of files, and forget files that are gone; make the index if need be.

        A file that changed a moment ago is left out: it may change again without a trace.
        """
        latest = time.time_ns() - _RACE_NS
        rows = [
            (path, size, mtime, self._encode(each))
            for path, (size, mtime), each in facts
            if mtime < latest
        ]
        self._make()
        with closing(sqlite3.connect(self.path)) as connection, connection:
            if not self._is_ours(connection):
                connection.execute("drop table if exists facts")
                connection.execute("drop table if exists made")
                connection.execute("create table made (by text not null)")
                connection.execute("insert into made values (?)", (self._key,))
            connection.execute(_TABLE)
            connection.executemany("delete from facts where path = ?", [(path,) for path in gone])
            connection.executemany("insert or replace into facts values (?, ?, ?, ?)", rows)

    def _make(self) -> None:
        folder = os.path.dirname(self.path)  # noqa: PTH120
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        ignored = os.path.join(folder, ".gitignore")  # noqa: PTH118
        if not os.path.exists(ignored):  # noqa: PTH110
            with open(ignored, "w", encoding="utf-8") as file:  # noqa: PTH123
                file.write("*\n")
        try:
            with closing(sqlite3.connect(self.path)) as connection:
                connection.execute("select name from sqlite_master").fetchall()
        except sqlite3.DatabaseError:  # no database: begin anew
            os.remove(self.path)  # noqa: PTH107

    def _rows(self) -> list[tuple[str, int, int, bytes]]:
        if not self.exists():
            return []
        try:
            with closing(sqlite3.connect(self.path)) as connection:
                if not self._is_ours(connection):
                    return []
                return connection.execute("select path, size, mtime, facts from facts").fetchall()
        except sqlite3.DatabaseError:
            return []

    def _is_ours(self, connection: sqlite3.Connection) -> bool:
        try:
            row = connection.execute("select by from made").fetchone()
        except sqlite3.OperationalError:  # no such table
            return False
        return row is not None and row[0] == self._key


def path_of(root: str) -> str:
    """Return where the index of the archive in a folder lies."""
    return os.path.join(root, *PLACE)  # noqa: PTH118


def stat_of(path: str) -> Stat | None:
    """Return size and time of the last change of a file; None if it is not there."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
