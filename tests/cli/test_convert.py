from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from postlint import run
from postlint.files import ChangedOnDiskError, together
from postlint.files.disk import write
from postlint.loss import Kept
from postlint.report import Report
from postlint.text import Span

from .posts import CLEAN, EMBED, HTML, MARKDOWN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Postlint = Callable[..., Result]

NAME = "_posts/2024-03-01-tea.md"


def test_html_becomes_markdown_in_place(site: Path, postlint: Postlint) -> None:
    (site / NAME).write_text(HTML)
    (site / "_posts" / "2024-03-01-two.md").write_text(CLEAN)
    result = postlint("convert", "_posts")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "Converted 1 post (1 piece of HTML); 1 post unchanged.\n"
    assert (site / NAME).read_text() == MARKDOWN
    again = postlint("convert", "_posts")
    assert (again.exit_code, again.stdout) == (0, "Nothing to convert: 2 posts.\n")


def test_line_ends_and_bom_are_kept(site: Path, postlint: Postlint) -> None:
    text = "\ufeff" + HTML.rstrip("\n").replace("\n", "\r\n")
    (site / NAME).write_bytes(text.encode())
    assert postlint("convert", "-q", NAME).output == ""
    after = "\ufeff" + MARKDOWN.rstrip("\n").replace("\n", "\r\n")
    assert (site / NAME).read_bytes() == after.encode()


@pytest.mark.parametrize("mode", ["--diff", "--check"])
def test_dry_runs_write_nothing_and_say_1(site: Path, postlint: Postlint, mode: str) -> None:
    (site / NAME).write_text(HTML)
    result = postlint("convert", mode, "_posts")
    assert result.exit_code == 1
    assert result.stderr == "Would convert 1 post (1 piece of HTML).\n"
    assert (site / NAME).read_text() == HTML
    if mode == "--check":
        assert result.stdout == f"{NAME}\n"
    else:
        assert result.stdout.startswith(f"--- a/{NAME}\n+++ b/{NAME}\n@@ ")
    (site / NAME).write_text(MARKDOWN)
    assert postlint("convert", mode, "_posts").exit_code == 0


def test_stdout_prints_the_post(site: Path, postlint: Postlint) -> None:
    (site / NAME).write_text(HTML)
    result = postlint("convert", "--stdout", NAME)
    assert (result.exit_code, result.stdout) == (0, MARKDOWN)
    assert (site / NAME).read_text() == HTML
    (site / "_posts" / "2.md").write_text(HTML)
    assert postlint("convert", "--stdout", "_posts").exit_code == 2


def test_a_filter_reads_standard_input(postlint: Postlint) -> None:
    text = HTML.replace("\n", "\r\n")
    result = postlint("convert", "-", stdin=text.encode())
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes == MARKDOWN.replace("\n", "\r\n").encode()
    check = postlint("convert", "--check", "-", stdin=HTML.encode())
    assert (check.exit_code, check.stdout) == (1, "-\n")
    diff = postlint("convert", "--diff", "-", stdin=HTML.encode())
    assert diff.exit_code == 1
    assert diff.stdout.startswith("--- a/-\n")
    bad = postlint("convert", "-", stdin=b"\xff")
    assert (bad.exit_code, bad.stdout) == (1, "")
    assert bad.stderr.startswith("error: standard input: byte `0xFF` is not UTF-8")


def test_a_filter_says_on_standard_error_what_went_and_why_it_fails(postlint: Postlint) -> None:
    html = b"<p>Water is H<sub>2</sub>O.</p>\n"
    result = postlint("convert", "--allow", "sub", "--verbose", "-", stdin=html)
    assert (result.exit_code, result.stdout) == (0, "Water is H2O.\n")
    assert result.stderr.startswith("-:1:1: unwrapped: sub\nWould convert 1 post ")
    asks = ("--config", 'convert.elements.sub="ask"')
    result = postlint("convert", *asks, "-", stdin=html)
    assert (result.exit_code, result.stdout) == (1, "Water is H<sub>2</sub>O.\n")
    assert "the settings ask what becomes of it" in result.stderr
    result = postlint("convert", *asks, "--quiet", "-", stdin=html)
    assert (result.exit_code, result.stderr) == (1, "")


def test_a_patch_undoes_the_run(site: Path, postlint: Postlint) -> None:
    names = [NAME, "_posts/a b.md", "_posts/茶\\.md"]
    texts = [HTML, HTML.rstrip("\n"), HTML.replace("\n", "\r\n")]
    for name, text in zip(names, texts, strict=True):
        (site / name).write_bytes(text.encode())
    assert postlint("convert", "--patch", "undo.patch", "_posts").exit_code == 0
    assert all((site / n).read_bytes() != t.encode() for n, t in zip(names, texts, strict=True))
    (site / ".git").rmdir()
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(site.parent)}
    subprocess.run(["git", "apply", "undo.patch"], cwd=site, env=environment, check=True)
    assert all((site / n).read_bytes() == t.encode() for n, t in zip(names, texts, strict=True))


