"""`postlint prove --git` on real repositories."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.repository import begin, git

from .posts import CLEAN, HTML, MARKDOWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Postlint = Callable[..., Result]

NAME = "_posts/2024-03-01-tea.md"
LINKED = CLEAN.replace(
    "茶很好。", '<p>頭一段。</p>\n<p><a href="https://example.org/x">茶</a>很好。</p>'
)


def write(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def commit(texts: dict[str, str]) -> str:
    write(texts)
    git("add", "-A")
    git("commit", "-q", "-m", "x", "--allow-empty")
    return git("rev-parse", "HEAD")


@pytest.fixture
def repository(site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (site / ".git").rmdir()
    begin(monkeypatch)
    return site


@pytest.mark.usefixtures("repository")
def test_a_conversion_that_loses_nothing_passes(postlint: Postlint) -> None:
    base = commit({NAME: HTML, "_posts/b.md": CLEAN})
    write({NAME: MARKDOWN})
    result = postlint("prove", "--git", "HEAD")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        f"Compared 1 post that changed between {base[:10]} and the files on disk.\n"
        "Conversions of HTML: 0 of 1 lost something.\n"
    )
    assert postlint("prove", "--git", "HEAD", "-q").output == ""


@pytest.mark.usefixtures("repository")
def test_what_was_lost_is_told_with_its_place(postlint: Postlint) -> None:
    commit({NAME: LINKED, "_posts/b.md": HTML})
    commit(
        {
            NAME: CLEAN.replace("茶很好。", "頭一段。\n\n茶很好。"),
            "_posts/b.md": HTML.replace("<p>茶<b>很好</b>。</p>", "<p>茶<b>不好</b>。</p>"),
        }
    )
    result = postlint("prove", "--git", "HEAD~..HEAD", "_posts")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{NAME}:13: lost 1 link: `[茶](https://example.org/x)很好。` became `茶很好。`",
        "_posts/b.md:11: lost 1 text; gained 1 text: `**很好**` became `**不好**`",
    ]
    assert "Conversions of HTML: 1 of 1 lost something.\n" in result.stderr
    assert "Other changes: 1 of 1 lost something.\n" in result.stderr
    assert "Lost: 1 link (in 1 post), 1 text (in 1 post).\n" in result.stderr


@pytest.mark.usefixtures("repository")
def test_more_than_before_is_no_loss(postlint: Postlint) -> None:
    commit({NAME: CLEAN})
    write({NAME: CLEAN + "\n還有更多。\n"})
    result = postlint("prove", "--git", "HEAD")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{NAME}:")
    assert "gained" in result.stdout
    assert "1 post only gained something.\n" in result.stderr


@pytest.mark.usefixtures("repository")
def test_front_matter_is_told_and_no_loss(postlint: Postlint) -> None:
    commit({NAME: CLEAN})
    write({NAME: CLEAN.replace("[茶]", "[水]").replace("author: 林小滿\n", "")})
    result = postlint("prove", "--git", "HEAD")
    assert (result.exit_code, result.stdout) == (
        0,
        f"{NAME}:1: front matter differs in author, tags\n",
    )
    assert "1 post changed front matter, which is no loss of the body.\n" in result.stderr


def test_a_page_that_became_markdown_is_the_same_post(repository: Path, postlint: Postlint) -> None:
    head = CLEAN.partition("[春天的茶]")[0]
    page = head + "<p>茶<b>很好</b>。</p>\n" + "<p>一段。</p>\n" * 3
    commit({"_posts/2024-03-01-tea.html": page, "_drafts/two.html": page + "<p>二</p>\n"})
    (repository / "_posts/2024-03-01-tea.html").unlink()
    (repository / "_drafts/two.html").unlink()
    good = head + "茶**很好**。\n\n" + "一段。\n\n" * 3
    write({NAME: good, "_posts/two.md": good})  # not tracked yet, the second in another folder
    result = postlint("prove", "--git", "HEAD", "--output-format", "json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert found["summary"]["renamed"] == 2
    assert found["summary"]["conversions"] == 2
    (one,) = found["posts"]
    assert (one["path"], one["old_path"]) == ("_posts/two.md", "_drafts/two.html")
    assert set(one["lost"]) == {"paragraph", "text"}
    text = postlint("prove", "--git", "HEAD").stdout
    assert text.startswith("_posts/two.md:")
    assert "(was _drafts/two.html): lost " in text


@pytest.mark.usefixtures("repository")
def test_new_and_deleted_posts_are_counted(repository: Path, postlint: Postlint) -> None:
    commit({NAME: HTML, "_posts/gone.md": MARKDOWN, "notes.md": "no post", "README.txt": "x"})
    (repository / "_posts/gone.md").unlink()
    write({"_posts/完全新.md": CLEAN, "notes.md": "no post at all", "README.txt": "y"})
    result = postlint("prove", "--git", "HEAD")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Compared 0 posts" in result.stderr
    assert "(1 added, 1 deleted).\n" in result.stderr


@pytest.mark.usefixtures("repository")
def test_what_was_named_is_a_post(postlint: Postlint) -> None:
    commit({"notes.md": "**no** front matter"})
    write({"notes.md": "no front matter"})
    assert postlint("prove", "--git", "HEAD").stderr.startswith("No post changed ")
    result = postlint("prove", "--git", "HEAD", "notes.md")
    assert result.stdout.startswith("notes.md:1: lost 1 bold: ")


@pytest.mark.usefixtures("repository")
def test_both_ends_of_a_range(postlint: Postlint) -> None:
    base = commit({NAME: HTML})
    git("checkout", "-q", "-b", "clean")
    commit({NAME: MARKDOWN})
    git("checkout", "-q", "main")
    commit({NAME: HTML.replace("很好", "極好")})
    assert postlint("prove", "--git", "main..clean").exit_code == 1
    assert postlint("prove", "--git", "main...clean").exit_code == 0
    assert f"between {base[:10]} and " in postlint("prove", "--git", "main...clean").stderr
    assert postlint("prove", "--git", "HEAD~..").exit_code == 1
    assert postlint("prove", "--git", f"{base}..{base}").stderr == (
        f"No post changed between {base[:10]} and {base[:10]}.\n"
    )


def test_odd_names_and_folders(
    repository: Path, postlint: Postlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["_posts/a\nb.md", '_posts/"q".md', "_posts/-dash.md", "_posts/🍵 :(top)x.md"]
    commit(dict.fromkeys(names, HTML))
    write(dict.fromkeys(names, CLEAN))
    monkeypatch.chdir(repository / "_posts")
    result = postlint("prove", "--git", "HEAD", "--output-format", "json")
    found = json.loads(result.stdout)
    assert sorted(f"_posts/{one['path']}" for one in found["posts"]) == sorted(names)
    one = postlint("prove", "--git", "HEAD", "a\nb.md")
    assert one.stdout.startswith("a\\nb.md:11: lost 1 bold")
    assert one.stdout.count("lost") == 1


def test_settings_exclude_posts_and_name_the_dialect(repository: Path, postlint: Postlint) -> None:
    struck = {"_posts/a.md": CLEAN + "\n~~x~~\n", "_posts/old/b.md": HTML}
    commit(struck)
    write({"_posts/a.md": CLEAN + "\n<del>x</del>\n", "_posts/old/b.md": CLEAN})
    (repository / "postlint.toml").write_text('exclude = ["old"]\n')
    assert postlint("prove", "--git", "HEAD").exit_code == 0
    assert postlint("prove", "--git", "HEAD", "--dialect", "commonmark").exit_code == 1
    assert postlint("prove", "--git", "HEAD", "--isolated").exit_code == 1


@pytest.mark.usefixtures("repository")
def test_sizes_of_images_may_go_unless_settings_keep_them(postlint: Postlint) -> None:
    image = '<img src="https://example.org/t.png" alt="茶" width="10" height="20">'
    commit({NAME: CLEAN + f"\n{image}\n"})
    write({NAME: CLEAN + "\n![茶](https://example.org/t.png)\n"})
    assert postlint("prove", "--git", "HEAD").exit_code == 0
    strict = postlint("prove", "--git", "HEAD", "--config", 'convert.image-size="raw"')
    assert "lost 1 image size: " in strict.stdout


@pytest.mark.usefixtures("repository")
def test_languages_may_go_unless_settings_keep_them(postlint: Postlint) -> None:
    commit({NAME: CLEAN + '\nIl dit <span lang="fr">bonjour</span>.\n'})
    write({NAME: CLEAN + "\nIl dit bonjour.\n"})
    assert postlint("prove", "--git", "HEAD").exit_code == 0
    strict = postlint("prove", "--git", "HEAD", "--config", 'convert.language="raw"')
    assert "lost 1 language: " in strict.stdout


@pytest.mark.usefixtures("repository")
def test_what_cannot_be_read_or_proven_is_told(repository: Path, postlint: Postlint) -> None:
    commit({NAME: HTML, "_posts/b.mdx": CLEAN, "_posts/c.md": HTML})
    (repository / NAME).write_bytes(b"---\ntitle: x\n---\n\xff\xfe\n")
    write({"_posts/b.mdx": CLEAN + "<Tea />\n"})
    unproven = postlint("prove", "--git", "HEAD", "_posts/b.mdx")
    assert unproven.exit_code == 1
    assert "_posts/b.mdx:1: what the body of this file renders to cannot be proven" in (
        unproven.stdout
    )
    result = postlint("prove", "--git", "HEAD")
    assert result.exit_code == 2
    assert f"error: {NAME}: byte `0xFF` is not UTF-8" in result.stderr
    assert "(1 unreadable)" in result.stderr


def test_links_to_files_are_no_posts(repository: Path, postlint: Postlint) -> None:
    commit({NAME: HTML})
    (repository / "_posts/link.md").symlink_to("2024-03-01-tea.md")
    git("add", "-A")
    write({NAME: CLEAN})
    found = json.loads(postlint("prove", "--git", "HEAD", "--output-format", "json").stdout)
    assert [one["path"] for one in found["posts"]] == [NAME]


@pytest.mark.usefixtures("repository")
def test_in_the_midst_of_a_merge(postlint: Postlint) -> None:
    commit({NAME: HTML})
    git("checkout", "-q", "-b", "other")
    commit({NAME: HTML.replace("很好", "極好")})
    git("checkout", "-q", "main")
    commit({NAME: HTML.replace("很好", "不好")})
    subprocess.run(("git", "merge", "-q", "other"), capture_output=True, check=False)
    found = json.loads(postlint("prove", "--git", "HEAD", "--output-format", "json").stdout)
    assert [(one["path"], one["lost"]) for one in found["posts"]] == [(NAME, {})]
    assert found["posts"][0]["gained"]["text"] > 5


@pytest.mark.usefixtures("repository")
def test_what_git_does_not_know_is_one_clear_line(postlint: Postlint) -> None:
    commit({NAME: HTML})

    def error(*arguments: str) -> str:
        result = postlint("prove", "--git", *arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        return result.stderr

    assert error("mian") == "error: --git: git knows no revision `mian` here\n"
    assert error("HEAD..nope") == "error: --git: git knows no revision `nope` here\n"
    assert error("HEAD", "nowhere") == (
        "error: nowhere: no such file or folder, nor was there one\n"
    )
    assert "lies outside of the repository" in error("HEAD", ".", "..")


def test_without_a_repository_it_is_an_error(site: Path, postlint: Postlint) -> None:
    (site / ".git").rmdir()
    result = postlint("prove", "--git", "HEAD")
    assert (result.exit_code, result.stderr) == (
        2,
        "error: --git needs a git repository, and this is none\n",
    )


def test_two_files_as_json(site: Path, postlint: Postlint) -> None:
    (site / "a.md").write_text(HTML)
    (site / "b.md").write_text(CLEAN)
    result = postlint("prove", "a.md", "b.md", "--output-format", "json")
    found = json.loads(result.stdout)
    assert (result.exit_code, found["lost"], found["line"]) == (1, {"bold": 1}, 11)
    same = postlint("prove", "a.md", "a.md", "--output-format", "json")
    assert (same.exit_code, json.loads(same.stdout)["lost"]) == (0, {})


@pytest.mark.usefixtures("repository")
def test_processes_find_the_same(postlint: Postlint, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {f"_posts/{number:02}.md": HTML for number in range(40)}
    commit(texts)
    write(dict.fromkeys(texts, CLEAN))
    alone = postlint("prove", "--git", "HEAD", "--jobs", "1")
    monkeypatch.setattr("postlint.run.many.PARALLEL_FROM", 1)
    together = postlint("prove", "--git", "HEAD", "--jobs", "2")
    assert alone.stdout.count("lost 1 bold") == 40
    assert (together.stdout, together.stderr) == (alone.stdout, alone.stderr)
