from __future__ import annotations

import os
import pickle
import stat
from typing import TYPE_CHECKING, Any

import pytest

from postlint.files import ChangedOnDiskError, NotUtf8Error, decode, read
from postlint.files.disk import write

if TYPE_CHECKING:
    from pathlib import Path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("data", [b"", b"a\r\nb\n", "\ufeff---\n茶\n".encode(), b"no newline"])
def test_reading_translates_nothing(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(data)
    source = read(str(path))
    assert source.data == data
    assert source.text.encode() == data


@pytest.mark.parametrize(
    ("data", "reason", "readable"),
    [
        (
            "茶".encode("utf-16"),
            "the file is UTF-16 (it starts with its BOM); save it as UTF-8",
            "",
        ),
        (b"\xfe\xff\x83\x36", "the file is UTF-16 (it starts with its BOM); save it as UTF-8", ""),
        (
            "---\ntitle".encode("utf-16-le"),
            "the file looks like UTF-16 without a BOM; save it as UTF-8",
            "-",
        ),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "the file holds NUL bytes, so it is binary, not a post",
            "",
        ),
        (b"GIF\0\0x\xff", "the file holds NUL bytes, so it is binary, not a post", "GIF"),
        (b"ok\n\0", "the file holds NUL bytes, so it is binary, not a post", "ok\n"),
        ("ok\n茶".encode("gb18030"), "byte `0xB2` is not UTF-8; save the file as UTF-8", "ok\n"),
        (b"cut \xe8\x8c", "byte `0xE8` is not UTF-8; save the file as UTF-8", "cut "),
        (b"\xed\xa0\x80", "byte `0xED` is not UTF-8; save the file as UTF-8", ""),
    ],
)
def test_what_is_not_utf_8_is_refused_with_a_guess(data: bytes, reason: str, readable: str) -> None:
    with pytest.raises(NotUtf8Error) as caught:
        decode(data)
    assert (str(caught.value), caught.value.readable) == (reason, readable)


def test_the_error_travels_between_processes() -> None:
    error = pickle.loads(pickle.dumps(NotUtf8Error("reason", "text")))
    assert (error.reason, error.readable) == ("reason", "text")


def test_reading_a_pipe_or_a_folder_is_an_error_and_does_not_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="not a regular file"):
        read(str(tmp_path / "pipe"))
    with pytest.raises(IsADirectoryError):
        read(str(tmp_path))
    with pytest.raises(FileNotFoundError):
        read(str(tmp_path / "missing"))


def test_writing_replaces_the_bytes_and_keeps_the_mode(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"old\r\n")
    path.chmod(0o640)
    write(str(path), "\ufeff新\r\nno newline", b"old\r\n")
    assert path.read_bytes() == "\ufeff新\r\nno newline".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert names(tmp_path) == ["x.md"]


def test_the_owner_is_kept_where_the_system_allows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"old")
    given: list[tuple[int, int]] = []

    def refuse(_handle: int, user: int, group: int) -> None:
        given.append((user, group))
        raise PermissionError

    monkeypatch.setattr(os, "fchown", refuse)
    write(str(path), "new", b"old")
    assert given == [(path.stat().st_uid, path.stat().st_gid)]
    assert path.read_bytes() == b"new"


def test_a_link_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "x.md"
    target.write_bytes(b"old")
    link = tmp_path / "link.md"
    link.symlink_to(target)
    write(str(link), "new", b"old")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["link.md", "real"]


def test_newer_work_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"newer")
    with pytest.raises(ChangedOnDiskError, match="changed on disk since it was read"):
        write(str(path), "ours", b"old")
    assert path.read_bytes() == b"newer"
    assert names(tmp_path) == ["x.md"]


def test_work_that_arrives_while_we_write_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", lambda _handle: path.write_bytes(b"newer"))
    with pytest.raises(ChangedOnDiskError):
        write(str(path), "ours", b"old")
    assert path.read_bytes() == b"newer"
    assert names(tmp_path) == ["x.md"]


@pytest.mark.parametrize("broken", ["fsync", "replace", "fchmod"])
def test_a_failure_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"old")

    def fail(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, broken, fail)
    with pytest.raises(OSError, match="No space left"):
        write(str(path), "new", b"old")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["x.md"]


def test_text_that_is_not_text_is_refused_before_anything_happens(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"old")
    with pytest.raises(UnicodeEncodeError):
        write(str(path), "\udcff", b"old")
    assert path.read_bytes() == b"old"


def test_a_read_only_or_missing_file_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.md"
    with pytest.raises(FileNotFoundError):
        write(str(path), "new", b"old")
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(PermissionError):
        write(str(path), "new", b"old")
    assert path.read_bytes() == b"old"


def test_the_same_content_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"same")
    before = path.stat().st_ino
    write(str(path), "same", b"same")
    assert path.stat().st_ino == before
