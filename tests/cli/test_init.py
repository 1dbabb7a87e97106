from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING

import pytest

from postlint.config import load

from .posts import CLEAN, HTML, TWICE, UNTITLED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Postlint = Callable[..., Result]

BLOG = """\
---
title: {title}
date: {date}
tags: [rain, {tag}]
---
It rained.
"""


def put(site: Path, name: str, text: str) -> None:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_archive_passes_with_what_is_written(site: Path, postlint: Postlint) -> None:
    put(site, "_config.yml", "title: Tea\n")
    put(site, "_posts/2024-03-01-a.md", TWICE)
    put(site, "_posts/2024-03-01-b.md", HTML + "<b>\n")
    for number in range(6):
        name = f"_posts/2024-03-01-c{number}.md"
        put(site, name, CLEAN.replace("author: 林小滿\n", ""))
    assert postlint("check").exit_code == 1
    result = postlint("init")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    text = (site / "postlint.toml").read_text(encoding="utf-8")
    settings = tomllib.loads(text)
    assert settings["extends"] == ["news-archive", "jekyll"]
    assert settings["dialect"] == "auto"
    assert settings["required"] == ["title", "date", "source", "tags"]
    assert {"TAG002", "HTM001"} <= set(settings["ignore"])
    assert '"TAG002", # duplicate-tag: 1 finding in 1 post, 1 fixable with --' in text
    assert "# author: 6 posts of 8 without; add it to the list once it is in all." in text
    assert "# site:         Jekyll (_config.yml)\n# Markdown:     read as kramdown" in text
    assert "# dates:        YYYY-MM-DDThh:mm:ss+hh:mm" in text
    assert "# sources:      1 host; example.org (8)" in text
    assert "# authors:      1 name; 林小滿 (2)" in text
    assert "`postlint baseline create`" in text
    assert "postlint.toml is written, after 8 posts." in result.stderr
    assert "`postlint baseline create`" in result.stderr
    assert postlint("check").exit_code == 0
    put(site, "_posts/2024-03-01-d.md", UNTITLED)
    assert postlint("check").exit_code == 1


def test_few_posts_that_lack_something_do_not_spare_the_others(
    site: Path, postlint: Postlint
) -> None:
    lacking = CLEAN.replace("author: 林小滿\n", "")
    names = ["2024-03-01-[a]*\\.md", "2024-03-01-b .md", "2024-03-01-#c!.md", "2024-03-01-茶.md"]
    for name in names:
        put(site, f"_posts/{name}", lacking)
    put(site, "_posts/2024-03-01-d.md", CLEAN)
    assert postlint("init", "-q").exit_code == 0
    settings = tomllib.loads((site / "postlint.toml").read_text(encoding="utf-8"))
    assert "author" in settings["required"]
    (override,) = settings["overrides"]
    assert len(override["paths"]) == 4
    assert override["required"] == ["title", "date", "source", "tags"]
    assert postlint("check").exit_code == 0
    put(site, "_posts/2024-03-01-e.md", lacking)
    assert "2024-03-01-e.md:1:1: AUT001" in postlint("check").stdout


def test_a_blog_is_held_to_what_every_post_of_it_has(site: Path, postlint: Postlint) -> None:
    for number in range(1, 4):
        post = BLOG.format(title=f"Rain {number}", date=f"2024-03-0{number}", tag=f"t{number}")
        put(site, f"content/{number}.md", post)
    result = postlint("init", "--dry-run")
    assert result.exit_code == 0
    assert not (site / "postlint.toml").exists()
    settings = tomllib.loads(result.stdout)
    assert settings == {"extends": "blog", "required": ["title", "date", "tags"]}
    assert (
        "# tags:         4 names, 3 of them in one post only; most often rain (3)" in result.stdout
    )
    assert "#   tags        3  list\n" in result.stdout
    assert result.stderr == (
        "postlint.toml would be written, after 3 posts.\n`postlint check` would pass.\n"
    )


def test_keys_that_evidently_play_a_part_are_named(site: Path, postlint: Postlint) -> None:
    for number in (1, 2):
        text = (
            f"---\nheadline: Tea\nwhen: 2024-03-0{number}\norigin-url: https://a.example/{number}\n"
        )
        text += f"creator: Ada Brook\ntopics: [tea]\n---\n[Tea](https://a.example/{number})\n------\n\nTea.\n"
        put(site, f"_posts/2024-03-0{number}-tea.md", text)
    assert postlint("init", "-q").output == ""
    settings = tomllib.loads((site / "postlint.toml").read_text())
    assert settings["fields"] == {
        "title": ["headline"],
        "date": ["when"],
        "author": ["creator"],
        "source": ["origin-url"],
        "tags": ["topics"],
    }
    assert settings["extends"] == "news-archive"
    assert settings["required"] == ["title", "date", "author", "source", "tags"]
    assert postlint("check").exit_code == 0


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("postlint.toml", ""),
        (".postlint.toml", 'extends = "blog"'),
        ("pyproject.toml", "[tool.postlint]\n"),
    ],
)
def test_settings_that_are_there_are_never_touched(
    site: Path, postlint: Postlint, name: str, text: str
) -> None:
    put(site, "_posts/x.md", CLEAN)
    put(site, name, text)
    for option in ((), ("--dry-run",)):
        result = postlint("init", *option)
        assert result.exit_code == 2
        assert result.stderr.startswith(f"error: {name}: there are settings already;")
    assert (site / name).read_text() == text
    assert (site / "postlint.toml").exists() == (name == "postlint.toml")


