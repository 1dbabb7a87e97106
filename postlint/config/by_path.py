"""Which settings hold for one post: those of the nearest file, with the overrides that fit its path."""

# Paths stay strings: this is asked once for each post.
# ruff: noqa: PTH100, PTH118, PTH120

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from postlint.config.load import FILE_NAMES, load, settings_file
from postlint.config.settings import Settings, lay

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pathspec

_NAMES = frozenset(FILE_NAMES)
_last: list[_ByPath] = []  # one run has one


def of(path: str, settings: Settings) -> Settings:
    """Return the settings that hold for the post at ``path``, in a run with ``settings``."""
    if not settings.varies:
        return settings
    return _of_run(settings).of(path)


def fitting(path: str, settings: Settings) -> tuple[Settings, tuple[int, ...]]:
    """Return the settings of the nearest file, and the numbers of its overrides that fit a path."""
    nearest = _of_run(settings).nearest(path)
    return nearest.settings, nearest.fit(path)


def _of_run(settings: Settings) -> _ByPath:
    if not _last or _last[0].settings is not settings:
        _last[:] = [_ByPath(settings)]
    return _last[0]


def with_near(
    settings: Settings, folders: Iterable[str], beside: Mapping[str, frozenset[str]] = {}
) -> Settings:
    """Return ``settings`` with those of the settings files that are nearer to the folders of posts.

    ``beside`` holds the names in folders that were looked at, but for those of posts.

    Raises:
        SettingsError: if one of these files cannot be used.

    """
    if settings.fixed:
        return settings
    files: dict[str, Path | None] = {}
    nearest: dict[str, Path | None] = {}  # of folders as they were named, those above first
    for folder, names in beside.items():
        above = "." if "/" not in folder and "." in beside else folder.rpartition("/")[0]
        if above in nearest and folder != above and _NAMES.isdisjoint(names):
            nearest[folder] = nearest[above]
        else:
            nearest[folder] = _nearest(os.path.abspath(folder), files)
    known: dict[Path | None, Settings] = {}
    near: dict[str, Settings] = {}
    origin = Path(settings.origin).absolute() if settings.origin else None
    for one in folders:
        named = one or "."
        file = nearest[named] if named in nearest else _nearest(os.path.abspath(one), files)
        if file is origin or file == origin:
            continue
        folder = os.path.abspath(one)
        if file not in known:
            known[file] = load(file, single=settings.single).beneath(settings)
        near[folder] = known[file]
    return msgspec.structs.replace(settings, near=near) if near else settings


def _nearest(folder: str, files: dict[str, Path | None]) -> Path | None:
    """Return the settings file of a folder; look at each folder once."""
    if folder not in files:
        parent = os.path.dirname(folder)
        is_there = any(os.path.lexists(os.path.join(folder, name)) for name in FILE_NAMES)
        own = settings_file(Path(folder)) if is_there else None
        files[folder] = own or (None if parent == folder else _nearest(parent, files))
    return files[folder]


class _ByPath:
    """Finds the settings of posts, and makes each that there are once."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._below = {id(one): _ByPath(one) for one in settings.near.values()}
        self._specs = [_spec(one.paths) for one in settings.overrides]
        self._root = os.path.abspath(settings.root)
        self._made: dict[tuple[int, ...], Settings] = {}

    def of(self, path: str) -> Settings:
        """Return the settings of a post."""
        nearest = self.nearest(path)
        if nearest is not self:
            return nearest.of(path)
        fit = self.fit(path)
        if fit not in self._made:
            self._made[fit] = self._make(fit)
        return self._made[fit]

    def nearest(self, path: str) -> _ByPath:
        """Return what finds settings by the file that is nearest to a post."""
        near = self.settings.near
        own = near.get(os.path.dirname(os.path.abspath(path))) if near else None
        return self if own is None else self._below[id(own)]

    def fit(self, path: str) -> tuple[int, ...]:
        """Return the numbers of the overrides that fit the path of a post."""
        if not self._specs:
            return ()
        # A `.` of an expression fits no line end.
        name = os.path.relpath(path, self._root).replace(os.sep, "/").replace("\n", "\0")
        return tuple(n for n, spec in enumerate(self._specs) if spec.match_file(name))

    def _make(self, fit: tuple[int, ...]) -> Settings:
        base = self.settings.as_read or self.settings
        own = lay([self.settings.overrides[number] for number in fit], base)
        return msgspec.structs.replace(own.beneath(self.settings), overrides=(), near={})


def _spec(paths: str | tuple[str, ...]) -> pathspec.GitIgnoreSpec:
    import pathspec  # noqa: PLC0415  heavy, and most settings have no overrides

    patterns = (paths,) if isinstance(paths, str) else paths
    # Other backends, which it takes where they are installed, cannot match names that are not UTF-8.
    return pathspec.GitIgnoreSpec.from_lines(patterns, backend="simple")
