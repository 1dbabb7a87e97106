from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from postlint.cli import cli
from tests.repository import begin, git

from .chosen import NAMES, put

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty site, and the working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    (tmp_path / ".git").mkdir()
    (tmp_path / "_posts").mkdir()
    return tmp_path


@pytest.fixture
def postlint(site: Path) -> Callable[..., Result]:  # noqa: ARG001  for the working directory
    """Run the command line in this process."""

    def run(*arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(cli, arguments, input=stdin, prog_name="postlint")

    return run


@pytest.fixture
def history(site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site under version control, all of whose posts are committed."""
    (site / ".git").rmdir()
    put(site, *NAMES)
    begin(monkeypatch)
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    return site
