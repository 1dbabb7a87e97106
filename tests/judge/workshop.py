"""The converter as people have it, run over copies of a folder, and what it said of each post."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from . import renderers

if TYPE_CHECKING:
    from collections.abc import Sequence

CONVERT = (sys.executable, "-m", "postlint", "convert", "--rename", "--verbose")
_CHECK = (sys.executable, "-m", "postlint", "check", "--select", "HTM001")
_ROOT = Path(__file__).parents[2]
_LOSS = re.compile(r"(?P<path>\S.*?):\d+:\d+: (?P<what>[a-z-]+: .*)")
_KEPT = re.compile(r" {6}(?P<path>\S.*):\d+:\d+")
_DIALECTS = {"kramdown": "kramdown", "goldmark": "goldmark"}


class BrokenConverterError(RuntimeError):
    """The converter ended with an error; its message is what it said."""


@dataclass(frozen=True)
class Said:
    """What the report says of posts, by their names."""

    losses: dict[str, Counter[str]] = field(default_factory=dict)  # `kind: what`
    kept: set[str] = field(default_factory=set)  # those with HTML that was not proven


def copy(folder: Path, target: Path, renderer: str) -> None:
    """Copy a folder; what renders its posts is its dialect, with the options,
    unless it has settings of its own."""
    shutil.copytree(folder, target)
    settings = target / "postlint.toml"
    if not settings.exists():
        name, options = renderers.named(renderer)
        lines = [f'dialect = "{_DIALECTS.get(name, "gfm")}"', "[dialect-options]"]
        lines.append(f"hard-breaks = {json.dumps(options.hard_breaks)}")
        if options.smart is not None:
            lines.append(f"smart = {json.dumps(options.smart)}")
        settings.write_text("\n".join(lines), encoding="utf-8")


def convert(command: Sequence[str], folder: Path) -> Said:
    """Convert the posts in a folder, in place, and return what is said of each."""
    done = _run(command, folder)
    if done.returncode not in {0, 1}:  # 1: something stayed HTML
        raise BrokenConverterError(done.stdout + done.stderr)
    said = Said()
    for line in done.stdout.split("\n"):
        if match := _LOSS.fullmatch(line):
            said.losses.setdefault(_name(match["path"], folder), Counter())[match["what"]] += 1
        elif match := _KEPT.fullmatch(line):
            said.kept.add(_name(match["path"], folder))
    return said


def found(folder: Path) -> dict[str, list[str]]:
    """Return the embedded HTML that a check finds in the posts of a folder, by their names."""
    done = _run((*_CHECK, "--output-format", "json"), folder)
    if done.returncode not in {0, 1}:
        raise BrokenConverterError(done.stdout + done.stderr)
    messages: dict[str, list[str]] = {}
    for one in json.loads(done.stdout):
        messages.setdefault(_name(one["path"], folder), []).append(one["message"])
    return messages


def _name(path: str, folder: Path) -> str:
    return os.path.relpath(path, folder)


def _run(command: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    environment = os.environ | {"PYTHONPATH": path}  # this checkout, installed or not
    return subprocess.run(
        [*command, str(folder)],
        capture_output=True,
        check=False,
        env=environment,
        encoding="utf-8",
        errors="replace",
    )
