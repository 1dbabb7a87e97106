from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Any

import pytest

from postlint.files import ChangedOnDiskError
from postlint.files.rename import rename

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = b"<p>old</p>\r\n", "\ufeffnew\r\n"


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "茶 a.html"
    path.write_bytes(OLD)
    path.chmod(0o640)
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_new_file_has_the_text_and_the_mode_and_the_old_one_is_gone(post: Path) -> None:
    new = post.with_suffix(".md")
    rename(str(post), str(new), NEW, OLD)
    assert names(post.parent) == [new.name]
    assert new.read_bytes() == NEW.encode()
    assert stat.S_IMODE(new.stat().st_mode) == 0o640


def test_paths_may_be_relative(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(post.parent)
    rename(post.name, "b.md", NEW, OLD)
    assert names(post.parent) == ["b.md"]


def test_where_there_are_no_links_the_name_is_taken(
    post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    new = post.with_suffix(".md")
    rename(str(post), str(new), NEW, OLD)
    assert names(post.parent) == [new.name]
    assert new.read_bytes() == NEW.encode()
    post.write_bytes(OLD)
    with pytest.raises(FileExistsError):
        rename(str(post), str(new), "other", OLD)


@pytest.mark.parametrize("late", [False, True])
def test_a_file_that_is_there_is_never_overwritten(
    post: Path, monkeypatch: pytest.MonkeyPatch, *, late: bool
) -> None:
    new = post.with_suffix(".md")
    if late:  # it appears while the post is being written
        link = os.link

        def link_late(one: str, other: str) -> None:
            new.write_text("precious")
            link(one, other)

        monkeypatch.setattr(os, "link", link_late)
    else:
        new.write_text("precious")
    with pytest.raises(FileExistsError):
        rename(str(post), str(new), NEW, OLD)
    assert new.read_text() == "precious"
    assert post.read_bytes() == OLD
    assert len(names(post.parent)) == 2


@pytest.mark.parametrize("late", [False, True])
def test_a_post_that_changed_meanwhile_stays(
    post: Path, monkeypatch: pytest.MonkeyPatch, *, late: bool
) -> None:
    if late:  # it changes when the new one is there already
        link = os.link

        def link_and_edit(one: str, other: str) -> None:
            link(one, other)
            post.write_text("newer")

        monkeypatch.setattr(os, "link", link_and_edit)
    else:
        post.write_text("newer")
    with pytest.raises(ChangedOnDiskError):
        rename(str(post), str(post.with_suffix(".md")), NEW, OLD)
    assert names(post.parent) == [post.name]
    assert post.read_text() == "newer"


def test_a_link_is_not_renamed(post: Path) -> None:
    link = post.parent / "link.html"
    link.symlink_to(post)
    with pytest.raises(OSError, match="a symbolic link is not renamed"):
        rename(str(link), str(post.parent / "link.md"), NEW, OLD)
    assert names(post.parent) == sorted(["link.html", post.name])


def test_a_missing_post_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        rename(str(tmp_path / "a.html"), str(tmp_path / "a.md"), NEW, OLD)
    assert names(tmp_path) == []
