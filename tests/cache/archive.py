"""An invented archive on disk, and two ways to check it: with the cache, and without."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from postlint.cli import _work, cli

if TYPE_CHECKING:
    from click.testing import Result

ROOT = Path(__file__).parents[2]
GOOD = """\
---
title: Rain on the {n}th
date: 2024-03-01T08:00:00+08:00
author: Lin Xiaoman
from: https://example.org/rain/{n}
tags: [rain]
---
[Rain on the {n}th](https://example.org/rain/{n})
------

It rained on the {n}th, and {filling}.
"""
FILLING = "nobody had thought of an umbrella " * 90
BAD = GOOD.replace("title: Rain on the {n}th\n", "").replace("[rain]", "[rain, rain]")


def post(number: int, text: str = GOOD) -> str:
    return text.format(n=number, filling=FILLING)


def fill(folder: Path, number: int = 40) -> list[Path]:
    """Write posts of which every fourth has findings; they are a day old."""
    posts = folder / "_posts"
    posts.mkdir(parents=True, exist_ok=True)
    paths = [posts / f"2024-03-01-rain-{one}.md" for one in range(number)]
    for one, path in enumerate(paths):
        path.write_text(post(one, BAD if one % 4 == 0 else GOOD))
    return paths


def check(*arguments: str) -> Result:
    """Check in this process, as one that starts anew would."""
    for known in (_work.sites, _work.site_place, _work._dialect):
        known.cache_clear()
    return CliRunner().invoke(cli, ["check", *arguments], prog_name="postlint")


def same(*arguments: str) -> str:
    """Check with the cache and without, that both print the same; return what is no finding."""
    cached = check(*arguments)
    anew = check("--no-cache", *arguments)
    assert anew.exit_code in {0, 1}, anew.stderr
    assert cached.stdout == anew.stdout
    assert cached.exit_code == anew.exit_code
    return cached.stderr


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Check in a process of its own."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "postlint", "check", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
    )
