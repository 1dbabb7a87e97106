from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from postlint.files import together
from postlint.files.rename import rename
from postlint.proof import prove

from .posts import HTML, MARKDOWN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Postlint = Callable[..., Result]

OLD, NEW = "_posts/2024-03-01-tea.html", "_posts/2024-03-01-tea.md"
# In HTML there is no source line: what Markdown would read as one is text there.
PAGE = HTML.replace("[春天的茶](https://example.org/tea)\n------\n\n", "")
TEXT = MARKDOWN.replace("[春天的茶](https://example.org/tea)\n------\n\n", "")
HEAD = "---\ntitle: a\n---\n"


def undo(site: Path) -> None:
    (site / ".git").rmdir()
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(site.parent)}
    subprocess.run(["git", "apply", "undo.patch"], cwd=site, env=environment, check=True)


def test_a_post_of_html_becomes_a_post_of_markdown(site: Path, postlint: Postlint) -> None:
    (site / OLD).write_text(PAGE)
    (site / "_posts" / "two.md").write_text(HTML)
    result = postlint("convert", "--rename", "_posts")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "Converted 2 posts (2 pieces of HTML).\nRenamed 1 post from .html to .md.\n"
    )
    assert sorted(path.name for path in (site / "_posts").iterdir()) == [
        "2024-03-01-tea.md",
        "two.md",
    ]
    assert (site / NEW).read_text() == TEXT
    assert (site / "_posts" / "two.md").read_text() == MARKDOWN
    again = postlint("convert", "--rename", "_posts")
    assert (again.exit_code, again.stdout) == (0, "Nothing to convert: 2 posts.\n")


@pytest.mark.parametrize("ending", [".htm", ".HTML", ".xhtml"])
def test_other_endings_of_html(site: Path, postlint: Postlint, ending: str) -> None:
    (site / f"a{ending}").write_text(PAGE)
    assert postlint("convert", "--rename", f"a{ending}").exit_code == 0
    assert (site / "a.md").read_text() == TEXT
    assert not (site / f"a{ending}").exists()


def test_line_ends_bom_and_mode_are_kept(site: Path, postlint: Postlint) -> None:
    (site / OLD).write_bytes(("\ufeff" + PAGE.rstrip("\n").replace("\n", "\r\n")).encode())
    (site / OLD).chmod(0o600)
    assert postlint("convert", "-q", "--rename", OLD).output == ""
    after = "\ufeff" + TEXT.rstrip("\n").replace("\n", "\r\n")
    assert (site / NEW).read_bytes() == after.encode()
    assert (site / NEW).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("mode", ["--diff", "--check"])
def test_dry_runs_write_nothing_and_say_1(site: Path, postlint: Postlint, mode: str) -> None:
    (site / OLD).write_text(PAGE)
    result = postlint("convert", "--rename", mode, "_posts")
    assert result.exit_code == 1
    assert result.stderr == (
        "Would convert 1 post (1 piece of HTML).\nWould rename 1 post from .html to .md.\n"
    )
    assert (site / OLD).read_text() == PAGE
    assert not (site / NEW).exists()
    if mode == "--check":
        assert result.stdout == f"{OLD}\n"
    else:
        assert result.stdout.startswith(
            f"diff --git a/{OLD} b/{NEW}\nrename from {OLD}\nrename to {NEW}\n--- a/{OLD}\n"
        )


def test_the_diff_can_be_applied(site: Path, postlint: Postlint) -> None:
    texts = {"a.html": PAGE, "b.html": HEAD, "c.md": HTML, "d e.html": f"{HEAD}茶"}
    for name, text in texts.items():
        (site / "_posts" / name).write_text(text)
    result = postlint("convert", "--rename", "--diff", "_posts")
    (site / "undo.patch").write_bytes(result.stdout_bytes)
    undo(site)
    found = {path.name: path.read_text() for path in (site / "_posts").iterdir()}
    assert found == {"a.md": TEXT, "b.md": HEAD, "c.md": MARKDOWN, "d e.md": f"{HEAD}茶"}


def test_a_patch_undoes_the_run(site: Path, postlint: Postlint) -> None:
    texts = {
        "a.html": PAGE,
        "b.html": HEAD,  # nothing but its name changes
        "c.md": HTML,
        "d e.html": PAGE.rstrip("\n").replace("\n", "\r\n"),
        "茶\\.html": PAGE,
    }
    for name, text in texts.items():
        (site / "_posts" / name).write_bytes(text.encode())
    assert postlint("convert", "--rename", "--patch", "undo.patch", "_posts").exit_code == 0
    names = {path.name for path in (site / "_posts").iterdir()}
    assert names == {"a.md", "b.md", "c.md", "d e.md", "茶\\.md"}
    undo(site)
    found = {path.name: path.read_bytes().decode() for path in (site / "_posts").iterdir()}
    assert found == texts


