"""Runs the steps of action.yml in a shell, with inputs and variables as GitHub sets them."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

ACTION = Path(__file__).parents[2] / "action.yml"
EXPRESSION = re.compile(r"\$\{\{ *(?P<name>[\w.-]+) *\}\}")


def action() -> dict[str, Any]:
    loaded: dict[str, Any] = msgspec.yaml.decode(ACTION.read_bytes())
    return loaded


class Runner:
    """A job: its workspace, its folder for temporary things, and where the action stands."""

    def __init__(self, scratch: Path, workspace: Path, action_path: Path) -> None:
        self.scratch = scratch
        self.workspace = workspace
        self.action_path = action_path
        self.outputs: dict[str, dict[str, str]] = {}
        scratch.mkdir(parents=True, exist_ok=True)

    def step(
        self, name: str, inputs: Mapping[str, str], **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Run one step, with the defaults of the inputs that are not given, and keep its outputs."""
        loaded = action()
        unknown = inputs.keys() - loaded["inputs"].keys()
        assert not unknown
        defaults = {key: value["default"] for key, value in loaded["inputs"].items()}
        known = {f"inputs.{key}": value for key, value in (defaults | dict(inputs)).items()}
        for step, outputs in self.outputs.items():
            known |= {f"steps.{step}.outputs.{key}": value for key, value in outputs.items()}
        (step,) = (step for step in loaded["runs"]["steps"] if step["id"] == name)
        assert step["shell"] == "bash"
        script = self.scratch / f"{name}.sh"
        script.write_text(step["run"], encoding="utf-8")
        written = self.scratch / f"{name}.outputs"
        written.write_text("")
        given = {
            variable: EXPRESSION.sub(lambda found: known[found["name"]], value)
            for variable, value in step["env"].items()
        }
        ignored = ("GIT_", "GITHUB_", "POSTLINT_", "PYTHONPATH", "RUNNER_")
        kept = {key: value for key, value in os.environ.items() if not key.startswith(ignored)}
        done = subprocess.run(
            ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script),
            cwd=self.workspace,
            env=kept
            | {
                "GITHUB_ACTION_PATH": str(self.action_path),
                "GITHUB_OUTPUT": str(written),
                "GITHUB_WORKSPACE": str(self.workspace),
                "RUNNER_TEMP": str(self.scratch),
            }
            | variables
            | given,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        lines = written.read_text(encoding="utf-8").splitlines()
        self.outputs[name] = dict(line.split("=", 1) for line in lines)
        return done
