"""Which files are posts."""

# Paths stay the strings that they were given as: a Path costs ten times as much on a long walk.
# ruff: noqa: PTH100, PTH110, PTH112, PTH114, PTH116, PTH118, PTH123

from __future__ import annotations

import functools
import os
import re
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ENDINGS = (".md", ".markdown", ".html", ".mdx")
"""What a post's file name ends in, when a folder is walked."""

FOLDERS = frozenset({"_posts", "_drafts", "posts", "content", "archived"})
"""Folders whose files are posts even without front matter (which is then a finding)."""

# Never holds posts, or holds what a generator made of them.
_NEVER = frozenset({"node_modules", "__pycache__"})
_BESIDE_POSTS = frozenset({"_site", "_layouts", "_includes", "archetypes", "public", "vendor"})

_HEAD = 4096
_FRONT_MATTER = re.compile(
    rb"""(?:\xef\xbb\xbf)?(?:
        ---[ \t]*\r?\n (?: (?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)    # YAML, empty
                         | (?:[^\n]*\n)*?["'\w\x80-\xff][^\n:]*:(?:\s|\Z) )
      | \+\+\+[ \t]*\r?\n
      | \{\s*["}]
    )""",
    re.VERBOSE,
)


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What a search found.

    ``paths`` are sorted, and each file is there once; ``problems`` are pairs (path, what is wrong
    with it), for arguments that lead to no post and folders that cannot be read; ``excluded``
    counts the files and folders that the settings leave out.
    """

    paths: tuple[str, ...]
    problems: tuple[tuple[str, str], ...] = ()
    excluded: int = 0


def find(arguments: Sequence[str], *, exclude: Sequence[str] = (), root: str = ".") -> Found:
    """Find the posts that ``arguments`` (files and folders) name.

    A file is taken whatever its name. A folder is walked: hidden and generated folders are left
    out, and a file counts when it has a post's ending and either front matter or a place in one of
    ``FOLDERS``. Symbolic links are followed, each real file is taken once.

    Args:
        arguments: files and folders, relative to the working directory or absolute.
        exclude: patterns as in a ``.gitignore``; they hold for named files too.
        root: the folder that the patterns are relative to.

    """
    search = _Search(_excluder(exclude, root))
    for argument in arguments:
        search.add(argument)
    return Found(
        paths=tuple(sorted(path for path, _ in search.found.values())),
        problems=tuple(search.problems),
        excluded=search.excluded,
    )


def is_excluded(path: str, *, exclude: Sequence[str], root: str = ".") -> bool:
    """Say whether the patterns of ``find`` leave out a file, which need not exist."""
    excluded = _excluder(exclude, root)
    return excluded is not None and excluded(*os.path.split(path), False)  # noqa: FBT003  no folder


class _Search:
    def __init__(self, excluded: Callable[[str, str, bool], bool] | None) -> None:
        self.is_excluded = excluded
        self.found: dict[str, tuple[str, bool]] = {}  # real path -> as named, through a link?
        self.problems: list[tuple[str, str]] = []
        self.excluded = 0
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
            if not self._left_out(folder, name, is_folder=False):
                self._take(os.path.realpath(path), path, is_link=os.path.islink(path))
        else:
            self._problem(argument, _why_not(path))

    def _add_folder(self, path: str) -> None:
        parent, name = os.path.split(os.path.abspath(path))
        if name and self._left_out(parent, name, is_folder=True):
            return
        hits = self._hits
        looked_at = self._walk(path)
        if hits == self._hits:
            self._problem(path, _no_posts(looked_at))

    def _walk(self, top: str) -> int:
        """Take the posts below ``top``; return how many files had a post's ending."""
        before = frozenset(self._walked)
        looked_at = 0
        stack = [(top, os.path.realpath(top), _is_below_posts(os.path.abspath(top)))]
        while stack:
            folder, real, below_posts = stack.pop()
            if real in self._walked:  # a link, perhaps to a parent; or named twice
                self._hits += real in before
                continue
            self._walked.add(real)
            for entry in self._entries(folder):
                path = entry.name if folder == "." else entry.path
                target = os.path.realpath(path) if entry.is_symlink() else f"{real}/{entry.name}"
                is_folder, is_file = _kind(entry)
                if is_folder:
                    if not self._skips(folder, entry.name, below_posts=below_posts):
                        stack.append((path, target, below_posts or entry.name in FOLDERS))
                elif entry.name.lower().endswith(ENDINGS) and is_file:
                    looked_at += 1
                    if not (below_posts or _has_front_matter(path)):
                        continue
                    if not self._left_out(folder, entry.name, is_folder=False):
                        self._take(target, path, is_link=entry.is_symlink())
        return looked_at

    def _entries(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                return [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            self._problem(folder, error.strerror or str(error))
            return []

    def _skips(self, folder: str, name: str, *, below_posts: bool) -> bool:
        if name in _NEVER or (not below_posts and name in _BESIDE_POSTS):
            return True
        return self._left_out(folder, name, is_folder=True)

    def _left_out(self, folder: str, name: str, *, is_folder: bool) -> bool:
        if self.is_excluded is None or not self.is_excluded(folder, name, is_folder):
            return False
        self.excluded += 1
        self._hits += 1
        return True

    def _take(self, real: str, path: str, *, is_link: bool) -> None:
        self._hits += 1
        known = self.found.get(real)
        if known is None or (known[1] and not is_link):
            self.found[real] = (path, is_link)

    def _problem(self, path: str, reason: str) -> None:
        self._hits += 1
        self.problems.append((path, reason))


def _why_not(path: str) -> str:
    """Say why there is nothing at ``path``."""
    if os.path.islink(path):
        return "a broken symbolic link"
    try:
        os.stat(path)
    except PermissionError as error:
        return error.strerror or "not permitted"
    except (OSError, ValueError):
        pass
    return "no such file or folder"


def _kind(entry: os.DirEntry[str]) -> tuple[bool, bool]:
    """Say whether an entry is a folder and whether it is a file; links are followed."""
    try:
        return entry.is_dir(), entry.is_file()
    except OSError:  # a link to itself
        return False, False


def _no_posts(looked_at: int) -> str:
    if not looked_at:
        return f"no posts here: no file ends in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"
    files = "the 1 file" if looked_at == 1 else f"none of the {looked_at} files"
    says = "neither has" if looked_at == 1 else "has"
    lies = "nor" if looked_at == 1 else "or"
    return (
        f"no posts here: {files} with a post's ending {says} front matter {lies} lies under"
        " _posts, _drafts, posts, content or archived (a file that you name is always taken)"
    )


def _is_below_posts(folder: str) -> bool:
    """Say whether a folder is, or lies in, a folder of posts of its own repository."""
    while True:
        parent, name = os.path.split(folder)
        if name in FOLDERS:
            return True
        if not name or os.path.exists(os.path.join(folder, ".git")):
            return False
        folder = parent


def _has_front_matter(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return True  # so that reading it reports the error
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return _FRONT_MATTER.match(head) is not None


def _excluder(patterns: Sequence[str], root: str) -> Callable[[str, str, bool], bool] | None:
    if not patterns:
        return None
    import pathspec  # noqa: PLC0415  heavy, and most sites exclude nothing

    # RE2, which it would use where that is installed, refuses names that are not UTF-8.
    spec = pathspec.GitIgnoreSpec.from_lines(patterns, backend="simple")
    base = os.path.abspath(root)

    @functools.cache
    def prefix(folder: str) -> str:
        relative = os.path.relpath(os.path.abspath(folder), base).replace(os.sep, "/")
        while relative.startswith("../"):
            relative = relative[3:]
        return "" if relative in {".", ".."} else relative + "/"

    def excluded(folder: str, name: str, is_folder: bool) -> bool:  # noqa: FBT001  three facts
        return spec.match_file(prefix(folder) + name + "/" * is_folder)

    return excluded
