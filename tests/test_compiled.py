"""The build: pure Python unless mypyc is asked for, and what it is asked to compile."""

from __future__ import annotations

import re
import runpy
import tomllib
from pathlib import Path

import pytest
from hatchling.build import get_requires_for_build_wheel

ROOT = Path(__file__).parents[1]
HOOK = runpy.run_path(str(ROOT / "hatch_build.py"))
BUILD = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
PATTERNS: list[str] = BUILD["targets"]["wheel"]["hooks"]["custom"]["modules"]


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("HATCH_BUILD_HOOK_ENABLE_CUSTOM", raising=False)
    monkeypatch.delenv("HATCH_BUILD_HOOKS_ENABLE", raising=False)


def test_a_build_needs_nothing_more() -> None:
    assert get_requires_for_build_wheel() == []


def test_a_build_that_compiles_needs_mypyc_and_the_types_of_what_is_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HATCH_BUILD_HOOK_ENABLE_CUSTOM", "1")
    names = {re.split(r"\W", requirement)[0] for requirement in get_requires_for_build_wheel()}
    assert {"mypy", "setuptools", "msgspec", "turbohtml"} <= names


def test_the_hot_loops_are_compiled() -> None:
    modules = HOOK["hot_modules"](ROOT, PATTERNS)
    assert {
        "postlint/conversion/read/reader.py",
        "postlint/conversion/write/flow.py",
        "postlint/conversion/write/phrasing.py",
        "postlint/proof/canon.py",
    } <= set(modules)


def test_what_mypyc_would_break_is_left_out(tmp_path: Path) -> None:
    for name, source in {
        "__init__": "",
        "plain": "class Word:\n    pass\n",
        "frozen": "class Word(Base, frozen=True):\n    pass\n",
        "cached": "from functools import cached_property\n",
        "acyclic": "@mypyc_attr(acyclic=True)\nclass Word:\n    pass\n",
        "struct": "import msgspec\n\n\nclass Word(msgspec.Struct):\n    pass\n",
    }.items():
        (tmp_path / f"{name}.py").write_text(source, "utf-8")
    assert HOOK["hot_modules"](tmp_path, ["*.py"]) == ["plain.py"]


def test_a_pattern_that_matches_nothing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no module matches `hot/\*\.py`"):
        HOOK["hot_modules"](tmp_path, ["hot/*.py"])
