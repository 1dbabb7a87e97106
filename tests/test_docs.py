"""The documentation tells the truth: what it shows is what the program prints.

A block of ```` ```console ```` is a session: its commands, after ``$``, run in a shell, one
after the other in a fresh folder that holds a copy of ``fixtures/archive`` as ``archive/``, and the
files that blocks of ``toml FILE``, ``python FILE`` and ``markdown FILE`` show. Run as a program (``./run docs``), this module writes the outputs of today into the documents.
"""

from __future__ import annotations

import doctest
import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import click
import generated
import msgspec
import pytest

from postlint import catalogue
from postlint.cli import cli
from postlint.config import load

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md")])
SESSION = re.compile(r"(?ms)^(?P<fence>`{3,})console\n(?P<body>\$ .*?)^(?P=fence)$")
COMMAND = re.compile(r"(?m)^\$ (?P<command>.*)\n(?P<output>(?:(?!\$ ).*\n)*)")
BLOCK = re.compile(
    r"(?ms)^(?P<fence>`{3,})(?P<info>\w*)(?: (?P<file>\S+))?\n(?P<body>.*?)^(?P=fence)$"
)
CODE = re.compile(r"`[^`\n]*`")
LINK = re.compile(r"\]\((?![a-z]+:|#)(?P<target>[^)#\s]+)(?:#[^)]*)?\)")


def refresh(document: str) -> str:
    """Return a document with what its sessions print today."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "work")
        shutil.copytree(ROOT / "fixtures" / "archive", folder / "archive")
        for block in BLOCK.finditer(document):
            if block["file"] and block["info"] in {"markdown", "python", "toml"}:
                Path(folder, block["file"]).write_text(block["body"], encoding="utf-8")
        program = Path(scratch, "bin", "postlint")
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m postlint "$@"\n')
        program.chmod(0o755)
        environment = os.environ | {
            "COLUMNS": "100",
            "LC_ALL": "C.UTF-8",
            "NO_COLOR": "1",
            "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "TZ": "UTC",
        }

        def run(session: re.Match[str]) -> str:
            command = session["command"]
            done = subprocess.run(
                ("sh", "-c", command),
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                check=False,
            )
            lines = [line.rstrip() for line in done.stdout.splitlines()]
            return "\n".join([f"$ {command}", *lines, ""])

        def rerun(block: re.Match[str]) -> str:
            fence = block["fence"]
            return f"{fence}console\n{COMMAND.sub(run, block['body'])}{fence}"

        return SESSION.sub(rerun, document)


@pytest.mark.parametrize("path", generated.FILES, ids=lambda path: path.name)
def test_what_a_program_writes_is_as_it_would_write_it(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    assert written == generated.FILES[path](), "outdated: ./run docs writes it anew"


def blocks(path: Path, info: str) -> list[str]:
    """Return the contents of a document's fenced blocks of one language."""
    found = BLOCK.finditer(path.read_text(encoding="utf-8"))
    return [block["body"] for block in found if block["info"] == info]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_sessions_print_what_the_document_shows(path: Path) -> None:
    document = path.read_text(encoding="utf-8")
    assert refresh(document) == document, "outdated: ./run docs writes what is printed today"


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_examples_in_python_do_what_they_show(path: Path) -> None:
    shown = "\n".join(body for body in blocks(path, "python") if ">>>" in body)
    test = doctest.DocTestParser().get_doctest(shown, {}, name(path), str(path), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    report: list[str] = []
    runner.run(test, out=report.append)
    assert "".join(report) == ""


def test_there_are_examples_of_the_public_names() -> None:
    shown = "".join(blocks(ROOT / "docs" / "api.md", "python"))
    assert "postlint.convert(" in shown
    assert "postlint.prove(" in shown


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_links_lead_to_files(path: Path) -> None:
    prose = BLOCK.sub("", path.read_text(encoding="utf-8"))  # examples hold links of their own,
    prose = CODE.sub("", prose)  # and so does code in a line
    targets = [link["target"] for link in LINK.finditer(prose)]
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_the_user_guide_is_reached_from_its_index() -> None:
    index = ROOT / "docs" / "index.md"
    linked = {link["target"] for link in LINK.finditer(index.read_text(encoding="utf-8"))}
    assert {page.name for page in index.parent.glob("*.md")} - {index.name} <= linked


def test_every_command_is_documented() -> None:
    shown = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    context = click.Context(cli, info_name="postlint")
    paths = [inner.command_path for _, inner in generated.commands(cli, context)]
    assert "postlint baseline create" in paths
    assert [path for path in paths if f"$ {path} --help\n" not in shown] == []


def test_settings_in_the_documentation_load(tmp_path: Path) -> None:
    examples = blocks(ROOT / "docs" / "settings.md", "toml")
    assert examples
    for number, example in enumerate(examples):
        inside_pyproject = "tool" in tomllib.loads(example)
        path = tmp_path / str(number) / ("pyproject.toml" if inside_pyproject else "postlint.toml")
        path.parent.mkdir()
        path.write_text(example, encoding="utf-8")
        load(path)


@pytest.mark.parametrize(
    "document",
    ["README.md", "docs/pre-commit.md", "docs/tutorial.md", "docs/from-markdownlint.md"],
)
def test_hooks_in_the_examples_exist(document: str) -> None:
    offered = msgspec.yaml.decode((ROOT / ".pre-commit-hooks.yaml").read_bytes())
    examples = map(msgspec.yaml.decode, blocks(ROOT / document, "yaml"))
    repositories = [repository for example in examples for repository in example["repos"]]
    ours = [repository for repository in repositories if "postlint" in repository["repo"]]
    named = [hook["id"] for repository in ours for hook in repository["hooks"]]
    assert named
    assert set(named) <= {hook["id"] for hook in offered}


def test_rules_that_correspond_to_those_of_markdownlint_exist_and_are_off_where_it_says() -> None:
    page = (ROOT / "docs" / "from-markdownlint.md").read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| MD\d{3} [^|]*\|([^|]*)\|", page)
    named = {
        rule: bool(off) for row in rows for rule, off in re.findall(r"`(.*?)`( \(off\))?", row)
    }
    assert len(named) > 15
    defaults = {rule.name: not rule.default for rule in catalogue.rules()}
    assert {rule: defaults.get(rule) for rule in named} == named


def test_every_package_and_every_ignored_rule_has_its_reason_in_contributing() -> None:
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    ruff = project["tool"]["ruff"]["lint"]
    named = {re.split(r"[<>=]", package)[0] for package in project["project"]["dependencies"]}
    named |= {*ruff["ignore"], *itertools.chain(*ruff["per-file-ignores"].values())}
    assert {name for name in named if f"`{name}`" not in contributing} == set()


def main() -> None:
    """Write the pages that are generated, and the outputs of today into the documents."""
    for path in generated.write():
        sys.stderr.write(f"rewrote {name(path)}\n")
    for path in DOCUMENTS:
        before = path.read_text(encoding="utf-8")
        after = refresh(before)
        if after != before:
            path.write_text(after, encoding="utf-8", newline="\n")
            sys.stderr.write(f"rewrote {name(path)}\n")


if __name__ == "__main__":
    main()
