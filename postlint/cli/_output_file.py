"""A file that a command writes for somebody, wholly or not at all."""

# Paths stay the strings that they were given as; close() closes the file.
# ruff: noqa: PTH105, PTH108, PTH120, PTH123, SIM115

from __future__ import annotations

import contextlib
import os
import stat
from typing import TYPE_CHECKING, BinaryIO

from postlint.cli._group import Failure

if TYPE_CHECKING:
    from collections.abc import Collection


class OutputFile:
    """Grows beside its place, and takes it once it is complete; what stood there stays till then.

    A pipe or a device is written to as it is.
    """

    def __init__(self, path: str, posts: Collection[str] = ()) -> None:
        self.path = path
        self._target = os.path.realpath(path)
        self._file: BinaryIO | None = None
        self._temporary = ""
        if _is_one_of(self._target, posts):
            raise Failure(f"{path} is a post; it is kept: choose another name")

    def open(self) -> None:
        """Begin; what could not be written in the end is said now."""
        try:
            mode = _mode(self._target)
            if mode is not None and not stat.S_ISREG(mode):
                self._file = open(self._target, "wb")
                return
            import tempfile  # noqa: PLC0415  slow to import

            handle, self._temporary = tempfile.mkstemp(
                prefix=".postlint-", suffix=".tmp", dir=os.path.dirname(self._target)
            )
            if hasattr(os, "fchmod"):
                os.fchmod(handle, _usual_mode() if mode is None else stat.S_IMODE(mode))
            self._file = open(handle, "wb")
        except OSError as error:
            raise self._failure(error) from None

    def write(self, text: str) -> None:
        """Add a text."""
        self.write_bytes(text.encode())

    def write_bytes(self, data: bytes) -> None:
        """Add bytes."""
        if self._file is None:
            return
        try:
            self._file.write(data)
        except OSError as error:
            raise self._failure(error) from None

    def _failure(self, error: OSError) -> Failure:
        return Failure(f"{self.path}: not written: {error.strerror or error}")

    def close(self, *, keep: bool) -> None:
        """End: put the file into its place, or ``keep`` nothing of it."""
        if self._file is None:
            return
        try:
            with self._file as file:
                if keep:
                    file.flush()
                    if self._temporary:
                        os.fsync(file.fileno())
            if keep and self._temporary:
                os.replace(self._temporary, self._target)
                self._temporary = ""
        except OSError as error:
            raise self._failure(error) from None
        finally:
            if self._temporary:
                with contextlib.suppress(OSError):
                    os.unlink(self._temporary)


def _is_one_of(path: str, posts: Collection[str]) -> bool:
    try:
        place = os.stat(path)  # noqa: PTH116
    except OSError:
        return False
    for post in posts:
        with contextlib.suppress(OSError):
            if os.path.samestat(os.stat(post), place):  # noqa: PTH116
                return True
    return False


def _mode(path: str) -> int | None:
    try:
        return os.stat(path).st_mode  # noqa: PTH116
    except FileNotFoundError:
        return None


def _usual_mode() -> int:
    """Return the mode that a new file gets; asking means setting it for a moment."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
