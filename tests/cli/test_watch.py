"""`check --watch`, as a process of its own that is watched in turn."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.chosen import NAMES
from tests.cli.posts import CLEAN, TWICE, UNTITLED
from tests.repository import git

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from click.testing import Result

ROOT = Path(__file__).parents[2]
SOON = 60  # seconds; none of them is waited for if all is well


class Watched:
    """A process whose lines are read as they come."""

    def __init__(self, *arguments: str, given: bytes = b"") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "postlint", "check", "--watch", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        )
        assert self.process.stdin is not None
        self.process.stdin.write(given)
        self.process.stdin.close()
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.decode())

    def until(self, words: str) -> str:
        """Return all that is printed up to a line with certain words."""
        said = ""
        while words not in said:
            said += self.lines.get(timeout=SOON)
        return said

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def watching(site: Path) -> Iterator[Callable[..., Watched]]:
    (site / "_posts" / "2024-03-01-tea.md").write_text(CLEAN)
    (site / "_posts" / "2024-03-02-tree.md").write_text(TWICE)
    started: list[Watched] = []

    def watch(*arguments: str, given: bytes = b"") -> Watched:
        started.append(Watched("--output-format", "concise", *arguments, given=given))
        return started[-1]

    yield watch
    for one in started:
        one.end()


@pytest.fixture
def watched(watching: Callable[..., Watched]) -> Watched:
    return watching("_posts")


def test_what_changes_is_checked_until_interrupted(site: Path, watched: Watched) -> None:
    first = watched.until("watching")
    assert "2024-03-02-tree.md" in first
    assert "\x1b" not in first  # the screen of a terminal alone is cleared
    (site / "_posts" / "2024-03-01-tea.md").write_text(UNTITLED)
    said = watched.until("Found")
    assert "2024-03-01-tea.md" in said
    assert "2024-03-02-tree.md" not in said
    (site / "_posts" / "2024-03-03-new.md").write_text(TWICE)
    assert "2024-03-03-new.md" in watched.until("Found")
    (site / "_posts" / "2024-03-01-tea.md").write_text(CLEAN)
    watched.until("The post is clean")
    watched.process.send_signal(signal.SIGINT)
    assert watched.process.wait(timeout=SOON) == 130
    assert not "".join(watched.lines.queue).strip()


def test_settings_that_change_concern_every_post(site: Path, watched: Watched) -> None:
    watched.until("watching")
    (site / "_posts" / "settings.toml").write_text("")
    assert "2024-03-02-tree.md" in watched.until("Found")


@pytest.mark.parametrize("name", ["postlint.toml", "pyproject.toml"])
def test_settings_above_that_come_change_and_go_concern_every_post(
    site: Path, watched: Watched, name: str
) -> None:
    (site / "notes.txt").write_text("nobody's business\n")
    watched.until("watching")
    table = "[tool.postlint]\n" if name == "pyproject.toml" else ""
    (site / name).write_text(f'{table}select = ["TXT001"]\n')
    watched.until("All 2 posts are clean")
    (site / name).write_text(f'{table}select = ["TAG002", "TXT001"]\n')
    assert "2024-03-02-tree.md" in watched.until("Found")
    (site / name).write_text(f'{table}select = ["TXT001"]\n')
    watched.until("All 2 posts are clean")
    (site / name).unlink()
    assert "2024-03-02-tree.md" in watched.until("Found")


def test_a_post_that_is_gone_is_said_no_more(site: Path, watched: Watched) -> None:
    watched.until("watching")
    (site / "_posts" / "2024-03-02-tree.md").unlink()
    assert "tree" not in watched.until("The post is clean")


def test_a_file_that_is_no_post_is_not_checked(site: Path, watched: Watched) -> None:
    watched.until("watching")
    (site / "_posts" / "picture.svg").write_text("<svg/>")
    (site / "_posts" / "2024-03-02-tree.md").unlink()
    (site / "_posts" / "2024-03-01-tea.md").write_text(UNTITLED)
    said = watched.until("Found")
    assert "picture" not in said
    assert "error:" not in said


def test_of_a_list_of_posts_those_that_change_are_checked(
    site: Path, watching: Callable[..., Watched]
) -> None:
    odd = "_posts/2024-03-04-a\nline.md"
    (site / odd).write_text(CLEAN)
    listed = f"{odd}\0_posts/2024-03-02-tree.md\0"
    watched = watching("--ignore", "ARC", "--files-from", "-", "-0", given=listed.encode())
    first = watched.until("watching")
    assert "2024-03-02-tree.md" in first
    assert "tea.md" not in first
    (site / "_posts" / "2024-03-01-tea.md").write_text(UNTITLED)  # not in the list
    (site / odd).write_text(UNTITLED)
    said = watched.until("Found")
    assert "line.md" in said
    assert "tea.md" not in said
    assert "tree.md" not in said


def test_of_posts_since_a_revision_those_that_change_are_checked(
    history: Path, watching: Callable[..., Watched]
) -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", "two more")
    (history / ".gitignore").write_text("*-tea.md\n")
    watched = watching("--changed", "--no-respect-gitignore", "_posts")
    assert "nothing to do: no post changed" in watched.until("watching")
    (history / NAMES[0]).write_text(TWICE)
    assert NAMES[0] in watched.until("Found")
    (history / "_posts" / "2024-03-01-tea.md").write_text(UNTITLED)
    said = watched.until("Found")
    assert "2024-03-01-tea.md" in said
    assert NAMES[0] not in said


def test_watching_goes_with_no_fixing(postlint: Callable[..., Result]) -> None:
    for option in ("--fix", "--unsafe-fixes", "--diff"):
        assert postlint("check", "--watch", option).exit_code == 2
    assert postlint("check", "--watch", "-").exit_code == 2


def test_the_package_that_watches_may_be_missing(
    postlint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    result = postlint("check", "--watch")
    assert result.exit_code == 2
    assert "pip install 'postlint[watch]'" in result.stderr
