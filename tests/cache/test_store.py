from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from postlint.cache import store
from postlint.cli import cli
from tests.cache.archive import ROOT, check, run, same

if TYPE_CHECKING:
    import contextlib

FILE = Path(".postlint_cache/findings.db")
KILLED = """
import os, signal, sqlite3, sys
from postlint.cache import store

class Killed(sqlite3.Connection):
    def execute(self, sql, *more):
        if sql == "COMMIT" and self.total_changes:
            super().execute("PRAGMA cache_spill = 1")
            os.kill(os.getpid(), signal.SIGKILL)
        return super().execute(sql, *more)

really = sqlite3.connect
store.sqlite3.connect = lambda *given, **more: really(*given, factory=Killed, **more)
sys.argv = ["postlint", "check", "--ignore", "SRC"]
from postlint.__main__ import main
main()
"""


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"not a database" * 400,
        lambda data: data[: len(data) // 2],
        lambda data: data[:1024] + bytes(len(data) - 1024),
        lambda data: data[:60] + b"\0\0\0\x63" + data[64:],  # the version of the tables
    ],
    ids=["empty", "other", "half", "zeros", "version"],
)
def test_a_file_that_is_no_cache_of_ours_is_made_anew(
    site: Path,  # noqa: ARG001
    damage: object,
    checked: list[str],
) -> None:
    check()
    FILE.write_bytes(damage(FILE.read_bytes()))
    same()
    same()
    checked.clear()
    check()
    assert not checked


def test_bytes_that_fell_over_change_no_answer(site: Path) -> None:  # noqa: ARG001
    check()
    whole = FILE.read_bytes()
    anew = check("--no-cache").stdout
    chance = random.Random(5)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 1, 1, 20, 400))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        FILE.write_bytes(data)
        assert check().stdout == anew


def test_a_folder_in_the_place_of_the_file_is_left_alone(site: Path) -> None:  # noqa: ARG001
    FILE.mkdir(parents=True)
    assert same().count("note:") == 1
    assert FILE.is_dir()


def test_a_file_in_the_place_of_the_folder_is_left_alone(site: Path) -> None:
    (site / ".postlint_cache").write_text("mine")
    assert same().count("note:") == 1
    assert (site / ".postlint_cache").read_text() == "mine"
    assert "note:" not in check("--quiet").stderr


def test_a_python_without_sqlite_has_no_cache(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "postlint.cache", None)
    same()
    assert not (site / ".postlint_cache").exists()


