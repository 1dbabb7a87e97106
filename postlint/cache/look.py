"""What the file system says of a file, as far as it proves that its content is the same.

A file whose size, times, number and device are those of before was not written since, provided
that its last change was over when it was read: as in git, what changed at almost the time of the
reading may have changed once more at the same time. The time of the last change of the inode counts too,
which no program can set back, unlike that of the content.
"""

# Paths stay the strings that they were given as.
# ruff: noqa: PTH116, PTH123

from __future__ import annotations

import os
import stat
from operator import attrgetter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from postlint.cache.store import Store

LOOK: Final = 5  # bytes
UNSURE: Final = bytes(LOOK)
"""The look of a file that may change and look the same."""
_SETTLED = 2_100_000_000
"""Nanoseconds after which no clock of a file system, however coarse, shows the same time."""
_COARSE = 10_000_000
"""File systems that count times in units of this (FAT) do not keep that of the inode."""
_MASK: Final = (1 << 8 * LOOK) - 1
_said = attrgetter("st_size", "st_mtime_ns", "st_ctime_ns", "st_ino", "st_dev")


def looks_of(
    paths: Iterable[str], known: Mapping[str, os.stat_result], store: Store
) -> tuple[list[bytes], int]:
    """Return how files look, and how many bytes they have together.

    A look is a hash that is the same as long as the content, and Python, are; or ``UNSURE``. What
    is ``known`` was said a moment ago, and before the files were read.
    """
    settled, device = store.clock - _SETTLED if _NUMBERED else 0, store.device
    looks, size = [], 0
    for path in paths:
        status = known.get(path) or _status(path)
        if status is None:
            looks.append(UNSURE)
            continue
        said = bytes_, changed, inode, _, on = _said(status)
        size += bytes_
        is_proof = changed < settled and inode < settled and on == device and inode % _COARSE
        looks.append((hash(said) & _MASK).to_bytes(LOOK, "big") if is_proof else UNSURE)
    return looks, size


_NUMBERED = os.name != "nt"
"""Whether there is a time of the inode."""


def _status(path: str) -> os.stat_result | None:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status if stat.S_ISREG(status.st_mode) else None


def content(path: str) -> bytes | None:
    """Return what a file holds; None if it cannot be read, or is none."""
    if _status(path) is None:  # a pipe would be waited for
        return None
    try:
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError):
        return None
