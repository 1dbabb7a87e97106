"""git, asked as a program: what it says, or why it cannot."""

# Paths stay the strings that they were given as.
# ruff: noqa: PTH100, PTH112, PTH120

from __future__ import annotations

import os


class GitError(Exception):
    """git is missing, or cannot say what was asked; the message is one line."""


def git(folder: str, *arguments: str) -> bytes:
    """Return what git prints, run in a folder.

    Raises:
        GitError: if it is missing or fails.

    """
    import subprocess  # noqa: PLC0415  slow to import, and git is rarely asked

    try:
        done = subprocess.run(  # noqa: S603  no shell
            ("git", "-C", folder, *arguments),  # noqa: S607  the git that the user has
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except FileNotFoundError:
        raise GitError("git is needed, and is not installed") from None
    except OSError as error:
        raise GitError(f"git cannot be started: {error.strerror or error}") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(f"git: {said[0] if said else f'exit status {done.returncode}'}")
    return done.stdout


def top_of(path: str, option: str) -> str:
    """Return the folder of the repository that a path lies in, which need not exist.

    Raises:
        GitError: if it lies in none, which the option needs.

    """
    folder = os.path.abspath(path)
    while not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    try:
        top = git(folder, "rev-parse", "--show-toplevel")
    except GitError as error:
        if "not a git repository" in str(error):
            raise GitError(f"{option} needs a git repository, and this is none") from None
        raise
    return os.fsdecode(top.rstrip(b"\n"))


def commit(folder: str, ref: str) -> str | None:
    """Return the commit that a revision stands for, None if git knows none."""
    try:
        found = git(
            folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"
        )
    except GitError as error:
        if "not installed" in str(error):
            raise
        return None
    return found.decode().strip()
