from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from postlint.files import find, is_excluded

from .posts import FRONT, put

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_gives_posts_by_place_or_front_matter_sorted(site: Path) -> None:
    put(site, "about.md", "pages/x.HTML", "b.mdx", "c.markdown")
    put(site, "_posts/z.md", "content/en/a.md", "archived/1/q.html", text="no front matter\n")
    put(site, "README.md", "pages/plain.html", text="# Read me\n\n---\n")
    put(site, "notes.txt", "_posts/image.png")
    assert find(["."]).paths == (
        "_posts/z.md",
        "about.md",
        "archived/1/q.html",
        "b.mdx",
        "c.markdown",
        "content/en/a.md",
        "pages/x.HTML",
    )


@pytest.mark.parametrize(
    ("head", "is_post"),
    [
        ("---\ntitle: x\n---\n", True),
        ("\ufeff---\r\ntitle: x\r\n---\r\n", True),
        ("--- \n---\n", True),
        ("---\n# a comment\n'title': x\n", True),
        ("---\n题目: x\n---\n", True),
        ("+++\ntitle = 'x'\n+++\n", True),
        ('{\n  "title": "x"\n}\n', True),
        ("{% include x.html %}\n", False),
        ("---\n\nA rule first, then prose.\n", False),
        ("----\ntitle: x\n----\n", False),
        ("text\n---\ntitle: x\n---\n", False),
        ("", False),
    ],
)
def test_front_matter_makes_a_file_a_post(site: Path, head: str, is_post: bool) -> None:  # noqa: FBT001
    (site / "x.md").write_bytes(head.encode())
    put(site, "_posts/other.md")
    assert ("x.md" in find(["."]).paths) is is_post


def test_a_post_in_utf_16_is_found_so_that_it_is_reported(site: Path) -> None:
    (site / "x.md").write_bytes(FRONT.encode("utf-16"))
    assert find(["."]).paths == ("x.md",)


def test_hidden_generated_and_foreign_folders_are_left_out(site: Path) -> None:
    put(site, "_posts/a.md", "_posts/.hidden.md", ".cache/b.md", ".git/c.md")
    put(site, "_site/d.md", "node_modules/p/e.md", "public/f.md", "vendor/g.md", "_layouts/h.html")
    assert find(["."]).paths == ("_posts/a.md",)


def test_below_posts_a_section_may_be_called_public(site: Path) -> None:
    put(site, "content/public/a.md", "content/node_modules/b.md")
    assert find(["."]).paths == ("content/public/a.md",)


def test_a_named_generated_folder_is_walked(site: Path) -> None:
    put(site, "_site/d.md", ".cache/b.md")
    assert find(["_site", ".cache"]).paths == (".cache/b.md", "_site/d.md")


