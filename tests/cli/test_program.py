"""The program as the shell runs it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from .posts import CLEAN, HTML, TWICE

ROOT = Path(__file__).parents[2]
POSTLINT = (sys.executable, "-m", "postlint")
HEAVY = ("turbohtml", "pyromark", "yaml", "rich", "bs4", "markdownify", "pathspec", "msgspec")


@pytest.fixture
def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help"), ("convert", "--help")])
def test_help_imports_nothing_heavy(
    environment: dict[str, str], arguments: tuple[str, ...]
) -> None:
    script = (
        "import sys\nfrom postlint.__main__ import main\ntry:\n    main()\nfinally:\n"
        "    print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Usage: postlint" in done.stdout
    loaded = set(done.stderr.split())
    assert "click" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_the_program_checks_and_fixes(site: Path, environment: dict[str, str]) -> None:
    (site / "_posts" / "2024-03-01-tea.md").write_text(TWICE)
    first = subprocess.run(
        [*POSTLINT, "check", "--fix"], env=environment, capture_output=True, check=False
    )
    assert (first.returncode, first.stderr) == (0, b"")
    assert (site / "_posts" / "2024-03-01-tea.md").read_text() == CLEAN
    usage = subprocess.run(
        [*POSTLINT, "check", "--fixx"], env=environment, capture_output=True, check=False
    )
    assert usage.returncode == 2


def test_names_that_are_not_utf_8_and_other_encodings(
    site: Path, environment: dict[str, str]
) -> None:
    name = b"_posts/2024-03-01-\xff.md"
    (site / os.fsdecode(name)).write_text(TWICE)
    environment |= {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [*POSTLINT, "check", name], env=environment, capture_output=True, check=False
    )
    assert done.returncode == 1
    assert done.stdout.startswith(b"_posts/2024-03-01-\\xff.md:6:11: TAG002 [*] duplicate-tag: ")
    assert b"6 | tags: [\\u8336, \\u8336]\n" in done.stdout
    diff = subprocess.run(
        [*POSTLINT, "check", "--diff"], env=environment, capture_output=True, check=False
    )
    assert b"--- a/_posts/2024-03-01-\xff.md\n" in diff.stdout


def test_a_closed_pipe_is_quiet(site: Path, environment: dict[str, str]) -> None:
    for number in range(300):
        (site / "_posts" / f"2024-03-01-{number}.md").write_text(TWICE)
    process = subprocess.Popen(
        [*POSTLINT, "check"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141


def test_an_interrupt_is_quiet(environment: dict[str, str]) -> None:
    script = (
        "import os, signal, sys, time, types\n"
        "def read():\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    time.sleep(60)\n"
        "sys.stdin = types.SimpleNamespace(buffer=types.SimpleNamespace(read=read))\n"
        "from postlint.__main__ import main\nmain()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "convert", "-"],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, b"", b"")


def on_a_terminal(arguments: list[str], environment: dict[str, str]) -> str:
    parent, child = pty.openpty()
    process = subprocess.Popen([*POSTLINT, *arguments], env=environment, stdout=child, stderr=child)
    os.close(child)
    shown = b""
    while True:
        try:
            shown += os.read(parent, 65536)
        except OSError:  # the other end is closed
            break
    os.close(parent)
    process.wait()
    return shown.decode()


def test_a_terminal_gets_colours_and_no_raw_controls(
    site: Path, environment: dict[str, str]
) -> None:
    environment |= {"TERM": "xterm", "COLUMNS": "100"}
    environment.pop("NO_COLOR", None)
    text = TWICE.replace("茶很好。", "\x1b]0;owned\x07")
    (site / "_posts" / "2024-03-01-tea.md").write_text(text)
    shown = on_a_terminal(["check"], environment)
    assert "\x1b[1;31mTAG002\x1b[0m" in shown
    diff = on_a_terminal(["check", "--diff"], environment)
    assert "\x1b[32m" in diff
    assert "\x1b]0;" not in shown + diff
    assert "\x1b" not in on_a_terminal(["check"], {**environment, "NO_COLOR": "1"})


def test_long_work_on_a_terminal_has_a_bar(site: Path, environment: dict[str, str]) -> None:
    environment |= {"TERM": "xterm", "COLUMNS": "100"}
    for number in range(20):
        (site / "_posts" / f"2024-03-01-{number}.md").write_text(HTML)
    script = (
        "import postlint.cli._progress as progress\n"
        "progress._PATIENCE = progress._INTERVAL = 0.0\n"
        "from postlint.__main__ import main\nmain()"
    )
    (site / "slow.py").write_text(script)
    parent, child = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "slow.py", "convert", "_posts"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=child,
    )
    os.close(child)
    drawn = b""
    while True:
        try:
            drawn += os.read(parent, 65536)
        except OSError:
            break
    os.close(parent)
    assert process.stdout is not None
    assert process.stdout.read() == b"Converted 20 posts (20 pieces of HTML).\n"
    process.stdout.close()
    assert process.wait() == 0
    assert b"20/20" in drawn


@pytest.mark.parametrize("command", [("check",), ("convert", "--diff", "_posts")])
def test_a_full_disk_is_one_line_and_no_bug(
    site: Path, environment: dict[str, str], command: tuple[str, ...]
) -> None:
    (site / "_posts" / "2024-03-01-tea.md").write_text(HTML)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*POSTLINT, *command], env=environment, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == b"error: the system says: No space left on device"
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_stream_is_no_error(site: Path, environment: dict[str, str], closed: str) -> None:
    (site / "_posts" / "2024-03-01-tea.md").write_text(TWICE)
    line = f'"{sys.executable}" -m postlint check {closed}'
    done = subprocess.run(line, shell=True, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
