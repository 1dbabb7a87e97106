"""The hooks, as people have them: the real pre-commit and prek, installing postlint for a repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hooks.conftest import Repository

GOOD = """\
---
title: Rain over the harbour
date: 2024-01-02T10:00:00+00:00
author: Mira Holm
from: https://news.example.org/rain
tags: [weather]
---

[Rain over the harbour](https://news.example.org/rain)
------

It rained **all day**.
"""
DUPLICATE_TAG = GOOD.replace("tags: [weather]", "tags: [weather, weather]")
OTHER = GOOD.replace("Rain over", "Wind over").replace("/rain", "/wind")  # no copy of the good one
NO_AUTHOR = OTHER.replace("author: Mira Holm\n", "")
EMBEDDED = GOOD.replace("It rained **all day**.", "<p>It rained <b>all day</b>.</p>")

HOMES = {"pre_commit": "PRE_COMMIT_HOME", "prek": "PREK_HOME"}

# One worker runs them all, so that each manager installs postlint once.
pytestmark = pytest.mark.xdist_group("pre-commit")


@pytest.fixture(scope="module", params=["pre_commit", "prek"])
def posts(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, hooks: Repository
) -> Repository:
    """A repository of posts that uses the hooks as README.md says."""
    repository = Repository(tmp_path_factory.mktemp("posts"), hooks.environment, request.param)
    repository.git("init", "--quiet")
    repository.use(
        hooks,
        {"id": "postlint-check", "files": "^_posts/"},
        {"id": "postlint-fix", "files": "^_posts/"},
        {"id": "postlint-convert", "files": "^_posts/"},
        {"id": "postlint-archive", "args": ["_posts"]},
    )
    return repository


def test_check_passes_on_a_good_post(posts: Repository) -> None:
    done = posts.hook("postlint-check", {"2024-01-02-rain.md": GOOD})
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout


def test_check_fails_on_a_bad_post_and_names_the_place(posts: Repository) -> None:
    staged = {"2024-01-02-rain.md": GOOD, "2024-01-02-nobody.md": NO_AUTHOR}
    done = posts.hook("postlint-check", staged)
    assert done.returncode == 1
    assert "_posts/2024-01-02-nobody.md:" in done.stdout
    assert "AUT001" in done.stdout
    assert "_posts/2024-01-02-rain.md:" not in done.stdout
    assert posts.post("2024-01-02-nobody.md").read_text(encoding="utf-8") == NO_AUTHOR


def test_check_is_not_run_on_what_is_no_post(posts: Repository) -> None:
    done = posts.hook("postlint-check", {"notes.txt": "no front matter here\n"})
    assert done.returncode == 0, done.stdout
    assert "no files to check" in done.stdout


def test_fix_repairs_and_then_passes(posts: Repository) -> None:
    first = posts.hook("postlint-fix", {"2024-01-02-rain.md": DUPLICATE_TAG})
    assert first.returncode == 1
    assert "files were modified by this hook" in first.stdout
    assert posts.post("2024-01-02-rain.md").read_text(encoding="utf-8") == GOOD
    assert posts.hook("postlint-fix", {"2024-01-02-rain.md": GOOD}).returncode == 0


def test_convert_rewrites_and_then_passes(posts: Repository) -> None:
    first = posts.hook("postlint-convert", {"2024-01-02-rain.md": EMBEDDED})
    assert first.returncode == 1
    assert "files were modified by this hook" in first.stdout
    assert posts.post("2024-01-02-rain.md").read_text(encoding="utf-8") == GOOD
    assert posts.hook("postlint-convert", {"2024-01-02-rain.md": GOOD}).returncode == 0


def test_archive_checks_all_posts_once_one_is_staged(posts: Repository) -> None:
    posts.hook("postlint-check", {"2024-01-02-nobody.md": NO_AUTHOR, "2024-01-02-rain.md": GOOD})
    posts.git("reset", "--quiet", "--", "_posts/2024-01-02-nobody.md")
    assert posts.rerun("postlint-check").returncode == 0
    done = posts.rerun("postlint-archive")
    assert done.returncode == 1
    assert "_posts/2024-01-02-nobody.md:" in done.stdout


def test_archive_runs_when_only_the_settings_changed(posts: Repository) -> None:
    posts.hook("postlint-check", {"2024-01-02-nobody.md": NO_AUTHOR})
    posts.git("read-tree", "--empty")
    posts.write("postlint.toml", 'required = ["title"]\nignore = ["AUT"]\n')
    posts.git("add", ".pre-commit-config.yaml", "postlint.toml")
    done = posts.rerun("postlint-archive")
    (posts.path / "postlint.toml").unlink()
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout


ODD = [
    "2024-01-02-two  spaces.md",
    "2024-01-02-'quotes\".md",
    "2024-01-02-$(touch pwned).md",
    "2024-01-02-#;&|*?.md",
    "2024-01-02-\\back.md",
    "2024-01-02-two\nlines.md",
    "2024-01-02-🌧️.md",
    "2024-01-02-雨.markdown",
    "--fix.md",
]


@pytest.mark.parametrize("name", ODD)
def test_odd_names_reach_the_posts_that_have_them(posts: Repository, name: str) -> None:
    good = posts.hook("postlint-fix", {name: DUPLICATE_TAG})
    assert good.returncode == 1
    assert posts.post(name).read_text(encoding="utf-8") == GOOD, good.stdout
    assert not (posts.path / "pwned").exists()


def test_a_post_whose_name_begins_with_a_dash_is_no_option(posts: Repository) -> None:
    posts.hook("postlint-check", {})
    posts.write("--exit-zero.md", NO_AUTHOR)
    posts.git("add", "--", "--exit-zero.md")
    settings = posts.path / ".pre-commit-config.yaml"
    before = settings.read_text()
    settings.write_text(before.replace("^_posts/", "^--"))
    posts.git("add", ".pre-commit-config.yaml")
    done = posts.rerun("postlint-check")
    settings.write_text(before)
    (posts.path / "--exit-zero.md").unlink()
    assert done.returncode == 1
    assert "--exit-zero.md:" in done.stdout
    assert "AUT001" in done.stdout


def test_more_posts_than_one_command_line_holds_are_all_checked(posts: Repository) -> None:
    names = [f"2024-01-02-{number:05}-{'long-' * 30}name.md" for number in range(1500)]
    staged = {
        name: (NO_AUTHOR if number % 100 == 0 else GOOD)
        .replace("harbour", f"harbour {number}")
        .replace("/rain", f"/rain-{number}")
        .replace("/wind", f"/wind-{number}")
        for number, name in enumerate(names)
    }
    done = posts.hook("postlint-check", staged)
    assert done.returncode == 1
    assert " of 1500 posts" not in done.stdout, "one process had them all: make the names longer"
    found = {name for name in names if f"_posts/{name}:" in done.stdout}
    assert found == set(names[::100])


def test_what_was_installed_knows_its_rules_and_their_pages(posts: Repository) -> None:
    home = Path(posts.environment[HOMES[posts.manager]])
    (command,) = (path for path in home.glob("**/bin/postlint") if path.is_file())
    done = posts.run(str(command), "rule", "missing-author")
    assert done.returncode == 0, done.stderr
    assert "AUT001" in done.stdout
    assert "## Why" in done.stdout
