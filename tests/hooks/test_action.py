"""The steps of action.yml, run in a shell with the inputs as GitHub sets them."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING

import pytest

from tests.hooks.action import ACTION, Runner, action

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = [
    '"; touch pwned; "',
    "'; touch pwned; '",
    "$(touch pwned)",
    "`touch pwned`",
    "a && touch pwned",
    "${{ github.token }}",
    "* ? [a] ~",
    "--exit-zero",
    "tab\tand  spaces ",
    "back\\slash",
    "雨.md",
]
RECORD = """\
#!/bin/sh
for argument; do printf '%s\\0' "$argument"; done >"$GITHUB_WORKSPACE/arguments"
exit "${RECORDED_STATUS:-0}"
"""


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A runner whose postlint writes down its arguments."""
    workspace = tmp_path / "work space"
    workspace.mkdir()
    runner = Runner(tmp_path / "scratch", workspace, ACTION.parent)
    program = tmp_path / "a folder" / "postlint"
    program.parent.mkdir()
    program.write_text(RECORD)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    runner.outputs["install"] = {"program": str(program)}
    return runner


def arguments(runner: Runner) -> list[str]:
    recorded = (runner.workspace / "arguments").read_text(encoding="utf-8")
    assert sorted(path.name for path in runner.workspace.iterdir()) == ["arguments"]
    return recorded.split("\0")[:-1]


def test_no_input_is_part_of_a_script() -> None:
    steps = action()["runs"]["steps"]
    assert len(steps) == 2
    assert all("${{" not in step["run"] for step in steps)


def test_every_input_is_described_and_used_by_a_step() -> None:
    loaded = action()
    used = " ".join(value for step in loaded["runs"]["steps"] for value in step["env"].values())
    assert set(re.findall(r"inputs\.([\w-]+)", used)) == set(loaded["inputs"])
    assert all(entry["description"] for entry in loaded["inputs"].values())


def test_the_defaults_check_this_folder_and_annotate(runner: Runner) -> None:
    done = runner.step("run", {})
    assert done.returncode == 0, done.stderr
    assert arguments(runner) == ["check", "--output-format=github", "--", "."]
    assert runner.outputs["run"] == {"status": "0"}


def test_convert_writes_nothing(runner: Runner) -> None:
    runner.step("run", {"command": "convert"})
    assert arguments(runner) == ["convert", "--check", "--output-format=text", "--", "."]


def test_all_inputs_become_arguments(runner: Runner) -> None:
    inputs = {
        "path": "_posts\n_drafts\n",
        "config": "ci.toml",
        "format": "sarif",
        "fail-on": "error",
        "changed-only": "true",
        "output-file": "out.sarif",
    }
    runner.step("run", inputs, GITHUB_BASE_REF="main")
    assert arguments(runner) == [
        "check",
        "--output-format=github",
        "--output-format=sarif=out.sarif",
        "--config=ci.toml",
        "--fail-on=error",
        "--changed=origin/main",
        "--",
        "_posts",
        "_drafts",
    ]


def test_changed_only_checks_everything_where_there_is_no_pull_request(runner: Runner) -> None:
    runner.step("run", {"changed-only": "true"}, GITHUB_BASE_REF="")
    assert arguments(runner) == ["check", "--output-format=github", "--", "."]


@pytest.mark.parametrize("status", ["0", "1", "2", "130"])
def test_the_status_is_that_of_postlint(runner: Runner, status: str) -> None:
    done = runner.step("run", {}, RECORDED_STATUS=status)
    assert str(done.returncode) == status
    assert runner.outputs["run"] == {"status": status}


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["path", "config", "format", "fail-on", "output-file"])
def test_hostile_inputs_stay_one_argument(runner: Runner, name: str, text: str) -> None:
    needed = {"format": "sarif"} if name == "output-file" else {}
    done = runner.step("run", needed | {name: text})
    assert done.returncode == 0, done.stderr
    prefix = {
        "path": "",
        "config": "--config=",
        "format": "--output-format=",
        "fail-on": "--fail-on=",
        "output-file": "--output-format=sarif=",
    }
    given = arguments(runner)
    assert given.count(prefix[name] + text) == 1
    assert (given.index("--") < given.index(prefix[name] + text)) == (name == "path")


@pytest.mark.parametrize("name", ["config", "format", "fail-on", "output-file"])
def test_an_input_of_several_lines_stays_one_argument(runner: Runner, name: str) -> None:
    runner.step("run", {"format": "sarif"} | {name: "a\n::error::b\n--exit-zero"})
    assert [one for one in arguments(runner) if one.endswith("=a\n::error::b\n--exit-zero")]
    assert "--exit-zero" not in arguments(runner)


@pytest.mark.parametrize("text", [*HOSTILE, "fix", "", "check\nconvert"])
def test_no_other_command_is_run(runner: Runner, text: str) -> None:
    done = runner.step("run", {"command": text})
    assert done.returncode == 2
    assert done.stdout.startswith("::error::postlint: the input `command`")
    assert list(runner.workspace.iterdir()) == []


@pytest.mark.parametrize("text", [*HOSTILE, "1.0 --index-url=https://example.org", "1\n2", " "])
def test_no_other_version_is_installed(runner: Runner, text: str) -> None:
    done = runner.step("install", {"version": text})
    assert done.returncode == 2
    assert done.stdout == "::error::postlint: the input `version` is no version\n"
    assert not (runner.scratch / "postlint").exists()


def test_an_output_file_needs_a_format(runner: Runner) -> None:
    done = runner.step("run", {"output-file": "out.sarif"})
    assert done.returncode == 2
    assert "`output-file` needs a `format`" in done.stdout


def test_without_a_new_python_the_install_says_what_to_do(runner: Runner, tmp_path: Path) -> None:
    for name in ("python3", "python"):
        old = tmp_path / "old" / name
        old.parent.mkdir(exist_ok=True)
        old.write_text("#!/bin/sh\nexit 1\n")
        old.chmod(0o755)
    done = runner.step("install", {}, PATH=f"{tmp_path / 'old'}:/usr/bin:/bin")
    assert done.returncode == 2
    assert "actions/setup-python" in done.stdout
