from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from postlint.cli import cli
from postlint.cli._group import LazyGroup

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Postlint = Callable[..., Result]


COMMANDS = cli.list_commands(click.Context(cli))


def test_help_names_every_command_and_examples(postlint: Postlint) -> None:
    result = postlint("--help")
    assert result.exit_code == 0
    assert {"check", "convert", "prove", "rule"} < set(COMMANDS)
    assert [name for name in COMMANDS if f"\n  {name} " not in result.stdout] == []
    assert "Examples:" in result.stdout


@pytest.mark.parametrize("name", [*sorted({*COMMANDS} - {"config"}), "config show", "config files"])
def test_every_command_has_help_with_examples_and_statuses(postlint: Postlint, name: str) -> None:
    for flag in ("--help", "-h"):
        result = postlint(*name.split(), flag)
        assert result.exit_code == 0
        assert "Examples:" in result.stdout or name == "clean"
        assert "Exit status:" in result.stdout


def test_the_version_is_told_with_the_name(postlint: Postlint) -> None:
    result = postlint("--version")
    assert result.exit_code == 0
    assert result.stdout.startswith("postlint ")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("chek", "did you mean `check`?"),
        ("fix", "to mend posts: postlint check --fix"),
        ("lint", "to check posts: postlint check"),
        ("_posts", "to check it: postlint check PATH"),
        ("xyzzy", "see postlint --help"),
    ],
)
def test_an_unknown_command_gets_a_hint(postlint: Postlint, typed: str, hint: str) -> None:
    result = postlint(typed)
    assert result.exit_code == 2
    assert f"there is no command `{typed}`; {hint}" in result.stderr


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("check --fxi", "there is no option --fxi; did you mean --fix?"),
        ("check --xyzzy", "there is no option --xyzzy; see postlint check --help"),
        ("check --select=,", "--select names no rule; see postlint check --help"),
        ("convert", "no PATH is given; . is this folder, with all posts below it"),
        (
            "index",
            "missing argument '{build|status|export}'. Choose from: build, status, export; see postlint index --help",
        ),
        ("clean nowhere", "nowhere: no such file or folder"),
        ("config shwo", "no such command 'shwo'. Did you mean 'show'?"),
    ],
)
def test_wrong_usage_is_one_line(postlint: Postlint, typed: str, said: str) -> None:
    result = postlint(*typed.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"error: {said}\n"


def test_a_group_without_a_command_shows_its_help(postlint: Postlint) -> None:
    result = postlint("baseline")
    assert result.exit_code == 2
    assert "Examples:" in result.stderr


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (KeyboardInterrupt(), 130, ""),
        (click.ClickException("wrong"), 1, "Error: wrong"),
        (
            ZeroDivisionError("oh no"),
            2,
            "error: postlint itself failed (ZeroDivisionError('oh no')",
        ),
    ],
)
def test_every_end_has_its_status(
    monkeypatch: pytest.MonkeyPatch, site: Path, error: BaseException, status: int, said: str
) -> None:
    @click.command()
    def command() -> None:
        raise error

    assert site.is_dir()
    monkeypatch.setattr(LazyGroup, "get_command", lambda *_: command)
    result = CliRunner().invoke(cli, ["check"])
    assert result.exit_code == status
    assert said in result.stderr
    assert "Traceback" not in result.stderr or status == 2


def test_a_module_without_a_command_is_a_bug() -> None:
    group = LazyGroup(modules={"x": "postlint.text"})
    with pytest.raises(AttributeError):
        group.get_command(click.Context(group), "x")


def test_without_standalone_mode_errors_are_raised() -> None:
    with pytest.raises(click.UsageError):
        cli.main(["chek"], standalone_mode=False)


def test_an_error_is_one_line_whatever_the_settings_hold(site: Path, postlint: Postlint) -> None:
    (site / "postlint.toml").write_text('"x\\n::error::y" = 1\n')
    result = postlint("check")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: postlint.toml:1:1: unknown setting `x\\n::error::y`")
    assert result.stderr.count("\n") == 1