def test_a_folder_inside_a_posts_folder_knows_where_it_is(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(site, "_posts/2020/a.md", text="no front matter")
    monkeypatch.chdir(site / "_posts" / "2020")
    assert find(["."]).paths == ("a.md",)


def test_a_posts_folder_above_the_repository_does_not_count(tmp_path: Path) -> None:
    put(tmp_path, "content/repo/.git/HEAD", "content/repo/README.md", text="plain")
    assert find([str(tmp_path / "content" / "repo")]).paths == ()


def test_a_named_file_is_taken_whatever_it_is(site: Path) -> None:
    put(site, "README.txt", text="x")
    assert find(["README.txt", "./README.txt"]).paths == ("README.txt",)


def test_each_file_is_there_once_and_the_real_name_wins(site: Path) -> None:
    put(site, "_posts/b.md")
    (site / "_posts" / "a.md").symlink_to("b.md")
    (site / "again").symlink_to("_posts")
    assert find([".", "_posts", "_posts/b.md", "again"]).paths == ("_posts/b.md",)


def test_a_link_out_of_the_tree_is_followed(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    put(other, "x.md")
    (site / "_posts").symlink_to(other)
    assert find(["."]).paths == ("_posts/x.md",)


def test_links_in_a_circle_end(site: Path) -> None:
    put(site, "_posts/a.md")
    (site / "_posts" / "loop").symlink_to("..")
    (site / "self").symlink_to("self")
    assert find(["."]).paths == ("_posts/a.md",)


def test_what_matches_nothing_is_a_problem_and_the_rest_goes_on(site: Path) -> None:
    put(site, "_posts/a.md")
    (site / "broken.md").symlink_to("nowhere.md")
    found = find(["missing.md", "_posts", "broken.md"])
    assert found.paths == ("_posts/a.md",)
    assert found.problems == (
        ("missing.md", "no such file or folder"),
        ("broken.md", "a broken symbolic link"),
    )


def test_a_folder_without_posts_says_what_a_post_is(site: Path) -> None:
    put(site, "docs/README.md", "docs/b.md", text="x")
    (site / "empty").mkdir()
    (_, docs), (_, empty) = find(["docs", "empty"]).problems
    assert docs.startswith("no posts here: none of the 2 files with a post's ending has front")
    assert "_posts, _drafts, posts, content or archived" in docs
    assert empty == "no posts here: no file ends in .md, .markdown, .html or .mdx"


def test_a_folder_named_twice_is_no_problem(site: Path) -> None:
    put(site, "blog/_posts/a.md")
    found = find(["blog/_posts", "blog", "blog/_posts/a.md", "blog/_posts"])
    assert found.paths == ("blog/_posts/a.md",)
    assert found.problems == ()


def test_exclusions_hold_for_walks_and_for_named_files(site: Path) -> None:
    put(site, "_posts/a.md", "_posts/b.md", "drafts/_posts/c.md", "old/keep/_posts/d.md")
    found = find(
        [".", "_posts/b.md", "drafts/_posts/c.md"],
        exclude=["b.md", "/drafts/", "old/**/d.md"],
        root=".",
    )
    assert found.paths == ("_posts/a.md",)
    assert found.problems == ()


def test_all_excluded_is_no_problem(site: Path) -> None:
    put(site, "_posts/a.md")
    found = find(["_posts", "_posts/a.md"], exclude=["_posts/"])
    assert (found.paths, found.problems) == ((), ())
    assert found.excluded == 2


def test_exclusions_are_relative_to_their_root(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(site, "blog/_posts/a.md", "_posts/a.md")
    monkeypatch.chdir(site / "blog")
    assert find([".", "../_posts"], exclude=["/_posts/a.md"], root="..").paths == ("_posts/a.md",)
    assert find([".", "../_posts"], exclude=["/_posts/a.md"], root=".").paths == ()


@pytest.mark.parametrize(
    "name",
    ["a\nb.md", "back\\slash.md", "🍵.md", "-dash.md", " blank .md", os.fsdecode(b"\xff.md")],
)
def test_odd_names_are_names(site: Path, name: str) -> None:
    put(site, f"_posts/{name}")
    assert find(["_posts"]).paths == (f"_posts/{name}",)
    assert find(["_posts"], exclude=["x"]).paths == (f"_posts/{name}",)


def test_pipes_are_no_posts_of_a_folder(site: Path) -> None:
    put(site, "_posts/a.md")
    os.mkfifo(site / "_posts" / "pipe.md")
    assert find(["_posts"]).paths == ("_posts/a.md",)


def test_a_folder_that_cannot_be_read_is_a_problem(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(site, "_posts/a.md", "_posts/locked/b.md")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = find(["."])
    assert found.paths == ("_posts/a.md",)
    assert found.problems == (("_posts/locked", "Permission denied"),)


def test_a_file_in_a_locked_folder_is_not_called_missing(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(site, "_posts/locked/b.md")

    def refuse(path: str, **_: object) -> object:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "stat", refuse)
    assert find(["_posts/locked/b.md"]).problems == (("_posts/locked/b.md", "Permission denied"),)


def test_patterns_leave_out_files_that_need_not_exist(tmp_path: Path) -> None:
    root = str(tmp_path)
    for path, excluded in (("old/deep/x.md", True), ("new/x.md", False), ("x.txt", True)):
        full = str(tmp_path / path)
        assert is_excluded(full, exclude=["old/", "*.txt"], root=root) is excluded
    assert not is_excluded("x.md", exclude=[])
