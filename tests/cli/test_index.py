from __future__ import annotations

import csv
import io
import json
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.archive.index import stat_of
from postlint.cli import _archive
from postlint.config import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Postlint = Callable[..., Result]

OLD = 1_600_000_000


def write(path: Path, source: str, at: int = OLD) -> None:
    path.write_text(f"---\ntitle: {path.stem}\nfrom: https://a.example/{source}\n---\n")
    os.utime(path, (at, at))


@pytest.fixture
def posts(site: Path) -> Path:
    (site / "_config.yml").write_text("markdown: CommonMark\n")
    for name in ("a", "b", "c"):
        write(site / "_posts" / f"2024-01-01-{name}.md", name)
    return site / "_posts"


def sources(postlint: Postlint, *paths: str) -> list[str]:
    done = postlint("check", "-q", "--select", "ARC001", "--output-format", "concise", *paths)
    return [line.split(":")[0] for line in done.stdout.splitlines()]


def test_an_index_is_built_asked_and_brought_up_to_date(posts: Path, postlint: Postlint) -> None:
    assert postlint("index", "status").stdout.startswith("There is no index")
    result = postlint("index", "build")
    assert (result.exit_code, result.stderr) == (
        0,
        "./.postlint_cache/facts.sqlite knows 3 posts.\n",
    )
    result = postlint("index", "status")
    assert (result.exit_code, result.stdout) == (0, "3 posts known, 0 new, 0 changed, 0 gone.\n")
    write(posts / "2024-01-01-d.md", "a")
    write(posts / "2024-01-01-b.md", "other")
    (posts / "2024-01-01-c.md").unlink()
    result = postlint("index", "status")
    assert (result.exit_code, result.stdout) == (1, "3 posts known, 1 new, 1 changed, 1 gone.\n")
    assert sources(postlint, "_posts/2024-01-01-a.md") == ["_posts/2024-01-01-a.md"]
    assert postlint("index", "status").exit_code == 0


def test_posts_that_did_not_change_are_not_read_again(
    posts: Path, postlint: Postlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    postlint("index", "build")
    write(posts / "2024-01-01-b.md", "a-b")
    read: list[str] = []
    collect = _archive.collect_paths
    monkeypatch.setattr(
        _archive,
        "collect_paths",
        lambda paths, **more: read.extend(paths) or collect(paths, **more),
    )
    assert sources(postlint, "_posts/2024-01-01-a.md") == []
    assert read == ["_posts/2024-01-01-b.md"]


def test_no_check_makes_an_index(posts: Path, postlint: Postlint) -> None:
    sources(postlint, "_posts")
    assert not (posts.parent / ".postlint_cache").exists()


@pytest.mark.usefixtures("posts")
def test_facts_are_exported(postlint: Postlint) -> None:
    lines = [json.loads(line) for line in postlint("index", "export").stdout.splitlines()]
    assert [line["source"] for line in lines] == ["a.example/a", "a.example/b", "a.example/c"]
    text = postlint("index", "export", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["path"] for row in rows] == [line["path"] for line in lines]
    assert rows[0]["fields"] == "title=str; from=str"
    assert rows[0]["day"] == "2024-01-01"


def test_an_index_needs_one_archive(site: Path, postlint: Postlint) -> None:
    write(site / "_posts" / "2024-01-01-a.md", "a")
    result = postlint("index", "build")
    assert result.exit_code == 2
    assert "an index is that of one site" in result.stderr


CHANGES = st.lists(
    st.tuples(st.sampled_from(["write", "delete", "rename"]), st.integers(0, 4), st.integers(0, 4)),
    max_size=6,
)


@given(rounds=st.lists(CHANGES, min_size=1, max_size=4))
def test_an_index_never_says_what_posts_do_not(
    tmp_path_factory: pytest.TempPathFactory, rounds: list[list[tuple[str, int, int]]]
) -> None:
    folder = tmp_path_factory.mktemp("archive")
    settings = load()
    index = _archive.index_of(str(folder), settings)
    at = OLD
    for changes in rounds:
        for what, one, other in changes:
            at += 1
            path, target = folder / f"{one}.md", folder / f"{other}.md"
            if what == "write":
                write(path, f"s{other}", at)
            elif path.exists() and what == "delete":
                path.unlink()
            elif path.exists():
                path.rename(target)
        paths = sorted(str(path) for path in folder.glob("*.md"))
        facts = _archive.refreshed(index, paths, settings, 1)
        assert sorted(facts, key=lambda one: one.path) == list(
            _archive.gathered(paths, settings, 1)
        )
        assert index.stats() == {path.name: stat_of(str(path)) for path in folder.glob("*.md")}
