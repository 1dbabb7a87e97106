"""What rules across posts said is remembered, and only as long as nothing that they look at changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postlint.cache import look
from postlint.cli import _archive
from tests.cache.archive import check, fill, post, same

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from postlint.cli._session import Session

LINKED = "\n[that day]({to})\n\n![rain]({image})\n"


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how often all posts are read; every file is known to be settled."""
    monkeypatch.setattr(look, "_SETTLED", 0)
    archive_of: Callable[..., object] = _archive.archive_of
    counted: list[int] = []

    def counting(session: Session, *others: object, **more: object) -> object:
        counted.append(len(session.paths))
        return archive_of(session, *others, **more)

    monkeypatch.setattr(_archive, "archive_of", counting)
    return counted


def twins(folder: Path) -> list[Path]:
    """Write posts of which two say the same."""
    paths = fill(folder)
    paths[3].write_text(paths[2].read_text().replace("rain/2", "rain/3"))
    return paths


def test_posts_are_not_read_again_to_know_what_they_share(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, looked: list[int]
) -> None:
    monkeypatch.chdir(tmp_path)
    paths = twins(tmp_path)
    first = check().stdout
    assert "same-body" in first
    assert check().stdout == first
    assert looked == [40]
    paths[2].write_text(post(2, "---\ntitle: Another\n---\n{filling}{n}"))
    changed = check().stdout
    assert changed != first
    assert looked == [40, 40]
    paths[5].unlink()
    assert check("--no-cache").stdout == check().stdout
    assert looked == [40, 40, 39, 39]


def test_other_rules_are_asked_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, looked: list[int]
) -> None:
    monkeypatch.chdir(tmp_path)
    twins(tmp_path)
    check()
    assert "same-body" not in check("--ignore", "same-body").stdout
    assert looked == [40, 40]


def test_files_that_posts_lead_to_come_and_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, looked: list[int]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "_config.yml").write_text("title: Rain\nplugins: [jekyll-feed]\n")
    paths = twins(tmp_path)
    (tmp_path / "images").mkdir()
    image = tmp_path / "images" / "rain.png"
    image.touch()
    text = LINKED.format(to="gone.md", image="/images/rain.png")
    paths[7].write_text(paths[7].read_text() + text)
    first = check().stdout
    assert "dead-internal-link" in first
    assert "missing-local-image" not in first
    image.unlink()
    assert "missing-local-image" in check().stdout
    (tmp_path / "_posts" / "gone.md").mkdir()
    found = check().stdout
    assert "dead-internal-link" not in found
    assert "same-body" in found
    assert looked == [40]
    same()


def test_what_was_remembered_and_is_damaged_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, looked: list[int]
) -> None:
    monkeypatch.chdir(tmp_path)
    twins(tmp_path)
    first = check().stdout
    monkeypatch.setattr("postlint.cache.store.Store.remembered", lambda store: store._said(3)[:-5])
    assert check().stdout == first
    assert looked == [40, 40]


def test_what_may_change_unseen_is_not_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, looked: list[int]
) -> None:
    monkeypatch.chdir(tmp_path)
    twins(tmp_path)
    monkeypatch.setattr(look, "_SETTLED", 3_600_000_000_000)
    check()
    check()
    assert looked == [40, 40]
