"""Posts as they were and as they are, between two revisions that git knows."""

# Paths stay the strings that they were given as.
# ruff: noqa: PTH118, PTH119, PTH122, PTH123

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Self, overload

import msgspec

from postlint.files.looks import BESIDE_POSTS, ENDINGS, FOLDERS, NEVER
from postlint.files.repository import GitError, commit, git, top_of

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterable, Iterator

_OPTIONS = ("--raw", "-z", "-M", "-l1000", "--no-abbrev", "--no-ext-diff", "--no-relative")
_FILE = b"100"  # how the mode of a file begins that is no link


class Versions(msgspec.Struct, frozen=True):
    """A file before and after; None where there was or is none.

    ``path`` is that of the file, relative to the working folder, and ``old`` the one that it had.
    ``sure`` says that it is a post by its place or because it was named, whatever stands in it.
    """

    path: str
    old: str
    before: bytes | None
    after: bytes | None
    sure: bool

    def __str__(self) -> str:
        return self.path


class _Change(msgspec.Struct, frozen=True):
    """A file that changed, by its paths in the repository; "" for no blob, or none of git's."""

    old: str
    path: str
    before: str
    after: str


class History(Sequence[Versions]):
    """The posts that differ between two revisions, in order; each is read when it is asked for.

    ``since`` and ``until`` name the revisions for people.
    """

    def __init__(self, arguments: Iterable[str], written: str) -> None:
        arguments = [*arguments] or ["."]
        self._top = top_of(arguments[0], "--git")
        self._named = [self._inside(path) for path in arguments]
        base, last = self._ends(written)
        changes = _paired(self._changes(base, last))
        found = [
            change for change in changes if self._wanted(change.path) or self._wanted(change.old)
        ]
        self._missing(arguments, found, base)
        self._found = sorted(filter(self._may_be_post, found), key=lambda it: it.path or it.old)
        self._blobs: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._blobs is not None:
            self._blobs.communicate()

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, index: int) -> Versions: ...

    @overload
    def __getitem__(self, index: slice) -> list[Versions]: ...

    def __getitem__(self, index: int | slice) -> Versions | list[Versions]:
        if isinstance(index, slice):
            return [self._read(change) for change in self._found[index]]
        return self._read(self._found[index])

    def leave_out(self, excluded: Callable[[str], bool]) -> None:
        """Forget the files whose paths are excluded."""
        self._found = [it for it in self._found if not excluded(self._shown(it.path or it.old))]

    def paths(self) -> Iterator[str]:
        """Yield the paths of the files, those that they have now."""
        return (self._shown(change.path or change.old) for change in self._found)

    def _ends(self, written: str) -> tuple[str, str]:
        """Return the two commits that a revision or a range names; "" for what is on disk."""
        first, dots, second = written.partition("...")
        if not dots:
            first, dots, second = written.partition("..")
        base = self._commit(first or "HEAD" if dots else first)
        last = self._commit(second or "HEAD") if dots else ""
        if dots == "...":
            try:
                base = git(self._top, "merge-base", base, last).decode().strip()
            except GitError:
                raise GitError(f"--git: `{first}` and `{second}` have no common ancestor") from None
        self.since = base[:10]
        self.until = last[:10] or "the files on disk"
        return base, last

    def _commit(self, ref: str) -> str:
        found = commit(self._top, ref)
        if found is None:
            raise GitError(f"--git: git knows no revision `{ref}` here")
        return found

    def _changes(self, base: str, last: str) -> Iterator[_Change]:
        """Yield the files that changed; those that git does not track yet are new on disk."""
        ends = [base, last] if last else [base]
        fields = iter(git(self._top, "diff", *_OPTIONS, *ends, "--").split(b"\0"))
        for meta in fields:
            if not meta:
                continue
            old_mode, mode, before, after, status = meta.lstrip(b":").split(b" ")
            old = path = os.fsdecode(next(fields))
            if status[:1] in {b"R", b"C"}:
                path = os.fsdecode(next(fields))
            if status == b"U" or not {old_mode[:3], mode[:3]} <= {_FILE, b"000"}:
                continue  # of a file in conflict there is another line, of what is on disk
            yield _Change(
                old if status[:1] != b"A" else "",
                path if status[:1] != b"D" else "",
                before.decode(),
                after.decode() if last else "",
            )
        if not last:
            names = git(self._top, "ls-files", "-z", "--others", "--exclude-standard")
            for name in filter(None, names.split(b"\0")):
                yield _Change("", os.fsdecode(name), "", "")

    def _inside(self, path: str) -> str:
        """Return a path relative to the repository, "" for all of it."""
        inside = os.path.relpath(os.path.realpath(path), os.path.realpath(self._top))
        if inside == ".." or inside.startswith("../"):
            raise GitError(f"--git: {path} lies outside of the repository {self._top}")
        return "" if inside == "." else inside

    def _wanted(self, path: str) -> bool:
        return bool(path) and any(
            not name or path == name or path.startswith(f"{name}/") for name in self._named
        )

    def _may_be_post(self, change: _Change) -> bool:
        path = change.path or change.old
        return path in self._named or _may_be_post(path)

    def _missing(self, arguments: Iterable[str], found: Iterable[_Change], base: str) -> None:
        """Refuse a path that leads nowhere, neither now nor before."""
        known = [path for change in found for path in (change.old, change.path) if path]
        for argument, name in zip(arguments, self._named, strict=True):
            if os.path.lexists(argument) or any(
                path == name or path.startswith(f"{name}/") for path in known
            ):
                continue
            try:
                git(self._top, "cat-file", "-e", f"{base}:{name}")
            except GitError:
                raise GitError(f"{argument}: no such file or folder, nor was there one") from None

    def _read(self, change: _Change) -> Versions:
        path, old = change.path or change.old, change.old or change.path
        return Versions(
            self._shown(path),
            self._shown(old),
            self._blob(change.before) if change.old else None,
            self._after(change) if change.path else None,
            path in self._named or not FOLDERS.isdisjoint(path.split("/")[:-1]),
        )

    def _after(self, change: _Change) -> bytes:
        if change.after:
            return self._blob(change.after)
        with open(os.path.join(self._top, change.path), "rb") as file:
            return file.read()

    def _blob(self, name: str) -> bytes:
        """Return what git keeps under a name."""
        if self._blobs is None:
            import subprocess  # noqa: PLC0415  slow to import

            self._blobs = subprocess.Popen(  # noqa: S603  no shell
                ("git", "-C", self._top, "cat-file", "--batch"),  # noqa: S607  the user's git
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        asked, answer = self._blobs.stdin, self._blobs.stdout
        if asked is None or answer is None:
            raise GitError("git cannot be asked")
        asked.write(f"{name}\n".encode())
        asked.flush()
        head = answer.readline().split()
        if len(head) != 3 or head[1] != b"blob":  # noqa: PLR2004  name, type, size
            raise GitError(f"git cannot read {name}: {b' '.join(head).decode('utf-8', 'replace')}")
        data = answer.read(int(head[2]))
        answer.read(1)
        return data

    def _shown(self, path: str) -> str:
        return os.path.relpath(os.path.join(os.path.realpath(self._top), path))


def _may_be_post(path: str) -> bool:
    """Say whether a path in a repository is one that a walk through it could take for a post's."""
    *folders, name = path.split("/")
    if not name.lower().endswith(ENDINGS):
        return False
    below_posts = False
    for folder in folders:
        below_posts = below_posts or folder in FOLDERS
        if folder[0] == "." or folder in NEVER or (folder in BESIDE_POSTS and not below_posts):
            return False
    return not name.startswith(".")


def _paired(changes: Iterable[_Change]) -> Iterator[_Change]:
    """Yield changes; what is gone and what is new are one if only the ending of the name differs.

    A page that became Markdown is often too different for git to see that.
    """
    changes = list(changes)
    gone = [change for change in changes if not change.path]
    come = [change for change in changes if not change.old]
    pairs: dict[_Change, _Change] = {}
    for key in (_stem, _name):
        left = _unique((change for change in gone if change not in pairs), key)
        right = _unique((change for change in come if change not in pairs.values()), key)
        pairs.update({left[same]: right[same] for same in left.keys() & right.keys()})
    news = set(pairs.values())
    for change in changes:
        if change in pairs:
            new = pairs[change]
            yield _Change(change.old, new.path, change.before, new.after)
        elif change not in news:
            yield change


def _stem(change: _Change) -> str:
    return os.path.splitext(change.path or change.old)[0]


def _name(change: _Change) -> str:
    return os.path.basename(_stem(change))


def _unique(changes: Iterable[_Change], key: Callable[[_Change], str]) -> dict[str, _Change]:
    """Return changes by their key, without those that share it, and those of other files than posts."""
    found: dict[str, _Change | None] = {}
    for change in changes:
        if (change.path or change.old).lower().endswith(ENDINGS):
            found[key(change)] = None if key(change) in found else change
    return {same: change for same, change in found.items() if change is not None}
