"""Which files git ignores, by the ``.gitignore`` of every folder; git itself is not asked."""

# Paths stay the strings that they were given as: a Path costs ten times as much on a long walk.
# ruff: noqa: PTH100, PTH110, PTH118, PTH123

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pathspec

NAME = ".gitignore"


class Ignored:
    """What git ignores in one folder: the patterns that count there, the nearest last.

    ``levels`` are pairs: how the folder is seen from the place of the patterns, and these.
    """

    def __init__(self, levels: tuple[tuple[str, _Patterns], ...] = ()) -> None:
        self.levels = levels

    def has(self, name: str, *, is_folder: bool) -> bool:
        """Say whether git ignores an entry of the folder."""
        name = name.replace("\n", "\0") + "/" * is_folder  # a `.` of an expression fits no line end
        for prefix, patterns in reversed(self.levels):
            verdict = patterns.verdict(prefix + name)
            if verdict is not None:
                return verdict
        return False

    def below(self, name: str) -> Ignored:
        """Return what is ignored in a folder of this folder, its own file left aside."""
        if not self.levels:
            return self
        name = name.replace("\n", "\0")
        return Ignored(tuple((f"{prefix}{name}/", one) for prefix, one in self.levels))

    def with_file(self, path: str) -> Ignored:
        """Return the same with what the folder's own file of patterns says."""
        patterns = _read(path)
        return self if patterns is None else Ignored((*self.levels, ("", patterns)))


def upwards(folder: str) -> tuple[Ignored, bool]:
    """Return what the repository of a folder ignores there, and whether it ignores the folder.

    The folder's own file is left aside. Of a folder that is ignored itself, and that somebody
    named, nothing is ignored by what stands above it.
    """
    folder = os.path.abspath(folder)
    names: list[str] = []
    top = folder
    while not os.path.exists(os.path.join(top, ".git")):
        parent, name = os.path.split(top)
        if parent == top:
            return Ignored(), False
        names.insert(0, name)
        top = parent
    found = Ignored().with_file(os.path.join(top, ".git", "info", "exclude"))
    for name in names:
        found = found.with_file(os.path.join(top, NAME))
        if found.has(name, is_folder=True):
            return Ignored(), True
        found = found.below(name)
        top = os.path.join(top, name)
    return found, False


class _Patterns:
    """The patterns of one file."""

    def __init__(self, spec: pathspec.GitIgnoreSpec) -> None:
        self._spec = spec
        expressions = [one.regex.pattern for one in spec.patterns if one.regex is not None]
        # One search tells of nearly every post that no pattern fits it; a group has its name once.
        joined = "|".join(expressions).replace("(?P<ps_d>", "(?:")
        self._any = re.compile(joined).match if joined else None

    def verdict(self, path: str) -> bool | None:
        """Say whether a path is ignored; None if no pattern fits."""
        if self._any is None or self._any(path) is None:
            return None
        return self._spec.check_file(path).include


def _read(path: str) -> _Patterns | None:
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return None
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    lines = [line.rstrip("\r") for line in text.split("\n")]
    if not any(line and not line.startswith("#") for line in lines):
        return None
    import pathspec  # noqa: PLC0415  heavy, and many sites ignore nothing

    # Other backends, which it takes where they are installed, cannot match names that are not UTF-8.
    return _Patterns(pathspec.GitIgnoreSpec.from_lines(list(_valid(lines)), backend="simple"))


def _valid(lines: Iterable[str]) -> Iterable[str]:
    """Yield the lines that are patterns; git, too, takes no notice of the others."""
    from pathspec.patterns.gitignore.base import GitIgnorePatternError  # noqa: PLC0415  as above
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern  # noqa: PLC0415

    for line in lines:
        try:
            GitIgnoreSpecPattern(line)
        except GitIgnorePatternError:
            continue
        yield line
