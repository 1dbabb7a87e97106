"""A git repository in the working directory, whatever settings of git the machine has."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def git(*arguments: str) -> str:
    """Run git, and return what it prints."""
    done = subprocess.run(("git", *arguments), capture_output=True, text=True, check=True)
    return done.stdout.strip()


def begin(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the working directory a repository of its own."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    git("init", "-q", "-b", "main")
    git("config", "user.name", "Ada Brook")
    git("config", "user.email", "ada@example.org")