def test_another_process_that_writes_is_not_waited_for(
    site: Path,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    check()
    monkeypatch.setattr(store, "_WAIT", 0.01)
    other = sqlite3.connect(FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert "note:" not in same()
    other.execute("ROLLBACK")
    other.execute("BEGIN IMMEDIATE")  # it may be read, but not written
    same("--ignore", "SRC")
    other.execute("ROLLBACK")
    other.close()


def test_two_that_begin_a_cache_at_once_share_it(tmp_path: Path) -> None:
    folder = str(tmp_path / "cache")
    faster: list[store.Store] = []

    class Slower(store.Store):
        def _transaction(self) -> contextlib.AbstractContextManager[sqlite3.Connection]:
            if not faster:
                faster.append(store.Store(folder))
                faster[0].write([(1, b"one")], 9)
            return super()._transaction()

    slower = Slower(folder)
    assert (slower.problem, slower.rows([1])) == ("", {1: b"one"})
    slower.write([(2, b"two")], 9)
    assert (faster[0].problem, faster[0].rows([1, 2])) == ("", {1: b"one", 2: b"two"})


def test_processes_at_once_say_the_same(site: Path, checked: list[str]) -> None:
    expected = check("--no-cache").stdout
    with ThreadPoolExecutor(4) as pool:
        runs = list(pool.map(lambda _: run(site), range(6)))
    assert {one.stdout for one in runs} == {expected}
    assert {one.stderr for one in runs} == {""}
    checked.clear()
    assert check().stdout == expected
    assert not checked


def test_a_run_that_is_killed_while_it_writes_harms_nothing(site: Path) -> None:
    check()
    killed = subprocess.run(
        [sys.executable, "-c", KILLED],
        check=False,
        capture_output=True,
        env={"PYTHONPATH": str(ROOT)},
        cwd=site,
    )
    assert killed.returncode == -9
    same("--ignore", "SRC")
    same()


def test_a_clock_that_goes_back_empties_the_cache(
    site: Path,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
    checked: list[str],
) -> None:
    check()
    checked.clear()
    hour = 3_600_000_000_000
    really = store._touch

    def back(path: str) -> tuple[int, int, int]:
        before, now, device = really(path)
        return before, now and now - hour, device

    with monkeypatch.context() as patch:
        patch.setattr(store, "_touch", back)
        check()
    assert len(checked) == 40
    same()


def unshared(site: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Run a script of the shell that may mount what nobody else sees."""
    command = ["unshare", "-rm" if CAN_MOUNT == "as nobody" else "-m", "sh", "-ec", script]
    return subprocess.run(
        [*command, "sh", sys.executable],
        cwd=site,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"},
    )


def _can_mount() -> str:
    for flags, name in (("-m", "as root"), ("-rm", "as nobody")):
        command = ["unshare", flags, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
        if (
            shutil.which("unshare")
            and not subprocess.run(command, check=False, capture_output=True).returncode
        ):
            return name
    return ""


CAN_MOUNT = _can_mount()
FULL = (
    "mkdir .postlint_cache; mount -t tmpfs -o size=4k tmpfs .postlint_cache;"
    if CAN_MOUNT
    else "trap '' XFSZ; ulimit -f 8;"  # a file that may not grow is as good as a disk that is full
)
READ_ONLY = (
    'mount --bind . .; mount -o remount,bind,ro .; cd "$PWD";'
    if CAN_MOUNT
    else "chmod a-w . .postlint_cache .postlint_cache/* 2>/dev/null || true;"
)


@pytest.mark.parametrize("before", [READ_ONLY, FULL], ids=["read-only", "full"])
def test_where_nothing_can_be_written_the_answers_are_the_same(site: Path, before: str) -> None:
    expected = check("--no-cache").stdout
    script = f'{before} exec "$1" -m postlint check'
    if not CAN_MOUNT:
        script = script.replace("exec", "exec env")
    done = (
        unshared(site, script)
        if CAN_MOUNT
        else subprocess.run(
            ["sh", "-c", script, "sh", sys.executable],
            cwd=site,
            capture_output=True,
            text=True,
            check=False,
            env={"PYTHONPATH": str(ROOT)},
        )
    )
    assert done.stdout == expected
    assert done.stderr.count("\n") == 1
    assert "not used as a cache" in done.stderr
    assert done.returncode == 1


def test_a_cache_that_may_only_be_read_is_read(site: Path) -> None:
    check()
    expected = check("--no-cache").stdout
    script = f'{READ_ONLY} exec "$1" -m postlint check'
    done = unshared(site, script) if CAN_MOUNT else run(site)
    assert done.stdout == expected


def clean(*arguments: str) -> str:
    result = CliRunner().invoke(cli, ["clean", *arguments], prog_name="postlint")
    assert result.exit_code == 0
    return result.stdout


def test_clean_removes_the_cache_and_nothing_else(site: Path) -> None:
    assert clean().startswith("There is no cache")
    check()
    assert clean().startswith("Removed")
    assert not (site / ".postlint_cache").exists()
    check("--cache-dir", "mine")
    (site / "mine" / "notes.txt").write_text("keep")
    clean("--cache-dir", "mine")
    assert [path.name for path in (site / "mine").iterdir()] == ["notes.txt"]
    clean("--cache-dir", "_posts")
    assert len(list((site / "_posts").iterdir())) == 40
