"""What the file system says of a file, as far as it proves that its content is the same.

A file whose size, times, number and device are those of before was not written since, provided
that its last change was over when it was read: as in git, what changed at almost the time of the
reading may have changed once more at the same time. The time of the last change of the inode counts too,
which no program can set back, unlike that of the content.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from postlint.cache.row import LOOK

if TYPE_CHECKING:
    from postlint.cache.store import Store

_MASK = (1 << 8 * LOOK) - 1
_SETTLED = 2_100_000_000
"""Nanoseconds after which no clock of a file system, however coarse, shows the same time."""
_COARSE = 10_000_000
"""File systems that count times in units of this (FAT) do not keep that of the inode."""


def look_at(status: os.stat_result) -> bytes:
    """Return a hash of what the file system says of a file; the same as long as Python is."""
    said = (
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
        status.st_ino,
        status.st_dev,
    )
    return (hash(said) & _MASK).to_bytes(LOOK, "big")


def proves(status: os.stat_result, store: Store) -> bool:
    """Say whether the same look, at another time, will prove that the content is the same."""
    changed = max(status.st_ctime_ns, status.st_mtime_ns)
    return (
        os.name != "nt"  # has no time of the inode
        and store.device == status.st_dev  # so that both have the same clock
        and changed + _SETTLED < store.clock
        and bool(status.st_ctime_ns % _COARSE)
    )
