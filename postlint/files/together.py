"""Write many posts together: waiting for the disk is what takes long, and it waits for all at once."""

# Paths stay the strings that they were given as; a Path would only be in the way here.
# ruff: noqa: PTH120

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from postlint.files.disk import sync_folder, write
from postlint.files.rename import rename

if TYPE_CHECKING:
    from collections.abc import Sequence

TOGETHER = 64
"""Posts that are well written together."""
_THREADS = 16


class Rewrite(msgspec.Struct, frozen=True):
    """What is to become of a post, as `write` takes it; ``new`` is its other name, if it gets one."""

    path: str
    text: str
    expected: bytes
    new: str = ""


def write_all(changes: Sequence[Rewrite]) -> list[OSError | None]:
    """Make all changes, each wholly or not at all, and independent of the others.

    When this returns all of them are on the disk. Two that lead to one file are made one after the
    other, so that the second finds the first one's work.

    Returns:
        what went wrong with each, as `write` and `rename` raise it; None where nothing did.

    """
    targets = [os.path.realpath(change.new or change.path) for change in changes]
    if len(changes) < 2:  # noqa: PLR2004 - one, or none
        found = [_made(change) for change in changes]
    else:
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  most runs write nothing

        times = Counter(targets)
        with ThreadPoolExecutor(_THREADS) as pool:
            alone = [
                pool.submit(_made, change) if times[target] == 1 else None
                for change, target in zip(changes, targets, strict=True)
            ]
        found = [
            _made(change) if made is None else made.result()
            for change, made in zip(changes, alone, strict=True)
        ]
    for folder in {os.path.dirname(target) for target in targets}:
        sync_folder(folder)
    return found


def _made(change: Rewrite) -> OSError | None:
    try:
        if change.new:
            rename(change.path, change.new, change.text, change.expected)
        else:
            write(change.path, change.text, change.expected, settled=False)
    except OSError as error:
        return error
    return None
