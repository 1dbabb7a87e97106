# ruff: noqa: ARG001 - the rules of these tests have the arguments of every rule
from __future__ import annotations

import importlib
import pickle
import sys
from typing import TYPE_CHECKING

import pytest

from postlint import catalogue
from postlint.catalogue import DuplicateRuleError, UnknownSelectorError
from postlint.rule import Rule, Safety, element_rule, rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

    from postlint.post import Element, Post
    from postlint.rule import Context, Finding


def make(code: str, name: str, *, default: bool = True) -> Rule:
    def check(post: Post, context: Context) -> Iterator[Finding]:
        """Find nothing."""
        yield from ()

    return rule(code, name, default=default)(check)


RULES = (
    make("AA001", "first-thing"),
    make("AA002", "second-thing", default=False),
    make("BB001", "other-thing"),
)


def codes(rules: tuple[Rule, ...]) -> list[str]:
    return [rule.code for rule in rules]


@rule("TST001", "sent-elsewhere")
def sent(post: Post, context: Context) -> Iterator[Finding]:
    """Find nothing."""
    yield from ()


@element_rule("TST002", "sent-by-element", "a", safety=Safety.SAFE)
def sent_by_element(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Find nothing."""
    yield from ()


MODULE = '''
from postlint.rule import rule

@rule("{code}", "{name}")
def check(post, context):
    """Find nothing."""
    return ()
'''


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Make an importable package of rules, with one family that holds one rule."""
    root = tmp_path / "invented_rules"
    (root / "family").mkdir(parents=True)
    (root / "__init__.py").touch()
    (root / "family" / "__init__.py").touch()
    (root / "family" / "one.py").write_text(MODULE.format(code="ZZ002", name="one"))
    monkeypatch.syspath_prepend(tmp_path)
    yield root
    for name in [name for name in sys.modules if name.startswith("invented_rules")]:
        del sys.modules[name]


def load(name: str = "invented_rules") -> ModuleType:
    importlib.invalidate_caches()
    return importlib.import_module(name)


def test_rules_are_found_in_every_family_and_sorted_by_code() -> None:
    found = catalogue.rules()
    assert codes(found) == sorted(codes(found))
    assert {rule.family for rule in found} == {
        "ARC",
        "AUT",
        "FIL",
        "FM",
        "HTM",
        "MKD",
        "SRC",
        "SUP",
        "TAG",
        "TXT",
    }


def test_a_module_in_a_family_is_enough_to_be_found(package: Path) -> None:
    (package / "family" / "two.py").write_text(MODULE.format(code="ZZ001", name="two"))
    assert codes(catalogue.collect(load())) == ["ZZ001", "ZZ002"]


def test_modules_and_packages_with_an_underscore_are_not_looked_at(package: Path) -> None:
    (package / "family" / "_helper.py").write_text("raise RuntimeError")
    (package / "_hidden").mkdir()
    (package / "_hidden" / "__init__.py").write_text("raise RuntimeError")
    assert codes(catalogue.collect(load())) == ["ZZ002"]


def test_a_rule_that_another_module_imports_counts_once(package: Path) -> None:
    (package / "family" / "two.py").write_text("from invented_rules.family.one import check\n")
    assert codes(catalogue.collect(load())) == ["ZZ002"]


@pytest.mark.parametrize(("code", "name"), [("ZZ002", "two"), ("ZZ001", "one")])
def test_two_rules_with_one_code_or_one_name_are_an_error(
    package: Path, code: str, name: str
) -> None:
    (package / "family" / "two.py").write_text(MODULE.format(code=code, name=name))
    with pytest.raises(DuplicateRuleError, match=r"family\.one and in invented_rules\.family\.two"):
        catalogue.collect(load())


@pytest.mark.parametrize(
    ("select", "ignore", "extend", "expected"),
    [
        ((), (), (), ["AA001", "BB001"]),
        (("ALL",), (), (), ["AA001", "AA002", "BB001"]),
        (("AA",), (), (), ["AA001", "AA002"]),
        (("AA002",), (), (), ["AA002"]),
        (("second-thing",), (), (), ["AA002"]),
        ((" all ",), (), (), ["AA001", "AA002", "BB001"]),
        (("aa001", "OTHER-thing"), (), (), ["AA001", "BB001"]),
        ((), (), ("AA002",), ["AA001", "AA002", "BB001"]),
        (("BB",), (), ("AA002",), ["AA002", "BB001"]),
        ((), ("AA",), (), ["BB001"]),
        ((), ("first-thing",), (), ["BB001"]),
        ((), ("ALL",), (), []),
        (("ALL",), ("AA",), (), ["BB001"]),
        (("AA001",), ("AA",), (), ["AA001"]),
        (("AA",), ("AA001",), (), ["AA002"]),
        (("AA",), ("ALL",), (), ["AA001", "AA002"]),
        (("AA001",), ("first-thing",), (), []),
        (("AA",), ("AA",), (), []),
    ],
)
def test_the_more_specific_selector_wins(
    select: tuple[str, ...], ignore: tuple[str, ...], extend: tuple[str, ...], expected: list[str]
) -> None:
    assert codes(catalogue.select(RULES, select, ignore, extend)) == expected


@pytest.mark.parametrize(
    ("selector", "suggestion"),
    [
        ("AA003", "AA002"),
        ("frist-thing", "first-thing"),
        ("ALLL", "ALL"),
        ("second thing", "second-thing"),
        ("", None),
        ("qqqq", None),
    ],
)
@pytest.mark.parametrize("where", ["select", "ignore", "extend_select"])
def test_an_unknown_selector_is_an_error_that_suggests(
    where: str, selector: str, suggestion: str | None
) -> None:
    with pytest.raises(UnknownSelectorError) as caught:
        catalogue.select(RULES, **{where: [selector]})
    assert (caught.value.selector, caught.value.suggestion) == (selector, suggestion)
    assert f"`{selector}`" in str(caught.value)
    assert (f"did you mean `{suggestion}`?" in str(caught.value)) == (suggestion is not None)


def test_find_names_the_rules_of_one_selector() -> None:
    assert codes(catalogue.find(RULES, "aa")) == ["AA001", "AA002"]
    assert codes(catalogue.find(RULES, "other-thing")) == ["BB001"]
    with pytest.raises(UnknownSelectorError):
        catalogue.find(RULES, "CC")


@pytest.mark.parametrize("sent_rule", [sent, sent_by_element, *catalogue.rules()])
def test_rules_travel_to_other_processes_as_themselves(sent_rule: Rule) -> None:
    assert pickle.loads(pickle.dumps(sent_rule)) is sent_rule


def test_a_rule_that_no_module_holds_cannot_travel() -> None:
    with pytest.raises(pickle.PicklingError, match="AA001"):
        pickle.dumps(RULES[0])


def test_the_page_of_an_installed_rule_comes_before_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = catalogue.find(catalogue.rules(), "FM001")[0]
    roots = (tmp_path / "_pages", tmp_path / "rules")
    monkeypatch.setattr(catalogue, "_PAGES", roots)
    for root in reversed(roots):
        (root / "front-matter").mkdir(parents=True)
        path = root / "front-matter" / "front-matter-missing.md"
        path.write_text(f"# 标题 in {root.name}\n", encoding="utf-8")
        assert catalogue.page_path(mine) == path
        assert catalogue.page(mine) == f"# 标题 in {root.name}\n"


def test_a_rule_without_a_page_says_which_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "_PAGES", (tmp_path,))
    mine = catalogue.find(catalogue.rules(), "FM001")[0]
    with pytest.raises(FileNotFoundError, match=r"rules/front-matter/front-matter-missing\.md"):
        catalogue.page(mine)
