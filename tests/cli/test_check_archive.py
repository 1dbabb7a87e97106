"""Rules across posts, from the command line: which posts they know, and what they may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Postlint = Callable[..., Result]

POST = """---
title: {title}
date: 2024-03-01T10:00:00Z
author: {author}
from: https://news.example.org/{source}
tags: [tea]
---

[{title}](https://news.example.org/{source})
------

{title} is drunk by {author}.
"""
ONE, OTHER, THIRD = (f"_posts/2024-03-01-{name}.md" for name in ("green", "black", "white"))


@pytest.fixture
def archive(site: Path) -> Path:
    (site / "_config.yml").write_text("markdown: CommonMark\n")
    for path, title, author, source in (
        (ONE, "Green tea", "Li Ming", "tea"),
        (OTHER, "Black tea", "Li Ming", "tea#top"),
        (THIRD, "White tea", "LiMing", "white"),
    ):
        (site / path).write_text(POST.format(title=title, author=author, source=source))
    return site


def found(output: str) -> list[str]:
    return [line.split(": ")[0] + " " + line.split()[1] for line in output.splitlines()]


EVERYWHERE = [f"{OTHER}:5:7 ARC001", f"{ONE}:5:7 ARC001", f"{THIRD}:4:9 ARC009"]


def concise(postlint: Postlint, *arguments: str) -> list[str]:
    return found(postlint("check", "-q", "--output-format", "concise", *arguments).stdout)


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("paths", [(".",), ("_posts",), (ONE, OTHER, THIRD)])
def test_all_posts_are_known_when_all_are_checked(
    postlint: Postlint, paths: tuple[str, ...]
) -> None:
    assert concise(postlint, *paths) == EVERYWHERE


@pytest.mark.usefixtures("archive")
def test_one_post_is_compared_with_all_of_its_site(postlint: Postlint) -> None:
    assert concise(postlint, OTHER) == EVERYWHERE[:1]
    assert concise(postlint, THIRD) == EVERYWHERE[2:]


def test_the_settings_folder_is_the_archive_of_posts_without_a_site(
    archive: Path, postlint: Postlint
) -> None:
    (archive / "_config.yml").unlink()
    assert concise(postlint, OTHER) == []
    (archive / "postlint.toml").write_text('select = ["ARC"]\n')
    assert concise(postlint, OTHER) == EVERYWHERE[:1]


def test_excluded_posts_are_no_part_of_the_archive(archive: Path, postlint: Postlint) -> None:
    (archive / "postlint.toml").write_text('exclude = ["*-green.md"]\n')
    assert concise(postlint, ".") == EVERYWHERE[2:]


@pytest.mark.usefixtures("archive")
def test_several_processes_find_the_same(
    postlint: Postlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postlint.run.many.PARALLEL_FROM", 1)
    assert concise(postlint, "-j", "2", ".") == EVERYWHERE


def test_a_post_from_standard_input_stands_for_its_file(archive: Path, postlint: Postlint) -> None:
    text = (archive / OTHER).read_text().replace("tea#top", "coffee").encode()
    name = ("--stdin-filename", OTHER)
    piped = postlint("check", "-q", "--select", "ARC", *name, "-", stdin=text)
    assert (piped.exit_code, piped.stdout) == (0, "")


def test_the_fix_rewrites_the_value_and_nothing_else(archive: Path, postlint: Postlint) -> None:
    before = (archive / THIRD).read_bytes()
    postlint("check", "--unsafe-fixes", "--select", "ARC", ".")
    assert (archive / THIRD).read_bytes() == before.replace(b"author: LiMing", b"author: Li Ming")
    assert concise(postlint, ".") == EVERYWHERE[:2]


def test_a_post_that_was_compared_is_read_anew_by_the_next_run(
    archive: Path, postlint: Postlint
) -> None:
    assert concise(postlint, OTHER) == EVERYWHERE[:1]
    (archive / ONE).write_text("no front matter\n")
    assert concise(postlint, "--select", "FM001", ONE) == [f"{ONE}:1:1 FM001"]


def test_an_index_is_made_on_first_use_and_changes_nothing(
    archive: Path, postlint: Postlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postlint.cli._archive.FEW", 3)
    for _ in range(2):
        assert concise(postlint, OTHER) == EVERYWHERE[:1]
        assert concise(postlint, THIRD) == EVERYWHERE[2:]
        assert concise(postlint, "--no-cache", OTHER) == EVERYWHERE[:1]
        assert concise(postlint, ".") == EVERYWHERE
        assert (archive / ".postlint_cache" / "facts.db").is_file()
    (archive / ONE).unlink()
    assert concise(postlint, OTHER) == []
