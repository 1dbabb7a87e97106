"""Which files changed, as git says."""

# Paths stay the strings that they were given as.
# ruff: noqa: PTH118

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

from postlint.files.repository import GitError, commit, git, top_of

if TYPE_CHECKING:
    from collections.abc import Iterable


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
    tops = {top_of(argument, "--changed"): None for argument in arguments}
    paths: set[str] = set()
    since = ""
    for top in tops:
        base, since = _base(top, ref)
        names = git(top, "ls-files", "-z", "--others", "--exclude-standard")
        if base:
            options = ("-z", "--name-only", "--no-renames", "--no-ext-diff", "--diff-filter=d")
            names += git(top, "diff", *options, base, "--")
        else:
            names += git(top, "ls-files", "-z", "--cached")
        paths.update(
            os.path.realpath(os.path.join(top, os.fsdecode(name)))
            for name in names.split(b"\0")
            if name
        )
    return Changed(frozenset(paths), since)


def is_revision(ref: str) -> bool:
    """Say whether git knows a revision in this folder."""
    return commit(".", ref) is not None


def _base(top: str, ref: str) -> tuple[str, str]:
    """Return the commit to compare with, "" if there is none yet, and in words what it is."""
    if commit(top, "HEAD") is None:
        return "", "the repository began"
    known = (ref,) if ref else ("@{upstream}", "refs/remotes/origin/HEAD", "HEAD")
    found = next((one for one in known if commit(top, one)), None)
    if found is None:
        raise GitError(
            f"--changed: git knows no revision `{ref}` here (in CI: is it fetched?"
            " actions/checkout fetches one commit unless it has `fetch-depth: 0`)"
        )
    try:
        base = git(top, "merge-base", "HEAD", commit(top, found) or found).decode().strip()
    except GitError:
        raise GitError(
            f"--changed: `{found}` and HEAD have no common ancestor here"
            " (a shallow clone? fetch the whole history)"
        ) from None
    if found not in {"HEAD", ref}:
        found = git(top, "rev-parse", "--abbrev-ref", found).decode("utf-8", "replace").strip()
    return base, f"{found} ({base[:10]})"
