from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from postlint import files
from postlint.cli import _work

from .posts import CLEAN, TWICE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from postlint.config import Settings

    Postlint = Callable[..., Result]

NAME = "_posts/2024-03-01-tea.md"


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        (CLEAN.encode("utf-16"), "1:1", "the file is UTF-16"),
        (b"---\ntitle: \x89PNG\0\0", "2:9", "it is binary"),
        (b"---\ntitle: \xb2\xe8\n", "2:8", "byte `0xB2` is not UTF-8"),
    ],
)
def test_a_file_that_does_not_decode_is_a_finding(
    site: Path, postlint: Postlint, data: bytes, place: str, words: str
) -> None:
    (site / NAME).write_bytes(data)
    result = postlint("check", "--fix", "--output-format", "concise")
    assert result.exit_code == 1
    first, summary = result.stdout.splitlines()
    assert first.startswith(f"{NAME}:")
    assert "PL002 not-utf-8: " in first
    assert words in first
    assert place in first or "binary" in words
    assert summary == "Found 1 error in 1 post."
    assert (site / NAME).read_bytes() == data


def test_bad_input_is_one_line_and_the_rest_goes_on(site: Path, postlint: Postlint) -> None:
    (site / NAME).write_text(TWICE)
    os.mkfifo(site / "pipe.md")
    (site / "docs").mkdir()
    result = postlint("check", "missing.md", "docs", "pipe.md", "_posts")
    assert result.exit_code == 2
    assert "TAG002" in result.stdout
    missing, docs, pipe = result.stderr.splitlines()
    assert missing == "error: missing.md: no such file or folder"
    assert docs.startswith("error: docs: no posts here: ")
    assert pipe == "error: pipe.md: not a regular file"


def test_a_folder_without_posts_is_an_error(postlint: Postlint) -> None:
    result = postlint("check")
    assert result.exit_code == 2
    assert result.stderr == (
        "error: .: no posts here: no file ends in .md, .markdown, .html or .mdx\n"
    )
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ("ignores = []\n", "unknown setting `ignores`; did you mean `ignore`?"),
        ('select = ["FN001"]\n', "`select`: no rule or family is called `FN001`; did you mean"),
        ("= 3\n", "invalid statement"),
    ],
)
def test_broken_settings_are_one_line(
    site: Path, postlint: Postlint, settings: str, line: str
) -> None:
    (site / NAME).write_text(TWICE)
    (site / "postlint.toml").write_text(settings)
    result = postlint("check", "--fix")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: postlint.toml:1:")
    assert line in result.stderr
    assert result.stderr.count("\n") == 1
    assert (site / NAME).read_text() == TWICE


def test_wrong_options_are_errors(site: Path, postlint: Postlint) -> None:
    (site / NAME).write_text(TWICE)
    unknown = postlint("check", "--select", "missing-feild")
    assert unknown.exit_code == 2
    assert unknown.stderr.startswith("error: no rule or family is called `missing-feild`; did you")
    nowhere = postlint("check", "--config", "nowhere.toml")
    assert (nowhere.exit_code, nowhere.stderr) == (
        2,
        "error: nowhere.toml: no such settings file\n",
    )


def test_a_post_that_changes_meanwhile_is_not_written(
    site: Path, postlint: Postlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / NAME).write_text(TWICE)
    read = files.read

    def read_and_touch(path: str) -> files.Source:
        source = read(path)
        (site / NAME).write_text("newer\n")
        return source

    monkeypatch.setattr(files, "read", read_and_touch)
    result = postlint("check", "--fix")
    assert result.exit_code == 2
    assert result.stderr == f"error: {NAME}: not written: changed on disk since it was read\n"
    assert (site / NAME).read_text() == "newer\n"


def test_an_internal_error_is_a_finding_and_status_2(
    site: Path, postlint: Postlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / NAME).write_text(CLEAN)
    (site / "_posts" / "2024-03-02-two.md").write_text(TWICE)

    dialect = _work.dialect

    def fail(path: str, settings: Settings) -> str:
        if path == NAME:
            raise RuntimeError("oh no")
        return dialect(path, settings)

    monkeypatch.setattr(_work, "dialect", fail)
    result = postlint("check", "--output-format", "concise")
    assert result.exit_code == 2
    assert f"{NAME}:1:1: PL001 internal-error: " in result.stdout
    assert "TAG002" in result.stdout


@pytest.mark.parametrize(
    "name", ["a\nb\x1b[31m.md", "back\\slash.md", "🍵.md", "-dash.md", os.fsdecode(b"\xff.md")]
)
def test_odd_names_are_safe(site: Path, postlint: Postlint, name: str) -> None:
    (site / "_posts" / name).write_text(TWICE)
    result = postlint("check", "--fix", "--select", "TAG002", "_posts")
    assert result.exit_code == 0
    assert (site / "_posts" / name).read_text() == CLEAN
    (site / "_posts" / name).write_text(TWICE)
    for form in ("text", "json", "github"):
        shown = postlint(
            "check", "--output-format", form, "--select", "TAG002", "--", f"_posts/{name}"
        )
        assert shown.exit_code == 1
        assert "\x1b" not in shown.stdout
    assert postlint("check", "--diff", "--select", "TAG002", "_posts").exit_code == 1


def test_many_posts_are_shared_among_processes(
    site: Path, postlint: Postlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postlint.run.many.PARALLEL_FROM", 1)
    (site / NAME).write_text(TWICE)
    (site / "_posts" / "2024-03-02-utf.md").write_bytes(b"\xff")
    os.mkfifo(site / "pipe.md")
    (site / "postlint.toml").write_text("[rules.duplicate-tag]\nseverity = 'warning'\n")
    arguments = ("check", "--output-format", "concise", "_posts", "pipe.md", "--jobs")
    alone, together = postlint(*arguments, "1"), postlint(*arguments, "2")
    assert (together.exit_code, together.output) == (alone.exit_code, alone.output)
    assert together.exit_code == 2
    assert "Found 1 error and 1 warning in 2 posts" in together.stdout
