"""The patch that undoes a conversion, written before the posts are."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO, Self

from postlint.cli._group import Failure
from postlint.output.diff import diff

if TYPE_CHECKING:
    from collections.abc import Iterable

    from postlint.report import Report


class Patch:
    """A file that grows by reverse diffs of the posts that are about to be written.

    It is never overwritten: an older one is the way back from an older run. Without a path it
    does nothing.
    """

    def __init__(self, path: str | None) -> None:
        self.path = path
        self._file: BinaryIO | None = None
        self._before = 0
        self.is_empty = False

    def __enter__(self) -> Self:
        if self.path is not None:
            try:
                self._file = open(self.path, "xb")  # noqa: PTH123  closed in __exit__
            except FileExistsError:
                raise Failure(f"{self.path} exists; it is kept: choose another name") from None
            except OSError as error:
                raise Failure(f"{self.path}: {error.strerror}") from None
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None and self.path is not None:
            self.is_empty = self._file.tell() == 0
            self._file.close()
            if self.is_empty:  # nothing to undo: no file that would be in the way of the next run
                os.unlink(self.path)  # noqa: PTH108  as it was opened

    def add(self, reports: Iterable[Report]) -> None:
        """Add the way back of some posts; it is on the disk when this returns."""
        if self._file is None:
            return
        self._before = self._file.tell()
        for report in reports:
            path = report.renamed or report.path
            self._file.write(diff(path, report.after, report.before, report.path))
        self._file.flush()
        os.fsync(self._file.fileno())

    def replace(self, reports: Iterable[Report]) -> None:
        """Add these instead of those that were added last: not all of them were written."""
        if self._file is not None:
            self._file.truncate(self._before)
            self._file.seek(self._before)
            self.add(reports)
