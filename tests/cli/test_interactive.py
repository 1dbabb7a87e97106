"""Fixing by hand: each fix is shown, and made if that is wanted."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from postlint.cli._console import Console
from postlint.cli._interactive import fixing
from postlint.cli._session import Session
from postlint.config import parse
from postlint.rule import Safety

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from click.testing import Result

    from postlint.report import Report

ROOT = Path(__file__).parents[2]
POST = "---\ntitle: x\n---\n\n<b>one</b> y\n\n<b>two</b> y\n\n[](/x)three\n"
ONE, TWO = POST.replace("<b>one</b>", "**one**"), POST.replace("<b>two</b>", "**two**")


def run(
    answers: Iterable[str],
    names: Iterable[str] = ("a.md",),
    *,
    edit: Callable[[str, str], str | None] | None = None,
    ask_again: bool = False,
    level: Safety = Safety.SAFE,
) -> list[Report]:
    settings = parse('select = ["HTM001", "HTM006"]', path=Path("postlint.toml"))
    settings = msgspec.structs.replace(settings, fixed=True)  # as a file that --config names
    session = Session(Console("never"), settings, [f"_posts/{name}" for name in names])
    typed = iter([f"{answer}\n" for answer in answers])
    made = fixing(
        session,
        settings.rules(),
        level,
        read=lambda: next(typed, ""),
        edit=edit,
        ask_again=ask_again,
    )
    reports = []
    for report, well in session.written(made, alone=True):
        assert well
        assert Path(report.path).read_bytes() == report.after.encode(), (
            "written before the next question"
        )
        reports.append(report)
    assert next(typed, "") == "", "not every answer was asked for"
    return reports


def post(site: Path, text: str = POST, name: str = "a.md") -> Path:
    path = site / "_posts" / name
    path.write_bytes(text.encode())
    return path


def test_yes_makes_a_fix_and_no_leaves_it(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = post(site)
    (report,) = run(["y", "n", "n"])
    assert path.read_text() == ONE == report.after
    assert [one.code for one in report.fixed] == ["HTM001"]
    assert [one.code for one in report.diagnostics] == ["HTM001", "HTM006"]
    shown = capsys.readouterr().out
    assert "-<b>one</b> y\n+**one** y\n" in shown
    assert "a.md:5:1: HTM001" in shown
    assert "Make this fix (post 1 of 1)?" in shown


def test_a_second_run_asks_only_the_rest(site: Path) -> None:
    path = post(site)
    run(["n", "q"])
    assert path.read_text() == POST
    run(["y", "n"])
    assert path.read_text() == TWO
    path.write_text(TWO.replace("---\n\n", "---\n\nZero\n\n"))
    run([])
    assert "**one**" not in path.read_text()
    run(["y", "n"], ask_again=True)
    assert "**one**" in path.read_text()


def test_all_and_skip_speak_of_a_rule(site: Path) -> None:
    path, other = post(site), post(site, name="b.md")
    run(["a", "s"], ["a.md", "b.md"])
    both = ONE.replace("<b>two</b>", "**two**")
    assert path.read_text() == other.read_text() == both
    other.write_text(POST)
    run(["q"], ["b.md"])
    assert other.read_text() == POST


def test_an_edit_is_taken_as_it_is(site: Path) -> None:
    path = post(site, "\ufeff<b>one</b> y\r\nz\n")
    seen: list[tuple[str, str]] = []

    def edit(text: str, name: str) -> str | None:
        seen.append((text, name))
        return text.replace("y", "why") if len(seen) > 1 else None

    run(["e", "?", "e"], edit=edit)
    assert path.read_bytes().decode() == "\ufeff**one** why\r\nz\n"
    assert seen[0] == ("\ufeff**one** y\r\nz\n", "_posts/a.md")


def test_the_end_of_the_answers_quits_and_writes_what_was_wanted(site: Path) -> None:
    path, other = post(site), post(site, name="b.md")
    assert len(run(["y"], ["a.md", "b.md"])) == 1
    assert path.read_text() == ONE
    assert other.read_text() == POST


def test_without_a_terminal_it_is_an_error(site: Path, postlint: Callable[..., Result]) -> None:
    path = post(site)
    done = postlint("check", "--fix", "--interactive", "_posts")
    assert done.exit_code == 2
    assert "terminal" in done.output
    assert path.read_text() == POST


@pytest.mark.parametrize(
    "options",
    [("--interactive",), ("--fix", "--interactive", "--diff"), ("--fix", "--interactive", "-")],
)
def test_it_goes_with_fix_alone(postlint: Callable[..., Result], options: tuple[str, ...]) -> None:
    assert postlint("check", *options).exit_code == 2


def test_on_a_real_terminal(site: Path) -> None:
    path = post(site)
    (site / "postlint.toml").write_text('select = ["HTM001", "HTM006"]\n')
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "postlint", "check", "--fix", "--interactive", "_posts"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=site,
        env=os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm"},
    ) as process:
        os.close(theirs)
        shown = b""
        for answer in (b"y\n", b"s\n", b"y\n"):
            shown += _until(ours, b"[y,n,a,s,e,q,?]")
            os.write(ours, answer)
        shown += _until(ours, b"Left 1 error")
        assert process.wait(60) == 1
    os.close(ours)
    assert path.read_text() == ONE.replace("[](/x)", "")
    assert b"\x1b[31m-<b>one</b> y" in shown


def _until(terminal: int, wanted: bytes) -> bytes:
    shown = b""
    while wanted not in shown:
        assert select.select([terminal], [], [], 60)[0], shown
        shown += os.read(terminal, 4096)
    return shown
