"""Completion: click's scripts, and what they offer on the tab key."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The command `postlint`, as an installation has it."""
    path = tmp_path / "bin" / "postlint"
    path.parent.mkdir()
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m postlint "$@"\n')
    path.chmod(0o755)
    return path


def run(program: Path, *command: str, **variables: str) -> str:
    search = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        command or (program,),
        env=os.environ | {"PATH": search} | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_there_is_a_script_for_each_shell(program: Path, shell: str) -> None:
    script = run(program, _POSTLINT_COMPLETE=f"{shell}_source")
    assert f"_POSTLINT_COMPLETE={shell}_complete" in script


def offered(program: Path, line: str) -> list[str]:
    """Return what click's protocol of bash offers for the last word of a line."""
    number = str(len(line.split(" ")) - 1)
    output = run(program, _POSTLINT_COMPLETE="bash_complete", COMP_WORDS=line, COMP_CWORD=number)
    return output.splitlines()


def test_the_names_of_commands_are_completed(program: Path) -> None:
    assert offered(program, "postlint co") == ["plain,convert", "plain,config"]


@pytest.mark.parametrize(
    "command", ["rule", "check --select", "check --ignore", "check --extend-select"]
)
def test_the_names_of_rules_are_completed(program: Path, command: str) -> None:
    assert offered(program, f"postlint {command} missing-au") == ["plain,missing-author"]
    assert offered(program, f"postlint {command} AUT00") == [
        "plain,AUT001",
        "plain,AUT002",
        "plain,AUT003",
    ]


def test_the_last_rule_of_a_list_is_completed(program: Path) -> None:
    found = offered(program, "postlint check --select FM,missing-au")
    assert found == ["plain,FM,missing-author"]


def test_families_and_presets_are_completed(program: Path) -> None:
    assert "plain,SRC" in offered(program, "postlint rule S")
    assert offered(program, "postlint config show hu") == ["plain,hugo"]


@pytest.mark.parametrize(
    "line",
    [
        "postlint check _po",
        "postlint check --config _po",
        "postlint convert _po",
        "postlint prove _po",
        "postlint prove old.md _po",
    ],
)
def test_paths_are_left_to_the_shell(program: Path, line: str) -> None:
    assert offered(program, line) == ["file,_po"]


def test_zsh_and_fish_get_the_summaries_of_rules(program: Path) -> None:
    words = "postlint rule missing-au"
    zsh = run(program, _POSTLINT_COMPLETE="zsh_complete", COMP_WORDS=words, COMP_CWORD="2")
    assert zsh.splitlines()[:2] == ["plain", "missing-author"]
    assert zsh.splitlines()[2].startswith("Report a post without an author")
    word = "missing-au"
    fish = run(program, _POSTLINT_COMPLETE="fish_complete", COMP_WORDS=words, COMP_CWORD=word)
    assert "missing-author" in fish


def test_bash_itself_completes(program: Path) -> None:
    script = """
        eval "$(_POSTLINT_COMPLETE=bash_source postlint)"
        COMP_WORDS=(postlint rule missing-au) COMP_CWORD=2
        $(complete -p postlint | sed 's/.*-F \\([^ ]*\\).*/\\1/') postlint
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    assert run(program, "bash", "--noprofile", "--norc", "-c", script) == "missing-author\n"
