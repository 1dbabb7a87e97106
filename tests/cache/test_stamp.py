from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Self

import pytest

from postlint import catalogue
from postlint.cache import UncacheableError, answers, stamp
from postlint.cli import _cached
from postlint.config import Settings


class Knowing(str):
    """The path of a post about which something else is known."""

    __slots__ = ("said",)

    def __new__(cls, path: str, said: str) -> Self:
        knowing = super().__new__(cls, path)
        knowing.said = said
        return knowing


def test_what_a_path_knows_counts() -> None:
    told = {
        answered(path)
        for path in ("a.md", Knowing("a.md", "it is lonely"), Knowing("a.md", "it is not"))
    }
    assert len(told) == 3


def answered(path: str) -> bytes:
    """Return the hash of what is told of a post."""
    told = answers.Answers._told_of(SimpleNamespace(_told=_cached._told(Settings())), [path])
    return told[0]


def test_settings_without_a_value_are_not_cached() -> None:
    with pytest.raises(UncacheableError):
        stamp(Settings(rule_options={"own": {"function": lambda: None}}), ())
    assert stamp(Settings(), ()) == stamp(Settings(), ())


def test_rules_that_look_at_more_than_the_post_say_so() -> None:
    """The cache believes them; `Context` and `Post` are all that the others look at."""
    clocks, disks = set(), set()
    for path in (Path(answers.__file__).parents[1] / "rules").rglob("*.py"):
        text = path.read_text()
        if re.search(r"\bnow\(|\btoday\(|^import time$|from time import", text):
            clocks.add(path.stem)
        if re.search(
            r"\bread_text|\bread_bytes|\bopen\(|exists\(|is_file|is_dir|\benviron|stat\(", text
        ):
            disks.add(path.stem)
    varying = {rule.name.replace("-", "_") for rule in catalogue.rules() if rule.varies != "never"}
    assert clocks == varying == {"future_date"}
    # What `FilePath` options name, and the stamp hashes; and what rules across posts ask anew in every run.
    assert disks == {"_schema", "_data", "_targets"}
