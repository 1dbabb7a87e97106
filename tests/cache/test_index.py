"""The index: what it keeps of posts is what the posts say, whatever happens to their files."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.cache import remove
from postlint.cache.index import Index, State
from postlint.cache.look import UNSURE
from postlint.cache.store import Store
from postlint.cli import _archive
from postlint.config import load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from postlint.archive import Facts

SETTINGS = load()
OLD = 1_600_000_000_000_000_000


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files be believed a moment after they changed, as others are after two seconds.

    The time of an inode is left as exact as the system keeps it, so that a change at the same time as the
    reading is one that the rule for settled files is there for.
    """
    monkeypatch.setattr("postlint.cache.look._SETTLED", 20_000_000)


class Archive:
    """Posts in a folder, their index, and what was read in the last round."""

    def __init__(self, folder: Path, told: str = "") -> None:
        self.folder = folder
        self.index = Index(str(folder / ".postlint_cache"), told)
        self.read: list[str] = []

    def write(self, name: str, source: str) -> Path:
        path = self.folder / name
        path.write_text(f"---\ntitle: {path.stem}\nfrom: https://a.example/{source}\n---\n")
        return path

    @property
    def paths(self) -> list[str]:
        return sorted(map(str, self.folder.glob("*.md")))

    def reading(self, paths: Iterable[str]) -> list[Facts]:
        self.read = [Path(path).name for path in paths]
        return list(_archive.gathered(list(paths), SETTINGS, 1))

    @property
    def places(self) -> dict[str, str]:
        around = _archive.Around(tuple(self.paths), [str(self.folder)])
        return around.places(SETTINGS)

    def facts(self) -> list[Facts]:
        found, problem = self.index.facts(self.places, self.reading)
        assert problem == ""
        return sorted(found, key=lambda facts: facts.path)

    def sources(self) -> list[str]:
        return [facts.source.rpartition("/")[2] for facts in self.facts()]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path)
    for name in ("a", "b", "c"):
        made.write(f"{name}.md", name)
    return made


def later() -> None:
    """Wait until the files of now are settled."""
    time.sleep(0.03)


def test_posts_that_did_not_change_are_not_read_again(archive: Archive) -> None:
    later()
    first = archive.facts()
    assert archive.read == ["a.md", "b.md", "c.md"]
    assert archive.facts() == first
    assert archive.read == []
    archive.write("b.md", "other")
    assert archive.sources() == ["a", "other", "c"]
    assert archive.read == ["b.md"]


def test_titles_and_paths_come_back_as_they_were(archive: Archive) -> None:
    for title in ('"a"', '"\\0"', "", "other"):
        (archive.folder / "a.md").write_text(f"---\ntitle: {title}\n---\n")
        (archive.folder / "j.md").write_text(
            f'{{"title": "\\u0000{title[:1]}"}}\n\nBody.\n'.replace('""', '"')
        )
        assert archive.facts() == archive.facts() == archive.reading(archive.paths)


@pytest.mark.parametrize("settled", [True, False])
def test_a_change_of_the_same_size_and_time_is_seen(
    archive: Archive,
    settled: bool,  # noqa: FBT001  a case
) -> None:
    later()
    archive.facts()
    path = archive.folder / "b.md"
    before = path.stat()
    archive.write("b.md", "x")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    if settled:
        later()
    assert archive.sources() == ["a", "x", "c"]


def test_a_file_that_changes_at_the_time_it_is_read_is_looked_into(archive: Archive) -> None:
    archive.facts()  # just written: the look proves nothing
    assert all(look == UNSURE for look in looks(archive))
    later()
    assert archive.sources() == ["a", "b", "c"]
    assert archive.read == []  # the content was compared, which is quicker than reading the post
    assert all(look != UNSURE for look in looks(archive))


def looks(archive: Archive) -> list[bytes]:
    use = archive.index.use(archive.places)
    use.store.close()
    return [known.look for block in use._blocks for known in block.known().values()]


def test_a_file_in_the_place_of_another_is_read(archive: Archive) -> None:
    later()
    archive.facts()
    (archive.folder / "a.md").replace(archive.folder / "b.md")
    shutil.copy2(archive.folder / "c.md", archive.folder / "d.md")
    later()
    assert archive.sources() == ["a", "c", "c"]


def test_posts_that_are_gone_are_forgotten(archive: Archive) -> None:
    archive.facts()
    (archive.folder / "b.md").unlink()
    assert archive.index.state(archive.places) == State(known=3, new=0, changed=0, gone=1)
    assert archive.sources() == ["a", "c"]
    assert archive.index.state(archive.places) == State(known=2, new=0, changed=0, gone=0)
    archive.write("d.md", "d")
    archive.write("a.md", "other")
    assert archive.index.state(archive.places) == State(known=2, new=1, changed=1, gone=0)


