"""One archive with its settings, side by side: the command line, the hooks and the Action find the same."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.hooks.action import Runner
from tests.hooks.conftest import ROOT, Repository

if TYPE_CHECKING:
    from pathlib import Path

# The worker that installs the hooks.
pytestmark = pytest.mark.xdist_group("pre-commit")

SETTINGS = """\
extends = ["strict", "blog"]
exclude = ["README.md"] # a hook takes every file that it is handed for a post
ignore = ["HTM002", "FM019"] # what is in the future depends on the second

[rules.missing-alt]
severity = "warning"
"""
CONCISE = re.compile(
    r"(?m)^ *(?P<path>\S.*?\.(?:md|markdown|html)):(?P<line>\d+):\d+: (?P<code>[A-Z]+\d+) (?:\[.\] )?[\w-]+: (?P<message>.*)$"
)
COMMAND = re.compile(
    r"(?m)^::(?:error|warning) file=(?P<path>.*?),line=(?P<line>\d+),.*?title=(?P<code>\S+) \S+?::(?P<message>.*)$"
)


class Found(NamedTuple):
    """What every form of output says about a finding."""

    path: str
    line: int
    code: str
    message: str


def read(pattern: re.Pattern[str], output: str) -> list[Found]:
    found = [
        Found(one["path"], int(one["line"]), one["code"], one["message"])
        for one in pattern.finditer(output)
    ]
    return sorted(found)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, hooks: Repository) -> Repository:
    path = tmp_path_factory.mktemp("site") / "archive"
    shutil.copytree(ROOT / "fixtures" / "archive", path)
    (path / "postlint.toml").write_text(SETTINGS, encoding="utf-8")
    repository = Repository(path, hooks.environment)
    repository.git("init", "--quiet")
    concise = ["--output-format", "concise", "--"]
    repository.use(
        hooks,
        {"id": "postlint-check", "args": concise},
        {"id": "postlint-archive", "args": [*concise, "."]},
    )
    repository.git("add", "--all")
    return repository


@pytest.fixture(scope="module")
def installed(
    tmp_path_factory: pytest.TempPathFactory, archive: Repository, hooks: Repository
) -> Runner:
    """A runner of the Action that has run its step `install`."""
    runner = Runner(tmp_path_factory.mktemp("runner"), archive.path, hooks.path)
    done = runner.step("install", {})
    assert done.returncode == 0, done.stdout + done.stderr
    return runner


@pytest.fixture(scope="module")
def expected(installed: Runner, archive: Repository) -> list[Found]:
    program = installed.outputs["install"]["program"]
    done = archive.run(program, "check", "--output-format", "json")
    assert done.returncode == 1, done.stderr
    found = json.loads(done.stdout)
    assert len(found) > 100
    return sorted(Found(one["path"], one["line"], one["code"], one["message"]) for one in found)


@pytest.mark.parametrize("manager", ["pre_commit", "prek"])
@pytest.mark.parametrize("hook", ["postlint-check", "postlint-archive"])
def test_a_hook_finds_what_the_command_line_finds(
    archive: Repository, expected: list[Found], hook: str, manager: str
) -> None:
    archive.manager = manager
    done = archive.rerun(hook)
    assert done.returncode == 1, done.stderr
    assert read(CONCISE, done.stdout) == expected


def test_the_action_finds_what_the_command_line_finds(
    installed: Runner, expected: list[Found]
) -> None:
    done = installed.step("run", {})
    assert done.returncode == 1, done.stderr
    unescaped = done.stdout.replace("%2C", ",").replace("%3A", ":").replace("%25", "%")
    assert read(COMMAND, unescaped) == expected


def test_settings_that_the_action_names_hold(
    installed: Runner, expected: list[Found], tmp_path: Path
) -> None:
    other = tmp_path / "only, alt: [x].toml"
    other.write_text('select = ["HTM005"]\n', encoding="utf-8")
    done = installed.step("run", {"config": str(other), "path": "_posts\narchived"})
    assert done.returncode == 1, done.stderr
    only = [one for one in expected if one.code == "HTM005"]
    assert only
    assert read(COMMAND, done.stdout) == only


def test_hostile_settings_print_no_line_of_their_own(installed: Runner, tmp_path: Path) -> None:
    settings = tmp_path / "hostile.toml"
    settings.write_text('"x\\n::error::never" = 1\n', encoding="utf-8")
    done = installed.step("run", {"config": str(settings)})
    assert done.returncode == 2
    assert "::error::never" in done.stderr
    assert not any(line.startswith("::") for line in done.stderr.splitlines())
