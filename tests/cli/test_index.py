from __future__ import annotations

import csv
import io
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyarrow import parquet

from postlint.cli import _archive

if TYPE_CHECKING:
    from collections.abc import Callable

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
        "./.postlint_cache/facts.db knows 3 posts.\n",
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


def test_an_index_is_made_where_it_pays(
    posts: Path, postlint: Postlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources(postlint, "_posts")
    assert not (posts.parent / ".postlint_cache").exists()
    monkeypatch.setattr(_archive, "FEW", 3)
    sources(postlint, "_posts/2024-01-01-a.md", "--no-cache")
    postlint("tags", "--no-cache")
    assert not (posts.parent / ".postlint_cache").exists()
    sources(postlint, "_posts/2024-01-01-a.md", "--cache-dir", "elsewhere")
    assert (posts.parent / "elsewhere" / "facts.db").is_file()
    postlint("tags")
    assert (posts.parent / ".postlint_cache" / "facts.db").is_file()
    assert postlint("index", "status").exit_code == 0
    assert postlint("clean").exit_code == 0
    assert not (posts.parent / ".postlint_cache").exists()


def test_clean_finds_the_caches_of_sites_and_of_nested_settings(
    site: Path, postlint: Postlint
) -> None:
    for name in ("one", "two"):
        (site / name / "_posts").mkdir(parents=True)
        (site / name / "_config.yml").write_text("title: x\n")
        write(site / name / "_posts" / "2024-01-01-a.md", "a")
        assert postlint("index", "build", name).exit_code == 0
    (site / "two" / "postlint.toml").write_text('cache-dir = "kept"\n')
    write_cache(site / "two" / "kept")
    assert postlint("clean", "one").stdout == f"Removed {Path('one', '.postlint_cache')}.\n"
    assert not (site / "one" / ".postlint_cache").exists()
    assert (site / "two" / ".postlint_cache" / "facts.db").is_file()
    assert postlint("clean").stdout.count("Removed ") == 2
    assert not list(site.rglob("facts.db"))
    assert not (site / "two" / "kept").exists()
    assert postlint("clean").stdout.startswith("There is no cache in ")


def test_without_a_cache_the_index_is_not_asked(posts: Path, postlint: Postlint) -> None:
    postlint("index", "build")
    (posts.parent / ".postlint_cache" / "facts.db").write_bytes(b"")
    before = (posts.parent / ".postlint_cache" / "facts.db").stat()
    write(posts / "2024-01-01-d.md", "a")
    both = ["_posts/2024-01-01-a.md", "_posts/2024-01-01-d.md"]
    assert sources(postlint, "_posts", "--no-cache") == both
    assert (posts.parent / ".postlint_cache" / "facts.db").stat() == before


@pytest.mark.usefixtures("posts")
def test_facts_are_exported(postlint: Postlint) -> None:
    lines = [json.loads(line) for line in postlint("index", "export").stdout.splitlines()]
    assert [line["source"] for line in lines] == ["a.example/a", "a.example/b", "a.example/c"]
    text = postlint("index", "export", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["path"] for row in rows] == [line["path"] for line in lines]
    assert rows[0]["fields"] == "title=str; from=str"
    assert rows[0]["day"] == "2024-01-01"


@pytest.mark.usefixtures("posts")
def test_facts_are_exported_as_parquet(site: Path, postlint: Postlint) -> None:
    (site / "_posts" / "2024-01-02-no-day.md").write_text("---\ntags: [a, b]\n---\n")
    (site / "_posts" / "undated.md").write_text("---\ntitle: x\n---\n")
    assert postlint("index", "export", "--format", "parquet", "-o", "all.parquet").exit_code == 0
    table = parquet.read_table(site / "all.parquet")
    rows = table.to_pylist()
    assert [row["source"] for row in rows[:3]] == ["a.example/a", "a.example/b", "a.example/c"]
    assert str(rows[0]["day"]) == "2024-01-01"
    assert rows[0]["fields"] == [("title", "str"), ("from", "str")]
    assert (rows[3]["tags"], rows[4]["day"]) == (["a", "b"], None)
    lines = postlint("index", "export").stdout.splitlines()
    assert [json.loads(line)["file"] for line in lines] == table["file"].to_pylist()


@pytest.mark.usefixtures("posts")
def test_parquet_is_an_extra(postlint: Postlint, monkeypatch: pytest.MonkeyPatch) -> None:
    command = ("index", "export", "--format", "parquet")
    assert "name a file with --output-file" in postlint(*command).stderr
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = postlint(*command, "--output-file", "x")
    assert result.exit_code == 2
    assert result.stderr == (
        "error: Parquet needs the package pyarrow: pip install 'postlint[parquet]'\n"
    )
    result = postlint("index", "export", "--output-file", "no/such/folder")
    assert (result.exit_code, result.stderr) == (
        2,
        "error: no/such/folder: not written: No such file or directory\n",
    )


def test_an_export_is_never_written_over_a_post(posts: Path, postlint: Postlint) -> None:
    path = posts / "2024-01-01-a.md"
    before = path.read_bytes()
    result = postlint("index", "export", "-o", "_posts/2024-01-01-a.md")
    assert result.exit_code == 2
    assert result.stderr == (
        "error: _posts/2024-01-01-a.md is a post; it is kept: choose another name\n"
    )
    assert path.read_bytes() == before


def write_cache(folder: Path) -> None:
    folder.mkdir()
    (folder / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n")


def test_an_index_needs_one_archive(site: Path, postlint: Postlint) -> None:
    write(site / "_posts" / "2024-01-01-a.md", "a")
    result = postlint("index", "build")
    assert result.exit_code == 2
    assert "an index is that of a site, and these posts are in none" in result.stderr
