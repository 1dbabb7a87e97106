from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .posts import CLEAN, HTML, MARKDOWN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Postlint = Callable[..., Result]


@pytest.fixture
def prove(site: Path, postlint: Postlint) -> Callable[..., Result]:
    def run(before: str, after: str, *options: str) -> Result:
        (site / "a.md").write_bytes(before.encode())
        (site / "b.md").write_bytes(after.encode())
        return postlint("prove", "a.md", "b.md", *options)

    return run


def test_html_and_its_markdown_are_the_same_document(prove: Postlint) -> None:
    result = prove(HTML, MARKDOWN)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "A reader sees the same document.\n"
    assert prove("<p>no front matter</p>", "no front matter", "-q").output == ""


def test_what_differs_is_said(prove: Postlint) -> None:
    result = prove("<p>hot <b>green</b> tea</p>", "hot **black** tea")
    assert result.exit_code == 1
    assert result.stdout == "- green\n+ black\n"
    assert result.stderr == "The documents differ: `**green**` became `**black**`\n"


def test_the_end_of_an_element_goes_with_its_start(prove: Postlint) -> None:
    result = prove("# Tea\n\nIt is **hot**.", "## Tea\n\nIt is hot.")
    assert result.stdout == "- h1\n- mark strong\n+ h2\n"
    assert prove("<p>hot</p>", "<p>hot</p>\n\n/", "-q").stdout == "+ p\n+ /\n"


def test_front_matter_is_compared_by_value(prove: Postlint) -> None:
    assert prove(CLEAN, CLEAN.replace("title: 春天的茶", 'title: "春天的茶"')).exit_code == 0
    result = prove(CLEAN, CLEAN.replace("author: 林小滿\n", "layout: 1\n").replace("[茶]", "[水]"))
    assert result.exit_code == 1
    assert result.stdout == (
        "- front matter author: '林小滿'\n"
        "+ front matter layout: 1\n"
        "- front matter tags: ['茶']\n"
        "+ front matter tags: ['水']\n"
    )
    assert result.stderr == "The front matter differs.\n"
    assert prove("x\n", "---\ntitle: x\n---\nx\n").stdout == "+ front matter title: 'x'\n"
    assert prove("---\na: [\n---\nx\n", "---\na: 1\n---\nx\n").exit_code == 1


def test_what_cannot_be_read_is_an_error(site: Path, postlint: Postlint, prove: Postlint) -> None:
    missing = postlint("prove", "a.md", "b.md")
    assert (missing.exit_code, missing.stderr) == (2, "error: a.md: No such file or directory\n")
    prove("x", "x")
    (site / "b.md").write_bytes(b"\xff")
    bad = postlint("prove", "a.md", "b.md")
    assert bad.exit_code == 2
    assert bad.stderr.startswith("error: b.md: byte `0xFF` is not UTF-8")
    assert postlint("prove", "a.md").exit_code == 2


def test_the_dialect_decides(prove: Postlint) -> None:
    assert prove("~~x~~", "<del>x</del>", "--dialect", "gfm").exit_code == 0
    assert prove("~~x~~", "<del>x</del>", "--dialect", "commonmark").exit_code == 1


def test_differences_cannot_steer_the_terminal(prove: Postlint) -> None:
    result = prove("a", "a\x1b[31mb")
    assert result.exit_code == 1
    assert "\x1b" not in result.stdout
