from __future__ import annotations

import os
from typing import TYPE_CHECKING

from postlint.archive import Facts
from postlint.archive.index import Index, stat_of

if TYPE_CHECKING:
    from pathlib import Path

OLD = 1_600_000_000_000_000_000
ONE, OTHER = Facts("one.md", title="One", sketch=b"\0\xff"), Facts("other.md", tags=("a", "b"))


def made(folder: Path, key: str = "k") -> Index:
    index = Index(str(folder), key)
    index.update([("one.md", (1, OLD), ONE), ("other.md", (2, OLD), OTHER)])
    return index


def test_facts_hold_as_long_as_size_and_time_do(tmp_path: Path) -> None:
    made(tmp_path)
    index = Index(str(tmp_path), "k")
    assert index.load({"one.md": (1, OLD), "other.md": (2, OLD)}) == {
        "one.md": ONE,
        "other.md": OTHER,
    }
    assert index.load({"one.md": (2, OLD), "other.md": (2, OLD + 1), "third.md": (1, OLD)}) == {}


def test_facts_are_replaced_and_forgotten(tmp_path: Path) -> None:
    index = made(tmp_path)
    index.update([("one.md", (3, OLD), OTHER)], gone=["other.md"])
    assert index.stats() == {"one.md": (3, OLD)}
    assert index.load({"one.md": (3, OLD)}) == {"one.md": OTHER}


def test_a_file_that_has_just_changed_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "one.md"
    path.write_text("x")
    index = Index(str(tmp_path), "k")
    stat = stat_of(str(path))
    assert stat is not None
    index.update([("one.md", stat, ONE)])
    assert index.stats() == {}
    os.utime(path, ns=(OLD, OLD))
    assert stat_of(str(path)) == (1, OLD)


def test_an_index_of_other_settings_is_empty_and_written_anew(tmp_path: Path) -> None:
    made(tmp_path, "before")
    index = Index(str(tmp_path), "after")
    assert index.stats() == {}
    index.update([("one.md", (1, OLD), ONE)])
    assert index.stats() == {"one.md": (1, OLD)}
    assert Index(str(tmp_path), "before").stats() == {}


def test_what_is_no_index_is_empty_and_written_anew(tmp_path: Path) -> None:
    index = made(tmp_path)
    (tmp_path / ".postlint_cache" / "facts.sqlite").write_bytes(b"no database" * 1000)
    assert index.load({"one.md": (1, OLD)}) == {}
    assert made(tmp_path).load({"one.md": (1, OLD)}) == {"one.md": ONE}


def test_an_index_is_no_part_of_the_repository(tmp_path: Path) -> None:
    assert not Index(str(tmp_path), "k").exists()
    assert made(tmp_path).exists()
    assert (tmp_path / ".postlint_cache" / ".gitignore").read_text() == "*\n"


def test_a_file_that_is_not_there_has_no_stat(tmp_path: Path) -> None:
    assert stat_of(str(tmp_path / "x")) is None