def test_a_folder_of_its_own_takes_the_place_of_settings_above(
    site: Path, postlint: Postlint
) -> None:
    put(site, "postlint.toml", 'required = ["layout"]')
    put(site, "blog/_posts/x.md", TWICE)
    result = postlint("init", "blog")
    assert result.exit_code == 0
    assert "note: postlint.toml counts here today; the new file will, in its place" in result.stderr
    assert load(site / "blog" / "postlint.toml").required == (
        "title",
        "date",
        "author",
        "source",
        "tags",
    )
    assert postlint("check", "blog").exit_code == 0


def test_a_folder_of_its_own_has_patterns_of_its_own(site: Path, postlint: Postlint) -> None:
    put(site, "blog/_posts/2024-03-01-a.md", CLEAN.replace("author: 林小滿\n", ""))
    put(site, "blog/_posts/2024-03-01-b.md", CLEAN)
    assert postlint("init", "blog", "-q").exit_code == 0
    settings = tomllib.loads((site / "blog" / "postlint.toml").read_text())
    assert settings["overrides"][0]["paths"] == ["/_posts/2024-03-01-a.md"]
    assert settings["ignore"] == ["ARC001", "ARC004"]  # but for its author, one is a copy
    assert postlint("check", "blog").exit_code == 0


def test_what_no_setting_lets_pass_is_said(site: Path, postlint: Postlint) -> None:
    put(site, "_posts/2024-03-01-x.md", CLEAN)
    (site / "_posts" / "2024-03-01-y.md").write_bytes(b"---\ntitle: \xb2\xe8\n---\n")
    result = postlint("init")
    assert result.exit_code == 1
    assert (
        "error: PL002 not-utf-8: 1 that no setting lets pass\n  _posts/2024-03-01-y.md\n"
        in result.stderr
    )
    assert "passes" not in result.stderr
    assert postlint("check", "_posts/2024-03-01-x.md").exit_code == 0


def test_without_posts_or_a_folder_there_is_nothing_to_write(
    site: Path, postlint: Postlint
) -> None:
    assert postlint("init").stderr.startswith("error: .: no posts here: ")
    assert postlint("init", "nowhere").stderr == "error: nowhere: no such folder\n"
    assert not (site / "postlint.toml").exists()


def test_odd_names_and_values_never_break_the_file(site: Path, postlint: Postlint) -> None:
    post = CLEAN.replace("author: 林小滿", 'author: "a\\nb\\e]0;x"\n"k\\ny = 1": 2\n"": 3')
    put(site, "_posts/2024-03-01-a\nb.md", post)
    with open(os.fsencode(site / "_posts") + b"/\xff.md", "w") as file:  # noqa: PTH123  bytes
        file.write(CLEAN)
    result = postlint("init", "--dry-run")
    assert result.exit_code == 0
    assert "y" not in tomllib.loads(result.stdout)
    assert "\x1b" not in result.stdout


def test_a_file_that_cannot_be_written_is_an_error(site: Path, postlint: Postlint) -> None:
    put(site, "_posts/x.md", CLEAN)
    (site / "postlint.toml").symlink_to("nowhere/postlint.toml")
    result = postlint("init")
    assert result.exit_code == 2
    assert "error: postlint.toml: File exists" in result.stderr
    assert not (site / "nowhere").exists()


def test_the_pages_of_sections_need_no_fields(site: Path, postlint: Callable[..., Result]) -> None:
    (site / "hugo.toml").write_text('title = "x"\n')
    (site / "content" / "posts").mkdir(parents=True)
    (site / "content" / "posts" / "_index.md").write_text('+++\ntitle = "Posts"\n+++\n')
    (site / "content" / "posts" / "tea.md").write_text(
        '+++\ntitle = "Tea"\ndate = 2024-03-01\n+++\n\nTea.\n'
    )
    assert postlint("init").exit_code == 0
    written = (site / "postlint.toml").read_text()
    assert 'required = ["title", "date"]' in written
    assert "overrides" not in written
