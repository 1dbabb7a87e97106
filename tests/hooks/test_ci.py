"""The recipes for CI: the Dockerfile is parsed, and what it and docs/ci.md install is installed."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import msgspec

from tests.hooks.action import action
from tests.hooks.conftest import ROOT, Repository

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


def instructions() -> list[tuple[str, str]]:
    """Return the instructions of the Dockerfile, each with what stands behind it."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", "")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [tuple(line.split(" ", 1)) for line in lines]  # type: ignore[misc]  two of them


def blocks(info: str) -> list[str]:
    return re.findall(rf"(?ms)^```{info}\n(.*?)^```$", DOCUMENT)


def test_the_image_has_no_root_user_and_runs_postlint() -> None:
    last = [name for name, _ in instructions()]
    stage = instructions()[len(last) - last[::-1].index("FROM") - 1 :]
    assert stage[0] == ("FROM", "python:3-slim")
    assert dict(stage)["USER"] == "postlint"
    assert json.loads(dict(stage)["ENTRYPOINT"]) == ["postlint"]
    assert json.loads(dict(stage)["CMD"]) == ["check"]
    assert {name for name, _ in stage} <= {*"FROM COPY RUN USER ENV WORKDIR ENTRYPOINT CMD".split()}


def test_what_the_image_copies_is_in_the_repository_and_not_ignored() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert ignored[0] == "*"
    for name, rest in instructions():
        if name == "COPY" and not rest.startswith("--from"):
            *sources, _ = rest.split()
            assert [source for source in sources if not (ROOT / source).exists()] == []
            assert [source for source in sources if f"!{source}" not in ignored] == []


def test_the_image_installs_a_postlint_that_works(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name, rest in instructions():
        if name == "COPY" and not rest.startswith("--from"):
            *copied, target = rest.split()
            for one in copied:
                place = source / target / ("" if target != "./" else one)
                if (ROOT / one).is_dir():
                    shutil.copytree(ROOT / one, place, ignore=shutil.ignore_patterns("*.so"))
                else:
                    shutil.copy(ROOT / one, place)
    home = tmp_path / "opt"
    for name, rest in instructions():
        if name == "RUN" and not rest.startswith("useradd"):
            python, *arguments = shlex.split(rest.replace("/opt/postlint", str(home)))
            program = sys.executable if python == "python" else python
            done = subprocess.run(
                (program, *arguments), cwd=source, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stderr
    shutil.copytree(ROOT / "fixtures" / "archive", tmp_path / "site")
    done = subprocess.run(
        (home / "bin" / "postlint", "check", "--statistics"),
        cwd=tmp_path / "site",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "embedded-html" in done.stdout
    manual = home / "share" / "man" / "man1" / "postlint.1"
    assert manual.read_bytes() == (ROOT / "share" / "man" / "man1" / "postlint.1").read_bytes()


def test_the_recipes_are_yaml_and_name_inputs_of_the_action() -> None:
    recipes = [msgspec.yaml.decode(block) for block in blocks("yaml")]
    assert len(recipes) == 3
    workflow, sarif, gitlab = recipes
    steps = [*workflow["jobs"]["postlint"]["steps"], *sarif["steps"]]
    ours = [step for step in steps if "/postlint@" in step["uses"]]
    assert len(ours) == 2
    assert {name for step in ours for name in step["with"]} <= set(action()["inputs"])
    assert set(re.findall(r"(?m)^\| `([\w-]+)` \|", DOCUMENT)) == set(action()["inputs"])
    assert gitlab["postlint"]["script"][-1].startswith("postlint check")


def test_the_plain_script_fails_on_findings_and_passes_without(
    tmp_path: Path, environment: dict[str, str], hooks: Repository
) -> None:
    script = next(block for block in blocks("sh") if "venv" in block)
    script, replaced = re.subn(r"https://\S+", f"'{hooks.path}'", script)
    assert replaced == 1
    script = script.replace("python3", sys.executable)
    (tmp_path / "_posts").mkdir()
    post = tmp_path / "_posts" / "2024-01-02-rain.md"
    repository = Repository(tmp_path, environment)
    good = "---\ntitle: Rain\ndate: 2024-01-02\n---\n\nIt rained.\n"
    (tmp_path / "postlint.toml").write_text('extends = "blog"\n')
    post.write_text(good)
    done = repository.run("sh", "-e", "-c", script)
    assert done.returncode == 0, done.stdout + done.stderr
    post.write_text(good.replace("It rained.", "<p>It <b>rained</b>.</p>"))
    again = "\n".join(script.splitlines()[2:])
    done = repository.run("sh", "-e", "-c", again)
    assert done.returncode == 1
    assert "HTM001" in done.stdout
