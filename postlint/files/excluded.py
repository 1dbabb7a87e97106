"""Which files the settings leave out."""

# Paths stay the strings that they were given as: a Path costs ten times as much on a long walk.
# ruff: noqa: PTH100

from __future__ import annotations

import functools
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def without(paths: Sequence[str], *, exclude: Sequence[str], root: str) -> list[str]:
    """Return the paths of files that the patterns of ``find`` do not leave out."""
    excluded = excluder(exclude, root)
    if excluded is None:
        return list(paths)
    return [path for path in paths if not excluded(*os.path.split(path), False)]  # noqa: FBT003


def is_excluded(path: str, *, exclude: Sequence[str], root: str = ".") -> bool:
    """Say whether the patterns of ``find`` leave out a file, which need not exist."""
    excluded = excluder(exclude, root)
    return excluded is not None and excluded(*os.path.split(path), False)  # noqa: FBT003  no folder


def excluder(patterns: Sequence[str], root: str) -> Callable[[str, str, bool], bool] | None:
    """Return what says whether an entry of a folder, by its name, is left out; None: nothing is."""
    if not patterns:
        return None
    import pathspec  # noqa: PLC0415  heavy, and most sites exclude nothing

    # Other backends, which it takes where they are installed, cannot match names that are not UTF-8.
    spec = pathspec.GitIgnoreSpec.from_lines(patterns, backend="simple")
    base = os.path.abspath(root)

    @functools.cache
    def prefix(folder: str) -> str:
        relative = os.path.relpath(os.path.abspath(folder), base).replace(os.sep, "/")
        while relative.startswith("../"):
            relative = relative[3:]
        return "" if relative in {".", ".."} else relative + "/"

    def excluded(folder: str, name: str, is_folder: bool) -> bool:  # noqa: FBT001  three facts
        # A `.` of an expression fits no line end.
        return spec.match_file((prefix(folder) + name).replace("\n", "\0") + "/" * is_folder)

    return excluded
