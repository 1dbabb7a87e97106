"""Finds the rules and their pages. There is no registry: a module under ``rules/`` is enough."""

from __future__ import annotations

import copyreg
import importlib
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from postlint import plugins, table
from postlint.later import Later
from postlint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import FunctionType, ModuleType

ALL = "ALL"
"""The selector that names every rule, those that are off by default included."""

_HERE = Path(__file__).parent
_PAGES = (_HERE / "_pages", _HERE.parent / "rules")
"""Where pages lie: beside the modules in an installed package, above them in a checkout."""


class DuplicateRuleError(ValueError):
    """Two rules claim the same code or the same name."""


class UnknownSelectorError(ValueError):
    """A selector names no rule. ``suggestion`` is what was perhaps meant, or None."""

    def __init__(self, selector: str, suggestion: str | None) -> None:
        hint = f"; did you mean `{suggestion}`?" if suggestion else ""
        super().__init__(f"no rule or family is called `{selector}`{hint}")
        self.selector = selector
        self.suggestion = suggestion


@cache
def rules() -> tuple[Rule, ...]:
    """Return all rules of the package ``postlint.rules``, sorted by code.

    Raises:
        DuplicateRuleError: if two rules share a code or a name.

    """
    return collect(importlib.import_module("postlint.rules"))


@cache
def listed() -> tuple[Rule, ...]:
    """Return the same as ``rules``, but import the module of a rule only when its check is called.

    They are read from a table that is derived from the modules. What is a function or a class in
    ``rules`` may be `Later` here.
    """
    package = importlib.import_module("postlint.rules")
    found = table.read(package)
    if found is None:
        found = rules()
        table.write(package, found)
    return found


def collect(package: ModuleType) -> tuple[Rule, ...]:
    """Return the rules at the top level of the modules in ``package``, sorted by code.

    Modules and packages whose name starts with an underscore are helpers and are not looked at.

    Raises:
        DuplicateRuleError: if two rules share a code or a name.

    """
    # A module may import the rule of another: the same object counts once.
    return together(rule for module in _modules(package) for rule in _rules_of(module))


