from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from postlint.output.diff import diff

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = [
    ("one\ntwo\nthree\n", "one\n2\nthree\n"),
    ("no newline", "one\n"),
    ("one\n", "no newline"),
    ("a\nno newline", "b\nno newline"),
    ("a\r\nb\r\n", "a\r\nc\r\n"),
    ("a\rb\n", "a\rc\n"),
    ("a\r\nb", "a\nb\r"),
    ("\ufeff茶\n", "\ufeff綠茶\n"),
    ("form\x0cfeed\x85\u2028x\n", "form\x0cfeed\x85\u2028y\n"),
    ("", "new\n"),
    ("--- a\n+++ b\n@@ -1 +1 @@\n", "--- b\n+++ a\n"),
    ("\n".join(str(n) for n in range(99)), "\n".join(str(n % 50) for n in range(99))),
]
NAMES = [
    "x.md",
    "_posts/with blank.md",
    "茶.md",
    'q"uote\\back\ttab\nline.md',
    "-dash.md",
    os.fsdecode(b"\xff.md"),
]


def apply(folder: Path, patch: bytes) -> None:
    # Without a repository above it, git treats the folder as its own.
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(folder.parent)}
    subprocess.run(["git", "apply", "-"], input=patch, cwd=folder, env=environment, check=True)


@pytest.mark.parametrize(("before", "after"), TEXTS)
def test_git_takes_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: str,
    after: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "x.md"
    path.write_bytes(before.encode())
    apply(tmp_path, diff("x.md", before, after))
    assert path.read_bytes() == after.encode()
    apply(tmp_path, diff("x.md", after, before))
    assert path.read_bytes() == before.encode()


@pytest.mark.parametrize("name", NAMES)
def test_git_finds_odd_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("old\n")
    patches = diff(name, "old\n", "new\n") + diff(str(tmp_path / "other.md"), "1\n", "2\n")
    (tmp_path / "other.md").write_text("1\n")
    apply(tmp_path, patches)
    assert path.read_text() == "new\n"
    assert (tmp_path / "other.md").read_text() == "2\n"


def test_inside_a_repository_paths_are_those_of_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "x.md").write_text("old\n")
    apply(folder, diff("x.md", "old\n", "new\n"))
    assert (folder / "x.md").read_text() == "new\n"


def test_a_path_elsewhere_is_named_from_the_root(tmp_path: Path) -> None:
    header = diff(str(tmp_path / "x.md"), "a\n", "b\n").split(b"\n")[0]
    assert header == b"--- a" + str(tmp_path / "x.md").encode()


def test_no_change_is_no_diff() -> None:
    assert diff("x.md", "same", "same") == b""


@pytest.mark.parametrize("after", ["old\n", "new\n", ""])
@pytest.mark.parametrize("name", NAMES)
def test_git_renames(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, after: str
) -> None:
    monkeypatch.chdir(tmp_path)
    new = f"{name}.new name.md"
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("old\n")
    (tmp_path / "b.md").write_text("1\n")
    apply(tmp_path, diff(name, "old\n", after, new) + diff("b.md", "1\n", "2\n", "b.md"))
    assert not (tmp_path / name).exists()
    assert (tmp_path / new).read_text() == after
    apply(tmp_path, diff(new, after, "old\n", name) + diff("b.md", "2\n", "1\n", "b.md"))
    assert (tmp_path / name).read_text() == "old\n"
    assert not (tmp_path / new).exists()
    assert (tmp_path / "b.md").read_text() == "1\n"
