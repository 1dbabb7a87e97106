"""The hooks, as people have them: the real pre-commit, installing postlint in a repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

ROOT = Path(__file__).parents[1]
PACKAGED = ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "postlint", "rules")
IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Test"), ("EMAIL", "test@example.org"))
}

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

# One worker runs them all, so that pre-commit installs postlint once.
pytestmark = pytest.mark.xdist_group("pre-commit")


class Repository:
    """A git repository of posts whose pre-commit settings name the hooks under test."""

    def __init__(self, path: Path, environment: dict[str, str]) -> None:
        self.path = path
        self.environment = environment

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.path,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def git(self, *arguments: str) -> str:
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def hook(self, name: str, posts: dict[str, str]) -> subprocess.CompletedProcess[str]:
        """Stage these posts and nothing else, and run one hook on them."""
        self.git("read-tree", "--empty")
        self.git("add", ".pre-commit-config.yaml")
        for file, text in posts.items():
            self.post(file).write_text(text, encoding="utf-8", newline="")
            self.git("add", f"_posts/{file}")
        return self.run(sys.executable, "-m", "pre_commit", "run", name, "--verbose")

    def post(self, file: str) -> Path:
        return self.path / "_posts" / file


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Nothing of the machine's git and pre-commit settings; the package index stays as it is."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return (
        kept
        | IDENTITY
        | {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "NO_COLOR": "1",
            "PRE_COMMIT_COLOR": "never",
            "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")),
        }
    )


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Repository:
    """A repository with this working tree, committed or not, as the one that offers the hooks."""
    path = tmp_path_factory.mktemp("postlint")
    for name in PACKAGED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(
                source, path / name, ignore=shutil.ignore_patterns("__pycache__", "*.so")
            )
        else:
            shutil.copy(source, path)
    repository = Repository(path, environment)
    repository.git("init", "--quiet")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "The hooks under test")
    return repository


@pytest.fixture(scope="module")
def posts(tmp_path_factory: pytest.TempPathFactory, hooks: Repository) -> Repository:
    """A repository of posts that uses the hooks as README.md says."""
    path = tmp_path_factory.mktemp("posts")
    (path / "_posts").mkdir()
    settings = {
        "repos": [
            {
                "repo": str(hooks.path),
                "rev": hooks.git("rev-parse", "HEAD"),
                "hooks": [
                    {"id": "postlint-check", "files": "^_posts/"},
                    {"id": "postlint-fix", "files": "^_posts/"},
                    {"id": "postlint-convert", "files": "^_posts/"},
                ],
            }
        ]
    }
    (path / ".pre-commit-config.yaml").write_bytes(msgspec.yaml.encode(settings))
    repository = Repository(path, hooks.environment)
    repository.git("init", "--quiet")
    installed = repository.run(sys.executable, "-m", "pre_commit", "install-hooks")
    assert installed.returncode == 0, installed.stdout + installed.stderr
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


def test_what_pre_commit_installed_knows_its_rules_and_their_pages(posts: Repository) -> None:
    home = Path(posts.environment["PRE_COMMIT_HOME"])
    (command,) = home.glob("repo*/py_env-*/bin/postlint")
    done = posts.run(str(command), "rule", "missing-author")
    assert done.returncode == 0, done.stderr
    assert "AUT001" in done.stdout
    assert "## Why" in done.stdout
