"""Which files changed, as git says."""

# Paths stay the strings that they were given as.
# ruff: noqa: PTH100, PTH112, PTH118, PTH120

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable


class GitError(Exception):
    """git is missing, or cannot say what was asked; the message is one line."""


class Changed(msgspec.Struct, frozen=True):
    """The real paths of files that changed, and in words since when."""

    paths: frozenset[str]
    since: str


def changed(arguments: Iterable[str], ref: str = "") -> Changed:
    """Return what changed in the repositories of ``arguments`` since the merge base with ``ref``.

    What is not committed and what is not tracked counts; what was deleted does not.

    Args:
        arguments: files and folders.
        ref: a revision; "": the upstream of the branch, or ``origin/HEAD``, or else ``HEAD``.

    Raises:
        GitError: if git is missing, there is no repository, or the revision does not exist.

    """
    tops = {_top(argument): None for argument in arguments}
    paths: set[str] = set()
    since = ""
    for top in tops:
        base, since = _base(top, ref)
        names = _git(top, "ls-files", "-z", "--others", "--exclude-standard")
        if base:
            options = ("-z", "--name-only", "--no-renames", "--no-ext-diff", "--diff-filter=d")
            names += _git(top, "diff", *options, base, "--")
        else:
            names += _git(top, "ls-files", "-z", "--cached")
        paths.update(
            os.path.realpath(os.path.join(top, os.fsdecode(name)))
            for name in names.split(b"\0")
            if name
        )
    return Changed(frozenset(paths), since)


def is_revision(ref: str) -> bool:
    """Say whether git knows a revision in this folder."""
    return _commit(".", ref) is not None


def _top(path: str) -> str:
    folder = os.path.abspath(path)
    while not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    try:
        top = _git(folder, "rev-parse", "--show-toplevel")
    except GitError as error:
        if "not a git repository" in str(error):
            raise GitError("--changed needs a git repository, and this is none") from None
        raise
    return os.fsdecode(top.rstrip(b"\n"))


def _base(top: str, ref: str) -> tuple[str, str]:
    """Return the commit to compare with, "" if there is none yet, and in words what it is."""
    if _commit(top, "HEAD") is None:
        return "", "the repository began"
    known = (ref,) if ref else ("@{upstream}", "refs/remotes/origin/HEAD", "HEAD")
    found = next((one for one in known if _commit(top, one)), None)
    if found is None:
        raise GitError(
            f"--changed: git knows no revision `{ref}` here (in CI: is it fetched?"
            " actions/checkout fetches one commit unless it has `fetch-depth: 0`)"
        )
    try:
        base = _git(top, "merge-base", "HEAD", _commit(top, found) or found).decode().strip()
    except GitError:
        raise GitError(
            f"--changed: `{found}` and HEAD have no common ancestor here"
            " (a shallow clone? fetch the whole history)"
        ) from None
    if found not in {"HEAD", ref}:
        found = _git(top, "rev-parse", "--abbrev-ref", found).decode("utf-8", "replace").strip()
    return base, f"{found} ({base[:10]})"


def _commit(folder: str, ref: str) -> str | None:
    try:
        found = _git(
            folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"
        )
    except GitError:
        return None
    return found.decode().strip()


def _git(folder: str, *arguments: str) -> bytes:
    import subprocess  # noqa: PLC0415  slow to import, and only --changed asks git

    try:
        done = subprocess.run(  # noqa: S603  no shell
            ("git", "-C", folder, *arguments),  # noqa: S607  the git that the user has
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except FileNotFoundError:
        raise GitError("--changed needs git, which is not installed") from None
    except OSError as error:
        raise GitError(f"git cannot be started: {error.strerror or error}") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(f"git: {said[0] if said else f'exit status {done.returncode}'}")
    return done.stdout
