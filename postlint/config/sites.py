"""Which site a folder belongs to, for thousands of folders."""

# A Path costs ten times as much as its string, and every folder of an archive is looked at.
# ruff: noqa: PTH109, PTH118, PTH120, PTH208

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from postlint.config.site import FIRST, Site, recognise
from postlint.config.there import is_there

if TYPE_CHECKING:
    from collections.abc import Mapping


class Sites:
    """Finds the site of a post, looking at each folder once."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Site, str] | None] = {}
        self._here = ""
        self._given: dict[str | Path, tuple[Site, str] | None] = {}

    def know(self, beside: Mapping[str, frozenset[str]]) -> None:
        """Take the names that were seen in folders, but for those of posts, as what is there.

        Folders that others lie in come first. One without a marker belongs to the site of that.
        """
        self._here, self._given = os.getcwd(), {}
        for folder, names in beside.items():
            above = "." if "/" not in folder and "." in beside else folder.rpartition("/")[0]
            if above in self._given and folder != above and (not names or _is_plain(names)):
                self._given[folder] = self._given[above]
            else:
                self._given[folder] = self._find(_absolute(folder))
        if "." in beside:
            self._given[""] = self._given["."]

    def of(self, folder: str | Path) -> Site | None:
        """Return the site that ``folder`` belongs to: the nearest marker upwards.

        Looking ends at the top of a git repository.
        """
        found = self.found(folder)
        return found[0] if found else None

    def found(self, folder: str | Path) -> tuple[Site, str] | None:
        """Return the same with the folder of the marker: one value for all folders of a site."""
        if folder in self._given and os.getcwd() == self._here:
            return self._given[folder]
        return self._find(_absolute(folder))

    def place(self, folder: str | Path) -> str:
        """Return where ``folder`` lies in its site, such as ``_posts/2024``; "" at its top."""
        found, path = self.found(folder), _absolute(folder)
        return path[len(found[1]) :].strip(os.sep).replace(os.sep, "/") if found else ""

    def top(self, folder: str | Path) -> Path | None:
        """Return the folder of the marker of the site that ``folder`` belongs to."""
        found = self.found(folder)
        return Path(found[1]) if found else None

    def _find(self, folder: str) -> tuple[Site, str] | None:
        """Return the site of an absolute folder, and the folder of its marker."""
        passed: list[str] = []
        found: tuple[Site, str] | None = None
        current, inner = folder, ""
        while current != inner:
            if current in self._known:
                found = self._known[current]
                break
            passed.append(current)
            names = _names(current)
            site = recognise(current, names)
            found = (site, current) if site is not None else None
            is_top = names is None or ".git" in names
            if found is not None or (is_top and is_there(Path(current, ".git"))):
                break
            current, inner = os.path.dirname(current), current
        self._known.update(dict.fromkeys(passed, found))
        return found


def _absolute(folder: str | Path) -> str:
    """Return the path that ``Path.absolute`` does, which leaves ``..`` where it is."""
    return _joined(os.getcwd(), os.fspath(folder))


@lru_cache(4096)
def _joined(base: str, folder: str) -> str:
    path = os.path.join(base, folder) if folder else base
    return path if path == os.path.normpath(path) else str(Path(path))


def _names(folder: str) -> frozenset[str] | None:
    """Return the names in a folder, in small letters; None if it cannot be listed."""
    try:
        return frozenset(map(str.casefold, os.listdir(folder)))
    except OSError:
        return None


def _is_plain(names: frozenset[str]) -> bool:
    """Say whether a folder with these names is no site's, and no repository's, own."""
    return ".git" not in names and FIRST.isdisjoint(map(str.casefold, names))
