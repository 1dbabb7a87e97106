from __future__ import annotations

import os
from pathlib import Path

import pytest

from postlint.files import GitError, changed, is_revision
from tests.repository import begin, git


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    top = tmp_path / "site"
    top.mkdir()
    monkeypatch.chdir(top)
    begin(monkeypatch)
    return top


def commit(**texts: str) -> str:
    for name, text in texts.items():
        Path(f"{name}.md").write_text(text)
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    return git("rev-parse", "HEAD")


def names(ref: str = "") -> set[str]:
    here = os.path.realpath(".")
    return {os.path.relpath(path, here) for path in changed(["."], ref).paths}


def test_committed_staged_unstaged_and_untracked_files_count(repository: Path) -> None:
    base = commit(a="1", b="1", c="1", d="1", gone="1")
    commit(a="2")
    Path("b.md").write_text("2")
    git("add", "b.md")
    Path("c.md").write_text("2")
    Path("new\n🍵.md").write_text("1")
    Path("gone.md").unlink()
    Path(".gitignore").write_text("ignored.md\n")
    Path("ignored.md").write_text("1")
    assert names(base) == {"a.md", "b.md", "c.md", "new\n🍵.md", ".gitignore"}
    assert names() == {"b.md", "c.md", "new\n🍵.md", ".gitignore"}
    assert changed([str(repository)], base).since == f"{base} ({base[:10]})"


def test_the_merge_base_counts_not_the_branch_itself(repository: Path) -> None:  # noqa: ARG001
    commit(a="1", b="1")
    git("switch", "-q", "-c", "mine")
    commit(a="2")
    git("switch", "-q", "main")
    commit(b="2")
    git("switch", "-q", "mine")
    assert names("main") == {"a.md"}


def test_the_upstream_is_the_default_and_then_the_remote_head(repository: Path) -> None:
    commit(a="1", b="1")
    git("clone", "-q", "--bare", ".", "../origin.git")
    git("remote", "add", "origin", "../origin.git")
    git("fetch", "-q", "origin")
    git("remote", "set-head", "origin", "main")
    git("switch", "-q", "-c", "mine")
    commit(a="2")
    assert names() == {"a.md"}
    assert changed([str(repository)]).since.startswith("origin/main (")
    git("push", "-q", "-u", "origin", "mine")
    commit(b="2")
    assert names() == {"b.md"}
    assert changed([str(repository)]).since.startswith("origin/mine (")


def test_a_repository_without_a_commit_has_changed_as_a_whole(repository: Path) -> None:  # noqa: ARG001
    Path("a.md").write_text("1")
    git("add", "a.md")
    Path("b.md").write_text("1")
    assert names() == {"a.md", "b.md"}


def test_a_subfolder_and_another_repository_have_their_own_history(repository: Path) -> None:
    commit(a="1")
    (repository / "sub").mkdir()
    Path("sub/b.md").write_text("1")
    Path("sub/missing").mkdir()
    assert changed(["sub/missing/x.md"]).paths == {os.path.realpath("sub/b.md")}


def test_what_git_cannot_say_is_one_clear_line(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(a="1")
    with pytest.raises(GitError, match="--changed: git knows no revision `mian` here"):
        changed(["."], "mian")
    with pytest.raises(GitError, match="git knows no revision `--output=x` here"):
        changed(["."], "--output=x")
    assert not Path("x").exists()
    git("switch", "-q", "--orphan", "other")
    commit(b="1")
    with pytest.raises(GitError, match="`main` and HEAD have no common ancestor here"):
        changed(["."], "main")
    assert is_revision("main")
    assert not is_revision("a.md")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    outside = tmp_path / "outside"
    outside.mkdir()
    with pytest.raises(GitError, match="needs a git repository, and this is none"):
        changed([str(outside)])
    monkeypatch.setenv("PATH", str(outside))
    with pytest.raises(GitError, match="git is needed, and is not installed"):
        changed([str(repository)])