def together(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return rules sorted by code, each once.

    Raises:
        DuplicateRuleError: if two of them share a code or a name.

    """
    found = {identity(rule): rule for rule in rules}
    known: dict[str, Rule] = {}
    for rule in found.values():
        for word in (rule.code, rule.name):
            other = known.setdefault(word.casefold(), rule)
            if other is not rule:
                raise DuplicateRuleError(
                    f"`{word}` is the code or name of two rules: in {module_of(other)}"
                    f" and in {module_of(rule)}"
                )
    return tuple(sorted(found.values(), key=lambda rule: rule.code))


def identity(rule: Rule) -> object:
    """Return what two objects share that are one rule: one of a table may stand beside itself."""
    place = getattr(_function(rule), "__module__", ""), getattr(_function(rule), "__qualname__", "")
    if isinstance(_function(rule), Later) or table.named(*place) is rule:
        return place
    return id(rule)


def select(
    rules: Sequence[Rule],
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    extend_select: Iterable[str] = (),
) -> tuple[Rule, ...]:
    """Return the rules that the selectors leave, in the order of ``rules``.

    A selector is a code (``FM001``), a family (``FM``), a name (``missing-author``) or ``ALL``, in
    any case. Without ``select`` it starts from the rules that are on by default. What is said more
    specifically wins (code or name over family over ``ALL``); between equals ``ignore`` wins.

    Raises:
        UnknownSelectorError: if a selector names none of ``rules``.

    """
    wanted = _weights(rules, (*select, *extend_select))
    unwanted = _weights(rules, ignore)
    if not select:
        for rule in rules:
            if rule.default:
                wanted.setdefault(rule.code, 0)
    return tuple(rule for rule in rules if wanted.get(rule.code, -1) > unwanted.get(rule.code, -1))


def find(rules: Sequence[Rule], selector: str) -> tuple[Rule, ...]:
    """Return the rules that one selector names, in the order of ``rules``.

    Raises:
        UnknownSelectorError: if it names none of them.

    """
    return tuple(rule for rule, _ in _matches(rules, selector))


def module_of(rule: Rule) -> str:
    """Return the dotted name of the module that defines the rule's check; its file, if declared."""
    return rule.origin or _function(rule).__module__


def page_path(rule: Rule) -> Path:
    """Return where the rule's page lies: its module's folder and the rule's name.

    Raises:
        FileNotFoundError: if it has no page.

    """
    folder = module_of(rule).split(".")[-2].replace("_", "-")
    for root in _PAGES:
        path = root / folder / f"{rule.name}.md"
        if path.is_file():
            return path
    raise FileNotFoundError(f"{rule.code} {rule.name} has no page rules/{folder}/{rule.name}.md")


def page(rule: Rule) -> str:
    """Return the rule's page, as Markdown.

    A rule of others has the one that it brings with it, or a page beside its module, or else says
    what its summary says.

    Raises:
        FileNotFoundError: if a rule of this package has no page.

    """
    if rule.page:
        return rule.page
    if module_of(rule).startswith("postlint.rules."):
        return page_path(rule).read_text(encoding="utf-8")
    module = sys.modules[module_of(rule)]
    beside = Path(module.__file__ or "").parent / f"{rule.name}.md"
    if beside.is_file():
        return beside.read_text(encoding="utf-8")
    return f"# {rule.name} ({rule.code})\n\n{rule.summary}\n"


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    import pkgutil  # noqa: PLC0415 - the table of the rules mostly does without

    for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        if info.name.rpartition(".")[2].startswith("_"):
            continue
        module = importlib.import_module(info.name)
        yield module
        if info.ispkg:
            yield from _modules(module)


def _rules_of(module: ModuleType) -> list[Rule]:
    return [value for value in vars(module).values() if isinstance(value, Rule)]


def _weights(rules: Sequence[Rule], selectors: Iterable[str]) -> dict[str, int]:
    """Map the code of each rule that a selector names to how specifically it is named."""
    weights: dict[str, int] = {}
    for selector in selectors:
        for rule, weight in _matches(rules, selector):
            weights[rule.code] = max(weight, weights.get(rule.code, weight))
    return weights


def _matches(rules: Sequence[Rule], selector: str) -> list[tuple[Rule, int]]:
    word = selector.strip().casefold()
    found = []
    for rule in rules:
        if word in {rule.code.casefold(), rule.name.casefold()}:
            found.append((rule, 2))
        elif word == rule.family.casefold():
            found.append((rule, 1))
        elif word == ALL.casefold():
            found.append((rule, 0))
    if not found and word != ALL.casefold():
        raise UnknownSelectorError(selector, _suggestion(rules, word))
    return found


def _suggestion(rules: Sequence[Rule], word: str) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    known = {ALL.casefold(): ALL}
    for rule in rules:
        known.update((name.casefold(), name) for name in (rule.code, rule.name, rule.family))
    close = get_close_matches(word, known, n=1)
    return known[close[0]] if close else None


def _function(rule: Rule) -> FunctionType:
    check = rule.check or rule.check_element or rule.check_suppressions or rule.check_archive
    return cast("FunctionType", check)


def _load(module: str, name: str) -> Rule:
    rule: Rule = getattr(importlib.import_module(module), name)
    return rule


def _again(code: str) -> Rule:
    return next(rule for rule in listed() if rule.code == code)


def _made(values: dict[str, Any]) -> Rule:
    return Rule(**values)


def _place(rule: Rule) -> tuple[Callable[..., Rule], tuple[Any, ...]]:
    """Say how another process gets the rule: from its module, or by value if it was declared.

    A function cannot be sent by value, because its name leads to the rule itself.
    """
    function = _function(rule)
    if isinstance(function, Later):
        return _again, (rule.code,)
    if rule.origin:
        return _made, ({name: getattr(rule, name) for name in rule.__struct_fields__},)
    if function.__module__.startswith(plugins.PREFIX):
        return plugins.again, (sys.modules[function.__module__].__file__, function.__qualname__)
    module, name = function.__module__, function.__qualname__
    if getattr(importlib.import_module(module), name, None) is not rule:
        from pickle import PicklingError  # noqa: PLC0415 - slow, and loaded where rules are sent

        raise PicklingError(f"{rule.code} is not `{name}` of the module {module}")
    return _load, (module, name)


copyreg.pickle(Rule, _place)