def test_an_older_patch_is_never_overwritten(site: Path, postlint: Postlint) -> None:
    (site / NAME).write_text(HTML)
    (site / "undo.patch").write_text("precious")
    result = postlint("convert", "--patch", "undo.patch", "_posts")
    assert result.exit_code == 2
    assert result.stderr == "error: undo.patch exists; it is kept: choose another name\n"
    assert (site / NAME).read_text() == HTML
    assert postlint("convert", "--patch", "no/undo.patch", "_posts").exit_code == 2
    assert (site / NAME).read_text() == HTML


def test_a_run_that_writes_nothing_leaves_no_patch(site: Path, postlint: Postlint) -> None:
    (site / NAME).write_text("It rained.\n")
    result = postlint("convert", "--patch", "undo.patch", "_posts")
    assert result.exit_code == 0
    assert "note: undo.patch is not written: there is nothing to undo" in result.stderr
    assert not (site / "undo.patch").exists()


def test_the_patch_holds_only_what_was_written(
    site: Path, postlint: Postlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("1.md", "2.md", "3.md"):
        (site / "_posts" / name).write_text(HTML)

    def refuse_second(path: str, *arguments: Any, **options: Any) -> None:
        if path.endswith("2.md"):
            raise ChangedOnDiskError(path)
        write(path, *arguments, **options)

    monkeypatch.setattr(together, "write", refuse_second)
    result = postlint("convert", "--patch", "undo.patch", "_posts")
    assert result.exit_code == 2
    assert "error: _posts/2.md: not written: changed on disk" in result.stderr
    patch = (site / "undo.patch").read_text()
    assert "a/_posts/1.md" in patch
    assert "2.md" not in patch
    assert "a/_posts/3.md" in patch


def test_what_policy_keeps_is_said_and_is_no_failure(site: Path, postlint: Postlint) -> None:
    (site / NAME).write_text(EMBED)
    result = postlint("convert", "_posts")
    assert result.exit_code == 0
    assert "Kept as HTML:\n  1 × <iframe>" in result.stdout


def test_what_the_proof_keeps_is_a_failure(
    site: Path, postlint: Postlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / NAME).write_text(HTML)

    def keep(post: Any, *_: Any) -> Report:
        kept = (Kept(Span(0, 1), "p", "proof", "a word was lost"),)
        return Report(path=post.path, before=post.text, after=post.text, kept=kept)

    monkeypatch.setattr(run, "convert_post", keep)
    result = postlint("convert", "_posts")
    assert result.exit_code == 1
    assert (
        "because its Markdown was not proven:\n  1 × <p> in 1 post: a word was lost\n"
        in result.stdout
    )
    assert f"      {NAME}:1:1\n" in result.stdout
    assert postlint("convert", "-", stdin=HTML.encode()).exit_code == 1


def test_only_markdown_posts_are_converted(site: Path, postlint: Postlint) -> None:
    (site / "_posts" / "a.html").write_text(HTML)
    (site / "_posts" / "b.mdx").write_text(HTML)
    result = postlint("convert", "_posts")
    assert result.exit_code == 0
    assert result.stdout == (
        "Left 2 posts in .html or .mdx alone: only Markdown posts are converted.\n"
    )
    assert (site / "_posts" / "a.html").read_text() == HTML


def test_bad_input_changes_nothing(site: Path, postlint: Postlint) -> None:
    data = HTML.encode("utf-16")
    (site / NAME).write_bytes(data)
    result = postlint("convert", "_posts")
    assert result.exit_code == 1
    assert f"{NAME}:1:1: PL002 not-utf-8: the file is UTF-16" in result.stdout
    assert (site / NAME).read_bytes() == data
    assert postlint("convert", "missing").exit_code == 2
    assert postlint("convert").exit_code == 2


def test_an_internal_error_is_status_2(
    site: Path, postlint: Postlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / NAME).write_text(HTML)

    def fail(*_: Any) -> Report:
        raise RuntimeError("oh no")

    monkeypatch.setattr(run, "convert_post", fail)
    result = postlint("convert", "_posts")
    assert result.exit_code == 2
    assert f"{NAME}:1:1: PL001 internal-error: " in result.stdout
    assert (site / NAME).read_text() == HTML


@pytest.mark.parametrize(
    "arguments",
    [
        ("--diff", "--check", "_posts"),
        ("--diff", "--patch", "x", "_posts"),
        ("-", "_posts"),
        ("--patch", "x", "-"),
    ],
)
def test_options_that_contradict_each_other_are_errors(
    site: Path, postlint: Postlint, arguments: tuple[str, ...]
) -> None:
    (site / NAME).write_text(HTML)
    result = postlint("convert", *arguments)
    assert result.exit_code == 2
    assert (site / NAME).read_text() == HTML
    assert sorted(path.name for path in site.iterdir()) == [".git", "_posts"]