def test_only_the_blocks_of_what_changed_are_written(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postlint.cache.blocks._MEAN", 3)
    written: list[int] = []
    write = Store.write

    def writing(store: Store, rows: list[tuple[int, bytes]], *more: object) -> None:
        written.append(len(rows))
        write(store, rows, *more)

    monkeypatch.setattr(Store, "write", writing)
    for number in range(40):
        archive.write(f"{number}.md", str(number))
    later()
    archive.facts()
    archive.write("7.md", "other")
    later()
    assert archive.facts() == archive.reading(archive.paths)
    (archive.folder / "9.md").unlink()
    assert archive.facts() == archive.reading(archive.paths)
    assert written[0] > 8
    assert all(number <= 2 for number in written[1:])


def test_posts_that_share_something_are_found_without_the_others(archive: Archive) -> None:
    archive.write("d.md", "b")
    archive.facts()
    archive.write("a.md", "b")
    use = archive.index.use(archive.places)
    changes = use.refresh(archive.reading)
    use.store.close()
    assert archive.read == ["a.md"]
    assert [change.now.source for change in changes if change.now] == ["a.example/b"]
    assert {Path(one.path).stem for one in use.sharing("source", changes)} >= {"a", "b", "d"}
    assert [Path(one.path).stem for one in use.sharing("name", changes)] == ["a"]


def test_an_index_of_other_settings_is_empty_and_written_anew(archive: Archive) -> None:
    archive.facts()
    other = Archive(archive.folder, "other fields")
    assert other.index.state(other.places).known == 0
    assert other.sources() == ["a", "b", "c"]
    assert other.read == ["a.md", "b.md", "c.md"]
    assert archive.index.state(archive.places).known == 0


def test_a_damaged_index_is_written_anew(archive: Archive) -> None:
    archive.facts()
    path = Path(archive.index.path)
    for damaged in (b"no database" * 1000, b""):
        path.write_bytes(damaged)
        assert archive.sources() == ["a", "b", "c"]
        assert archive.index.state(archive.places).known == 3


def test_a_damaged_pack_is_written_anew(archive: Archive) -> None:
    archive.facts()
    with sqlite3.connect(archive.index.path) as database:
        database.execute("UPDATE post SET row = x'00'")
    database.close()
    assert archive.sources() == ["a", "b", "c"]
    assert archive.read == ["a.md", "b.md", "c.md"]
    assert archive.index.state(archive.places).known == 3


def test_where_nothing_can_be_kept_the_facts_are_the_same(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.write("a.md", "a")
    (tmp_path / ".postlint_cache").write_text("a file")
    found, problem = archive.index.facts(archive.places, archive.reading)
    assert [facts.source for facts in found] == ["a.example/a"]
    assert problem


def test_an_index_goes_with_the_cache(archive: Archive) -> None:
    assert not archive.index.exists()
    archive.facts()
    assert archive.index.exists()
    folder = archive.folder / ".postlint_cache"
    assert (folder / ".gitignore").read_text() == "*\n"
    assert remove(str(folder))
    assert not folder.exists()


KINDS = ("write", "delete", "rename", "copy", "tamper", "age", "wait", "swap")
CHANGES = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 2), st.integers(0, 3)), max_size=6
)


def change(archive: Archive, what: str, one: int, other: int) -> None:
    """Do to a file what people, git and editors do; ``tamper`` leaves size and time as they were."""
    path, target = archive.folder / f"{one}.md", archive.folder / f"{other}.md"
    if what == "write":
        archive.write(path.name, str(other))
    elif what == "wait":
        later()
    elif not path.exists():
        return
    elif what == "delete":
        path.unlink()
    elif what == "rename":
        path.rename(target)
    elif what == "copy" and path != target:
        shutil.copy2(path, target)
    elif what == "tamper":
        before = path.stat()
        path.write_bytes(path.read_bytes()[:-6] + f"{other}\n---\n".encode())
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert path.stat().st_size == before.st_size
    elif what == "age":
        os.utime(path, ns=(OLD, OLD))
    elif what == "swap":  # as `git checkout` does: a new file under the old name
        fresh = archive.write("new", str(other))
        os.utime(fresh, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
        fresh.rename(path)


@given(rounds=st.lists(st.tuples(CHANGES, st.booleans()), min_size=1, max_size=5))
def test_an_index_never_says_what_posts_do_not(
    tmp_path_factory: pytest.TempPathFactory,
    rounds: list[tuple[list[tuple[str, int, int]], bool]],
) -> None:
    archive = Archive(tmp_path_factory.mktemp("archive"))
    for number in range(3):
        archive.write(f"{number}.md", str(number))
    later()
    archive.facts()
    for changes, settled in rounds:
        for what, one, other in changes:
            change(archive, what, one, other)
        if settled:
            later()
        assert archive.facts() == archive.reading(archive.paths)
        state = archive.index.state(archive.places)
        assert state == State(known=len(archive.paths), new=0, changed=0, gone=0)
