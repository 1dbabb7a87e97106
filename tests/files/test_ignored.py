from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from postlint.files import Found, find

from .posts import FRONT, put

if TYPE_CHECKING:
    from pathlib import Path


def ignore(site: Path, text: str, folder: str = ".") -> None:
    (site / folder).mkdir(parents=True, exist_ok=True)
    (site / folder / ".gitignore").write_bytes(os.fsencode(text))


def test_ignored_files_and_folders_of_every_level_are_skipped(site: Path) -> None:
    ignore(site, "# comment\nbuild/\n*.tmp.md\r\n/top.md\n")
    ignore(site, "!kept.tmp.md\n/deep.md\n", "_posts")
    put(site, "top.md", "x.tmp.md", "build/x.md", "a/build/x.md", "_posts/top.md", "_posts/x.md")
    put(site, "_posts/kept.tmp.md", "_posts/x.tmp.md", "_posts/deep.md", "_posts/a/deep.md")
    found = find(["."])
    assert found.paths == (
        "_posts/a/deep.md",
        "_posts/kept.tmp.md",
        "_posts/top.md",
        "_posts/x.md",
    )
    assert found.ignored == 6
    assert len(find(["."], respect_gitignore=False).paths) == 10


def test_what_stands_above_counts_and_what_stands_above_the_repository_does_not(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ignore(site, "x.md\n")
    put(site, "repo/_posts/2024/x.md", "repo/_posts/2024/y.md", "repo/_posts/2024/z.md")
    (site / "repo" / ".git" / "info").mkdir(parents=True)
    (site / "repo" / ".git" / "info" / "exclude").write_text("z.md\n")
    ignore(site, "/2024/y.md\n", "repo/_posts")
    monkeypatch.chdir(site / "repo" / "_posts" / "2024")
    assert find(["."]).paths == ("x.md",)


def test_what_is_named_is_taken_whatever_git_ignores(site: Path) -> None:
    ignore(site, "build/\n*.md\n")
    put(site, "build/x.md", "build/in/y.md", "x.md")
    assert find(["x.md", "build/x.md"]).paths == ("build/x.md", "x.md")
    assert find(["build"]).paths == ("build/in/y.md", "build/x.md")


def test_a_folder_of_ignored_posts_is_an_error_that_says_so(site: Path) -> None:
    ignore(site, "*.md\n")
    put(site, "_posts/x.md", "_posts/y.md")
    ((path, reason),) = find(["_posts"]).problems
    assert path == "_posts"
    assert "git ignores 2 of what is there (--no-respect-gitignore takes it)" in reason


@pytest.mark.parametrize(
    "name", ["a\nb.md", "\udcff.md", "back\\slash.md", "🍵.md", "-x.md", " .md"]
)
def test_odd_names_are_ignored_like_others(site: Path, name: str) -> None:
    put(site, "_posts/old/x.md", "_posts/x.md")
    for folder in ("_posts", "_posts/old"):
        with open(os.fsencode(site / folder / name), "w") as file:  # noqa: PTH123  bytes
            file.write(FRONT)
    assert len(find(["."]).paths) == 4
    ignore(site, "**/old/*.md\n")
    assert find(["."]).paths == tuple(sorted(["_posts/x.md", f"_posts/{name}"]))


def test_lines_that_are_no_patterns_are_passed_over(site: Path) -> None:
    ignore(site, "\ufeff!\n\\\n[\n/\nx.md\n")
    put(site, "_posts/x.md", "_posts/y.md")
    assert find(["."]).paths == ("_posts/y.md",)


def test_git_ignores_the_same_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    ignore(
        tmp_path,
        "a/\n!a/keep.md\nb/*\n!b/keep.md\n**/c.md\nd?.md\n[ef].md\n/g/**/h.md\n\\#.md\n\\!i.md\nj.md \n",
    )
    ignore(tmp_path, "*\n!/here.md\n", "k")
    names = "a/keep.md a/x.md b/keep.md b/x.md m/c.md c.md d1.md d12.md e.md n/f.md g.md g/h.md g/1/2/h.md #.md !i.md j.md k/here.md k/x.md k/l/here.md"
    put(tmp_path, *names.split())
    listed = git("ls-files", "-z", "--others", "--exclude-standard").split("\0")
    assert find(["."]).paths == tuple(sorted(one for one in listed if one.endswith(".md")))


def git(*arguments: str) -> str:
    return subprocess.run(
        ("git", *arguments), capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout


def paths(found: Found) -> tuple[str, ...]:
    assert not found.problems
    return found.paths


def test_patterns_name_files_and_folders(site: Path) -> None:
    ignore(site, "ignored/\n")
    put(site, "_posts/2024-1.md", "_posts/2024-2.md", "_posts/2025/x.md", "_posts/2024.txt")
    put(site, "node_modules/x/y.md", "ignored/x.md", "docs/plain.md", text="x\n")
    assert paths(find(["_posts/2024-*"])) == ("_posts/2024-1.md", "_posts/2024-2.md")
    assert paths(find(["_posts/202?*"])) == (
        "_posts/2024-1.md",
        "_posts/2024-2.md",
        "_posts/2025/x.md",
    )
    assert paths(find(["_posts/*.txt"])) == ("_posts/2024.txt",)
    assert paths(find(["**/*.md"], exclude=["2025/"])) == (
        "_posts/2024-1.md",
        "_posts/2024-2.md",
        "docs/plain.md",
    )
    assert find(["x*.md"]).problems == (("x*.md", "no posts here: no file fits this pattern"),)
    (problem,) = find(["ignored/*.md"]).problems
    assert "git ignores 1 of what is there" in problem[1]


def test_a_file_whose_name_looks_like_a_pattern_is_itself(site: Path) -> None:
    put(site, "[a].md", "a.md")
    assert paths(find(["[a].md"])) == ("[a].md",)


def test_exclusions_of_what_is_named_may_be_lifted(site: Path) -> None:
    put(site, "old/_posts/x.md", "old/y.md", "_posts/old/z.md")
    assert find(["old", "old/y.md"], exclude=["old/"]).paths == ()
    lifted = find(["old", "old/y.md"], exclude=["old/"], force_exclude=False)
    assert paths(lifted) == ("old/_posts/x.md", "old/y.md")
    assert lifted.excluded == 0
    walked = find(["."], exclude=["old/"], force_exclude=False)
    assert walked.paths == ()
    assert walked.excluded == 2
