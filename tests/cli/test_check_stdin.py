from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .posts import CLEAN, HTML, MARKDOWN, TWICE, UNTITLED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Postlint = Callable[..., Result]

NAME = "_posts/2024-03-01-tea.md"


def test_a_post_is_checked_as_if_it_stood_where_its_name_says(postlint: Postlint) -> None:
    result = postlint("check", "-", "--output-format", "concise", stdin=UNTITLED.encode())
    assert result.exit_code == 1
    assert result.stdout.startswith("-:1:1: FM005 missing-field: no title")
    named = postlint(
        *("check", "-", "--stdin-filename", NAME.replace("03-01", "03-02"), "-q"),
        *("--output-format", "json"),
        stdin=CLEAN.encode(),
    )
    (one,) = json.loads(named.stdout)
    assert (one["path"], one["code"]) == (NAME.replace("03-01", "03-02"), "FM010")
    clean = postlint("check", "-", "--stdin-filename", NAME, "-q", stdin=CLEAN.encode())
    assert (clean.exit_code, clean.output) == (0, "")


def test_its_name_decides_which_settings_hold(site: Path, postlint: Postlint) -> None:
    (site / "blog").mkdir()
    (site / "blog" / "postlint.toml").write_text('ignore = ["missing-field"]\nexclude = ["old/"]')
    for name, status in (("blog/new/x.md", 0), ("other/x.md", 1), ("blog/old/x.md", 0)):
        result = postlint("check", "-", "--stdin-filename", name, stdin=UNTITLED.encode())
        assert result.exit_code == status, name
    assert result.stderr.startswith("note: nothing to do: the settings exclude")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (TWICE, CLEAN),
        (HTML, MARKDOWN),
        (UNTITLED, UNTITLED),
        (TWICE.replace("\n", "\r\n"), CLEAN.replace("\n", "\r\n")),
        ("\ufeff" + CLEAN, CLEAN),
    ],
)
def test_what_is_fixed_goes_out_and_findings_go_beside_it(
    postlint: Postlint, before: str, after: str
) -> None:
    result = postlint("check", "-", "--fix", "-q", stdin=before.encode())
    assert result.stdout_bytes.decode() == after
    assert ("missing-field" in result.stderr) is (before == UNTITLED)
    assert result.exit_code == int(before == UNTITLED)


def test_a_diff_and_a_summary_go_where_they_always_go(postlint: Postlint) -> None:
    result = postlint("check", "-", "--diff", stdin=TWICE.encode())
    assert "-tags: [茶, 茶]\n+tags: [茶]\n" in result.stdout
    assert result.stderr == "Would fix 1 finding in 1 post.\n"
    fixed = postlint("check", "-", "--fix", stdin=TWICE.encode())
    assert fixed.stderr == "Fixed 1 finding in 1 post. The post is clean.\n"


@pytest.mark.parametrize("data", [b"a \xff b", "---\na: b\n".encode("utf-16"), b""])
def test_what_cannot_be_fixed_goes_out_as_it_came(postlint: Postlint, data: bytes) -> None:
    result = postlint("check", "-", "--fix", stdin=data)
    assert (result.exit_code, result.stdout_bytes) == (1, data)
    assert "not-utf-8" in result.stderr or "front-matter-missing" in result.stderr


def test_what_is_excluded_goes_out_as_it_came(site: Path, postlint: Postlint) -> None:
    (site / "postlint.toml").write_text('exclude = ["*.md"]')
    result = postlint("check", "-", "--fix", "--stdin-filename", "x.md", stdin=TWICE.encode())
    assert (result.exit_code, result.stdout_bytes) == (0, TWICE.encode())


@pytest.mark.parametrize("arguments", [("-", "_posts"), ("_posts", "--stdin-filename", "x.md")])
def test_standard_input_comes_alone(postlint: Postlint, arguments: tuple[str, ...]) -> None:
    result = postlint("check", *arguments)
    assert result.exit_code == 2
    assert "standard input" in result.stderr
