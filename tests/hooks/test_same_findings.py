"""One archive with its settings, side by side: the command line, the hooks and the Action find the same."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

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


def unescaped(commands: str) -> str:
    return commands.replace("%2C", ",").replace("%3A", ":").replace("%25", "%")


def in_sarif(path: Path) -> list[Found]:
    """Read a log as a viewer does, for which brackets before parentheses are a link unless escaped."""
    (run,) = json.loads(path.read_text(encoding="utf-8"))["runs"]
    found = []
    for result in run["results"]:
        (location,) = result["locations"]
        place = location["physicalLocation"]
        found.append(
            Found(
                unquote(place["artifactLocation"]["uri"]),
                place["region"]["startLine"],
                run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"],
                result["message"]["text"].replace("\\[", "[").replace("\\]", "]"),
            )
        )
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
    assert read(COMMAND, unescaped(done.stdout)) == expected


def test_the_sarif_of_the_action_holds_what_the_command_line_finds(
    installed: Runner, expected: list[Found], tmp_path: Path
) -> None:
    log = tmp_path / "out, of: it.sarif"
    done = installed.step("run", {"format": "sarif", "output-file": str(log)})
    assert done.returncode == 1, done.stderr
    assert read(COMMAND, unescaped(done.stdout)) == expected
    assert in_sarif(log) == expected


def test_the_action_finds_in_changed_posts_what_the_command_line_finds_in_all(
    installed: Runner, archive: Repository, tmp_path: Path
) -> None:
    path = tmp_path / "pull request"
    shutil.copytree(archive.path, path, ignore=shutil.ignore_patterns(".git", ".postlint_cache"))
    branch = Repository(path, archive.environment)
    branch.git("init", "--quiet")
    branch.git("add", "--all")
    branch.git("commit", "--quiet", "--message", "The base")
    branch.git("update-ref", "refs/remotes/origin/main", "HEAD")
    # One is a copy of a post that did not change: rules across posts see both. One is not committed.
    committed, open_one = sorted((path / "_posts").glob("*.md"))[:2]
    for post in (committed, open_one):
        post.write_text(post.read_text(encoding="utf-8") + "\nA last word.\n", encoding="utf-8")
    twin = path / "_posts" / "2024-09-09-twin, of: it [50%].md"
    shutil.copy(path / "_posts" / "2024-01-08-the-bell-that-would-not-ring.md", twin)
    branch.git("add", str(committed), str(twin))
    branch.git("commit", "--quiet", "--message", "A change")

    program = installed.outputs["install"]["program"]
    done = branch.run(program, "check", "--output-format", "json")
    names = {str(post.relative_to(path)) for post in (committed, open_one, twin)}
    among_all = json.loads(done.stdout)
    assert {one["path"] for one in among_all} - names
    due = sorted(
        Found(one["path"], one["line"], one["code"], one["message"])
        for one in among_all
        if one["path"] in names
    )
    assert [one for one in due if one.path.endswith("twin, of: it [50%].md") and "ARC" in one.code]

    runner = Runner(tmp_path / "runner", path, installed.action_path)
    runner.outputs |= installed.outputs
    log = tmp_path / "changed.sarif"
    inputs = {"changed-only": "true", "format": "sarif", "output-file": str(log)}
    done = runner.step("run", inputs, GITHUB_BASE_REF="main")
    assert done.returncode == 1, done.stderr
    assert read(COMMAND, unescaped(done.stdout)) == due
    assert in_sarif(log) == due
    done = runner.step("run", {"changed-only": "true"}, GITHUB_BASE_REF="")
    assert len(read(COMMAND, unescaped(done.stdout))) == len(among_all)


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
