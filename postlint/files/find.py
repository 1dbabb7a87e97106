"""Which files are posts."""

# Paths stay the strings that they were given as: a Path costs ten times as much on a long walk.
# ruff: noqa: PTH100, PTH110, PTH112, PTH114, PTH116, PTH118, PTH122, PTH206, PTH207

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from postlint.files.excluded import excluder
from postlint.files.ignored import NAME, Ignored, upwards
from postlint.files.looks import (
    BESIDE_POSTS,
    ENDINGS,
    FOLDERS,
    NEVER,
    has_front_matter,
    is_below_posts,
    no_posts,
    why_not,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What a search found.

    ``paths`` are sorted, and each file is there once; ``problems`` are pairs (path, what is wrong
    with it), for arguments that lead to no post and folders that cannot be read; ``excluded``
    counts the files and folders that the settings leave out, ``ignored`` those that git does.
    ``links`` are those of ``paths`` that are symbolic links. ``looks`` is what the file system said of
    each of ``paths``, and ``beside`` holds the names of all but posts in each folder that was walked.
    """

    paths: tuple[str, ...]
    problems: tuple[tuple[str, str], ...] = ()
    excluded: int = 0
    ignored: int = 0
    links: frozenset[str] = frozenset()
    looks: Mapping[str, os.stat_result] = {}
    beside: Mapping[str, frozenset[str]] = {}


def find(
    arguments: Sequence[str],
    *,
    exclude: Sequence[str] = (),
    root: str = ".",
    respect_gitignore: bool = True,
    force_exclude: bool = True,
) -> Found:
    """Find the posts that ``arguments`` (files, folders and patterns of these) name.

    A file is taken whatever its name. A folder is walked: hidden and generated folders are left
    out, and a file counts when it has a post's ending and either front matter or a place in one of
    ``FOLDERS``. Symbolic links are followed, each real file is taken once. What is not there by its
    name may be a pattern (``_posts/2024-*``).

    Args:
        arguments: files, folders and patterns, relative to the working directory or absolute.
        exclude: patterns as in a ``.gitignore``.
        root: the folder that the patterns are relative to.
        respect_gitignore: leave out what git ignores, unless it was named itself.
        force_exclude: let ``exclude`` hold for files and folders that were named, too.

    """
    search = _Search(excluder(exclude, root), respects=respect_gitignore, forced=force_exclude)
    for argument in arguments:
        search.add(argument)
    return Found(
        paths=tuple(sorted([path for path, _ in search.found.values()])),
        problems=tuple(search.problems),
        excluded=search.excluded,
        ignored=search.ignored,
        links=frozenset(path for path, is_link in search.found.values() if is_link),
        looks=search.looks,
        beside=search.beside,
    )


class _Search:
    def __init__(
        self, excluded: Callable[[str, str, bool], bool] | None, *, respects: bool, forced: bool
    ) -> None:
        self.is_excluded = excluded
        self.respects = respects
        self.forced = forced
        self.found: dict[str, tuple[str, bool]] = {}  # real path -> as named, through a link?
        self.looks: dict[str, os.stat_result] = {}
        self.beside: dict[str, frozenset[str]] = {}
        self.problems: list[tuple[str, str]] = []
        self.excluded = 0
        self.ignored = 0
        self._walked: set[str] = set()
        self._hits = 0  # what an argument led to, new or known: posts, exclusions, problems

    def add(self, argument: str) -> None:
        path = argument
        while path.startswith("./") and path.strip("./"):
            path = path[2:].lstrip("/")
        if os.path.isdir(path):
            self._add_folder(path)
        elif os.path.exists(path):
            folder, name = os.path.split(path)
            if not (self.forced and self._left_out(folder, name, is_folder=False)):
                self._take(os.path.realpath(path), path, _look(path), is_link=os.path.islink(path))
        elif _is_pattern(path) and not os.path.islink(path):
            self._add_pattern(path)
        else:
            self._problem(argument, why_not(path))

    def _add_pattern(self, pattern: str) -> None:
        """Take what fits a pattern: files with its ending or a post's, and posts of folders."""
        from glob import glob  # noqa: PLC0415  shells do this, mostly

        hits = self._hits
        ending = os.path.splitext(pattern)[1]
        endings = (*ENDINGS, ending) if ending and not _is_pattern(ending) else ENDINGS
        for path in sorted(glob(pattern, recursive=True)):
            folder, name = os.path.split(path)
            is_folder = os.path.isdir(path)
            if NEVER.intersection(path.split(os.sep)) or self._ignores(folder, name, is_folder):
                continue
            if self._left_out(folder, name, is_folder=is_folder):
                continue
            if is_folder:
                self._walk(path)
            elif name.lower().endswith(endings):
                self._take(os.path.realpath(path), path, _look(path), is_link=os.path.islink(path))
        if hits == self._hits:
            self._problem(pattern, f"no posts here: no file fits this pattern{self._and_ignored}")

    def _ignores(self, folder: str, name: str, is_folder: bool) -> bool:  # noqa: FBT001  a fact
        if not self.respects or not name:
            return False
        ignored, inside = upwards(folder)
        own = ignored.with_file(os.path.join(folder, NAME))
        if inside or own.has(name, is_folder=is_folder):
            self.ignored += 1
            return True
        return False

    @property
    def _and_ignored(self) -> str:
        if not self.ignored:
            return ""
        return f"; git ignores {self.ignored} of what is there (--no-respect-gitignore takes it)"

    def _add_folder(self, path: str) -> None:
        parent, name = os.path.split(os.path.abspath(path))
        excluded, left_out = self.is_excluded, self.excluded
        if name and self._left_out(parent, name, is_folder=True):
            if self.forced:
                return
            self.is_excluded, self.excluded = None, left_out  # it was named, with all that is in it
        hits = self._hits
        looked_at = self._walk(path)
        self.is_excluded = excluded
        if hits == self._hits:
            self._problem(path, no_posts(looked_at) + self._and_ignored)

    def _walk(self, top: str) -> int:  # noqa: C901  one loop over all that there is
        """Take the posts below ``top``; return how many files had a post's ending."""
        before = frozenset(self._walked)
        looked_at = 0
        ignored = upwards(top)[0] if self.respects else Ignored()
        stack = [(top, os.path.realpath(top), is_below_posts(os.path.abspath(top)), ignored)]
        while stack:
            folder, real, below_posts, ignored = stack.pop()
            if real in self._walked:  # a link, perhaps to a parent; or named twice
                self._hits += real in before
                continue
            self._walked.add(real)
            prefix = "" if folder == "." else os.path.join(folder, "")
            likely, others = self._entries(folder)
            if self.respects and NAME in self.beside.get(folder, ()):
                ignored = ignored.with_file(prefix + NAME)
            for entry in others:
                name = entry.name
                if ignored.has(name, is_folder=True):
                    self.ignored += 1
                elif not self._skips(folder, name, below_posts=below_posts):
                    path = prefix + name
                    target = os.path.realpath(path) if entry.is_symlink() else f"{real}/{name}"
                    below = below_posts or name in FOLDERS
                    stack.append((path, target, below, ignored.below(name)))
            for entry in likely:  # there may be very many: each call counts
                name = entry.name
                if ignored.levels and ignored.has(name, is_folder=False):
                    self.ignored += 1
                    continue
                looked_at += 1
                path = prefix + name
                if not (below_posts or has_front_matter(path)):
                    continue
                if self.is_excluded and self._left_out(folder, name, is_folder=False):
                    continue
                target = f"{real}/{name}"
                if target in self.found or entry.is_symlink():
                    is_link = entry.is_symlink()
                    target = os.path.realpath(path) if is_link else target
                    self._take(target, path, _look(path), is_link=is_link)
                    continue
                self._hits += 1
                self.found[target] = (path, False)
                try:
                    self.looks[path] = entry.stat()
                except OSError:  # it is gone, which who reads it will say
                    continue
        return looked_at

    def _entries(self, folder: str) -> tuple[list[os.DirEntry[str]], list[os.DirEntry[str]]]:
        """Return the files of a folder with a post's ending, and its folders, none of them hidden."""
        likely: list[os.DirEntry[str]] = []
        folders: list[os.DirEntry[str]] = []
        beside: list[str] = []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    name = entry.name
                    if name.lower().endswith(ENDINGS) and _is_file(entry):
                        if name[0] != ".":
                            likely.append(entry)
                        continue
                    beside.append(name)
                    if name[0] != "." and _is_folder(entry):
                        folders.append(entry)
        except OSError as error:
            self._problem(folder, error.strerror or str(error))
            return [], []
        self.beside[folder] = frozenset(beside)
        return likely, folders

    def _skips(self, folder: str, name: str, *, below_posts: bool) -> bool:
        if name in NEVER or (not below_posts and name in BESIDE_POSTS):
            return True
        return self._left_out(folder, name, is_folder=True)

    def _left_out(self, folder: str, name: str, *, is_folder: bool) -> bool:
        if self.is_excluded is None or not self.is_excluded(folder, name, is_folder):
            return False
        self.excluded += 1
        self._hits += 1
        return True

    def _take(
        self, real: str, path: str, look: os.stat_result | None, *, is_link: bool = False
    ) -> None:
        self._hits += 1
        known = self.found.get(real)
        if known is None or (known[1] and not is_link):
            self.found[real] = (path, is_link)
            if look is not None:
                self.looks[path] = look

    def _problem(self, path: str, reason: str) -> None:
        self._hits += 1
        self.problems.append((path, reason))


def _is_pattern(path: str) -> bool:
    return any(mark in path for mark in "*?[")


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Say whether an entry is a file; links are followed."""
    try:
        return entry.is_file()
    except OSError:  # a link to itself
        return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Say whether an entry is a folder; links are followed."""
    try:
        return entry.is_dir()
    except OSError:  # as above
        return False


def _look(path: str) -> os.stat_result | None:
    """Return what the file system says of a file, if it says anything; links are followed."""
    try:
        look = os.stat(path)
    except OSError:
        return None
    return look if stat.S_ISREG(look.st_mode) else None
