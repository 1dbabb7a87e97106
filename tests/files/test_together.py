from __future__ import annotations

import os
import stat
import threading
from typing import TYPE_CHECKING, Any

from postlint.files import ChangedOnDiskError, Rewrite, write_all

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def posts(folder: Path, number: int) -> list[Path]:
    found = [folder / f"{one}.md" for one in range(number)]
    for path in found:
        path.write_bytes(b"old")
    return found


def rewrites(paths: list[Path]) -> list[Rewrite]:
    return [Rewrite(str(path), f"new {path.name}", b"old") for path in paths]


def test_all_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    found = posts(tmp_path, 50)
    assert write_all(rewrites(found)) == [None] * 50
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        path.name: f"new {path.name}" for path in found
    }


def test_what_cannot_be_written_stops_none_of_the_others(tmp_path: Path) -> None:
    found = posts(tmp_path, 5)
    found[1].write_bytes(b"newer")
    found[3].unlink()
    errors = write_all(rewrites(found))
    assert [type(error) for error in errors] == [
        type(None),
        ChangedOnDiskError,
        type(None),
        FileNotFoundError,
        type(None),
    ]
    assert found[1].read_bytes() == b"newer"
    assert [found[one].read_text() for one in (0, 2, 4)] == ["new 0.md", "new 2.md", "new 4.md"]


def test_of_two_that_lead_to_one_file_the_second_finds_the_work_of_the_first(
    tmp_path: Path,
) -> None:
    (path,) = posts(tmp_path, 1)
    link = tmp_path / "link.md"
    link.symlink_to(path)
    first, second = write_all(
        [Rewrite(str(path), "first", b"old"), Rewrite(str(link), "second", b"old")]
    )
    assert first is None
    assert isinstance(second, ChangedOnDiskError)
    assert path.read_text() == "first"


def test_of_two_that_get_one_name_the_first_gets_it(tmp_path: Path) -> None:
    found = posts(tmp_path, 2)
    new = str(tmp_path / "new.markdown")
    first, second = write_all([Rewrite(str(path), path.name, b"old", new) for path in found])
    assert first is None
    assert isinstance(second, FileExistsError)
    assert {path.name for path in tmp_path.iterdir()} == {"1.md", "new.markdown"}


def test_each_folder_is_flushed_once_and_after_its_posts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[str] = []
    real, lock = os.fsync, threading.Lock()

    def note(handle: int) -> None:
        with lock:
            flushed.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "post")
        real(handle)

    monkeypatch.setattr(os, "fsync", note)
    write_all(rewrites(posts(tmp_path, 20)))
    assert flushed == ["post"] * 20 + ["folder"]


def test_one_alone_needs_no_threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise AssertionError

    monkeypatch.setattr(threading.Thread, "start", refuse)
    assert write_all(rewrites(posts(tmp_path, 1))) == [None]
    assert write_all([]) == []