def test_nothing_is_overwritten(site: Path, postlint: Postlint) -> None:
    (site / OLD).write_text(PAGE)
    (site / NEW).write_text("precious")
    for mode in ((), ("--diff",), ("--check",), ("--patch", "undo.patch")):
        result = postlint("convert", "--rename", *mode, OLD)
        assert (result.exit_code, result.stderr.splitlines()[0]) == (
            2,
            f"error: {OLD}: not renamed: {NEW} exists",
        )
    assert (site / OLD).read_text() == PAGE
    assert (site / NEW).read_text() == "precious"
    assert not (site / "undo.patch").exists()  # nothing was written, so there is nothing to undo


def test_two_posts_of_one_name_do_not_meet(site: Path, postlint: Postlint) -> None:
    (site / "a.htm").write_text(HEAD + "<p>one</p>")
    (site / "a.html").write_text(HEAD + "<p>two</p>")
    result = postlint("convert", "--rename", "--patch", "undo.patch", "a.htm", "a.html")
    assert (result.exit_code, result.stderr) == (2, "error: a.html: not renamed: a.md exists\n")
    assert (site / "a.md").read_text() == HEAD + "one"
    assert (site / "a.html").read_text() == HEAD + "<p>two</p>"
    assert "two" not in (site / "undo.patch").read_text()


def test_a_post_that_changed_meanwhile_stays(
    site: Path, postlint: Postlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / OLD).write_text(PAGE)

    def edit_first(path: str, *arguments: Any) -> None:
        (site / path).write_text("newer")
        rename(path, *arguments)

    monkeypatch.setattr(together, "rename", edit_first)
    result = postlint("convert", "--rename", "--patch", "undo.patch", OLD)
    assert (result.exit_code, result.stderr) == (
        2,
        f"error: {OLD}: not written: changed on disk since it was read\n",
    )
    assert (site / OLD).read_text() == "newer"
    assert not (site / NEW).exists()
    assert not (site / "undo.patch").exists()  # nothing was written, so there is nothing to undo


def test_a_page_of_its_own_stays(site: Path, postlint: Postlint) -> None:
    text = "<!DOCTYPE html>\n<title>a</title><p>b</p>\n"
    (site / "a.html").write_text(text)
    result = postlint("convert", "--rename", "a.html")
    assert result.exit_code == 0
    assert "1 × <html> in 1 post: it is a page of its own" in result.stdout
    assert (site / "a.html").read_text() == text


def test_what_is_not_proven_is_not_renamed(site: Path, postlint: Postlint) -> None:
    text = f"{HEAD}<p>a</p>{{% highlight c %}}\n\n    *b*\n{{% endhighlight %}}"
    (site / "a.html").write_text(text)
    result = postlint("convert", "--rename", "a.html")
    assert result.exit_code == 1
    assert "Kept as HTML, because its Markdown was not proven:" in result.stdout
    assert [path.name for path in site.iterdir() if path.suffix] == ["a.html"]
    assert (site / "a.html").read_text() == text


def test_stdout_prints_the_post(site: Path, postlint: Postlint) -> None:
    (site / OLD).write_text(PAGE)
    result = postlint("convert", "--rename", "--stdout", OLD)
    assert (result.exit_code, result.stdout) == (0, TEXT)
    assert (site / OLD).read_text() == PAGE


def test_mdx_stays_alone(site: Path, postlint: Postlint) -> None:
    (site / "_posts" / "b.mdx").write_text(HTML)
    result = postlint("convert", "--rename", "_posts")
    assert (result.exit_code, result.stdout) == (
        0,
        "Left 1 post in .mdx alone: only Markdown and HTML posts are converted.\n",
    )


def test_standard_input_has_no_name_to_change(postlint: Postlint) -> None:
    assert postlint("convert", "--rename", "-", stdin=PAGE.encode()).exit_code == 2


def test_prove_compares_the_two(site: Path, postlint: Postlint) -> None:
    (site / "a.html").write_text("<p>a *b*</p>\n")
    (site / "a.md").write_text("a \\*b\\*\n")
    (site / "b.md").write_text("a *b*\n")
    assert postlint("prove", "a.html", "a.md").exit_code == 0
    assert postlint("prove", "a.md", "a.html").exit_code == 0
    assert postlint("prove", "a.html", "b.md").exit_code == 1
    assert not prove("<p>a *b*</p>\n", "a *b*\n", was_html=True).holds
