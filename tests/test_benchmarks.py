"""The benchmarks run, and name every peer, installed or not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(script: str, *options: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        (sys.executable, ROOT / "benchmarks" / script, *options),
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done


@pytest.mark.parametrize(
    ("script", "contenders"),
    [
        ("check.py", ["postlint check", "rumdl, cold", "rumdl, no cache", "mdsmith", "pymarkdown"]),
        ("warm.py", ["postlint check, warm", "rumdl, warm", "postlint check", "rumdl, warm"]),
        (
            "startup.py",
            ["postlint check", "mdformat --check", "pymarkdown scan", "an empty Python"],
        ),
        (
            "convert.py",
            ["postlint convert and prove", "html-to-markdown", "html2text", "markdownify"],
        ),
    ],
)
def test_one_round_on_a_few_posts_prints_a_row_for_each(script: str, contenders: list[str]) -> None:
    done = run(script, "--rounds", "1", "--limit", "5")
    title, _, *rows = done.stdout.splitlines()
    assert "1 rounds" in title
    assert [
        row for row, name in zip(rows, contenders, strict=True) if not row.startswith(name)
    ] == []
    assert rows[0].endswith(" 1.00")


def test_the_judge_of_conversions_prints_a_row_for_each() -> None:
    done = run("faithful.py", "--limit", "8")
    title, _, *rows = done.stdout.splitlines()
    number = title.split()[0]
    contenders = ["postlint", "html-to-markdown", "html2text", "markdownify", "pandoc"]
    assert [row.split()[0] for row in rows] == contenders
    assert rows[0].split()[1:3] == [number, "(100%)"]
    assert rows[3].split()[1] != number, "markdownify loses something of these on purpose"
