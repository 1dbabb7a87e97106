from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postlint.cli import _work
from tests.cache import archive

if TYPE_CHECKING:
    from pathlib import Path

    from postlint.report import Report


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive of forty posts, and the working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    (tmp_path / ".git").mkdir()
    archive.fill(tmp_path)
    return tmp_path


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the posts that were really checked, as the runs of a test go on."""
    paths: list[str] = []
    whole = _work.check_paths

    def noting(some: list[str], **settings: object) -> list[Report]:
        paths.extend(some)
        return whole(some, **settings)

    monkeypatch.setattr(_work, "check_paths", noting)
    return paths
