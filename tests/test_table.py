"""The table of rules says what their modules say, and is never older than they are."""

from __future__ import annotations

import importlib
import os
import pickle
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from postlint import catalogue, table
from postlint.later import Later, found

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from postlint.rule import Rule

MODULE = '''
from postlint.rule import rule


@rule("{code}", "{name}", needs=("x",))
def {name}(post, context):
    """Find nothing."""
    return ()
'''


def fields(rule: Rule) -> dict[str, object]:
    return {name: found(getattr(rule, name)) for name in rule.__struct_fields__}


def codes(rules: tuple[Rule, ...] | None) -> list[str] | None:
    return None if rules is None else [rule.code for rule in rules]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Make a package with one rule; what is derived from it is kept in folders of the test."""
    root = tmp_path / "told_rules"
    (root / "family").mkdir(parents=True)
    for folder in (root, root / "family"):
        (folder / "__init__.py").touch()
    (root / "family" / "one.py").write_text(MODULE.format(code="ZZ001", name="one"))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    importlib.invalidate_caches()
    yield importlib.import_module("told_rules")
    for name in [name for name in sys.modules if name.startswith("told_rules")]:
        del sys.modules[name]


def place(package: ModuleType) -> Path:
    return Path(next(table._places(package)))


def test_a_table_tells_all_of_each_rule(package: ModuleType) -> None:
    rules = importlib.import_module("postlint.rules")
    package.__spec__.submodule_search_locations = list(rules.__path__)  # type: ignore[union-attr]
    package.__path__ = list(rules.__path__)
    table.write(package, catalogue.rules())
    told = table.read(package)
    assert told is not None
    assert list(map(fields, told)) == list(map(fields, catalogue.rules()))
    assert all(isinstance(rule.check, Later) for rule in told if rule.check)


def test_what_is_listed_is_what_there_is() -> None:
    assert list(map(fields, catalogue.listed())) == list(map(fields, catalogue.rules()))


def test_a_rule_that_is_added_changed_or_removed_is_seen(package: ModuleType) -> None:
    assert table.read(package) is None
    table.write(package, catalogue.collect(package))
    assert codes(table.read(package)) == ["ZZ001"]
    family = Path(package.__path__[0], "family")
    two = family / "two.py"
    two.write_text(MODULE.format(code="ZZ002", name="two"))
    assert table.read(package) is None
    importlib.invalidate_caches()
    table.write(package, catalogue.collect(package))
    assert codes(table.read(package)) == ["ZZ001", "ZZ002"]
    os.utime(two, ns=(1, 1))
    assert table.read(package) is None
    two.unlink()
    assert table.read(package) is None


def test_a_damaged_table_is_none(package: ModuleType) -> None:
    table.write(package, catalogue.collect(package))
    data = place(package).read_bytes()
    for damaged in (b"", data[:-1], b"\x93\x01\x02\x03"):
        place(package).write_bytes(damaged)
        assert table.read(package) is None


def test_where_bytecode_cannot_lie_the_cache_of_the_user_keeps_it(
    package: ModuleType, tmp_path: Path
) -> None:
    beside = place(package)
    beside.parent.mkdir(exist_ok=True)
    beside.mkdir()  # so that nothing can be written there
    table.write(package, catalogue.collect(package))
    assert codes(table.read(package)) == ["ZZ001"]
    assert len(list((tmp_path / "cache" / "postlint").iterdir())) == 1


def test_nothing_is_kept_where_no_bytecode_is_wanted(
    package: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    table.write(package, catalogue.collect(package))
    assert table.read(package) is None


def test_what_comes_from_no_files_is_kept_in_no_table(
    package: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = catalogue.collect(package)
    monkeypatch.setattr(table, "_files", lambda _: [])
    table.write(package, rules)
    assert not place(package).exists()
    assert table.read(package) is None


def test_what_no_module_names_is_told_by_no_table(package: ModuleType) -> None:
    (rule,) = catalogue.collect(package)
    assert rule.check is not None
    rule.check.__qualname__ = "renamed"
    table.write(package, (rule,))
    assert table.read(package) is None


def test_listed_rules_travel_as_themselves() -> None:
    for rule in catalogue.listed():
        assert fields(pickle.loads(pickle.dumps(rule))) == fields(rule)


def test_a_listed_rule_is_the_rule_of_its_module() -> None:
    both = catalogue.together((*catalogue.rules(), *catalogue.listed()))
    assert codes(both) == codes(catalogue.rules())
