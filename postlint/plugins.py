"""Rules that others write in Python: found by an entry point of their package, or by their path."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from postlint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

GROUP = "postlint.rules"
"""The group of entry points; each leads to a module with rules, or to one rule."""

PREFIX = "_postlint_plugin_"
"""How the names of modules begin that were loaded by their path."""

_PACKAGES = (".dist-info", ".egg-info")  # the folders with what installed packages announce


class PluginError(Exception):
    """A plugin cannot be loaded; the message is one line and says why."""


@cache
def installed() -> tuple[Rule, ...]:
    """Return the rules of the packages that are installed beside this one.

    Raises:
        PluginError: if one of them cannot be loaded.

    """
    if not any(_announces(folder) for folder in sys.path):
        return ()
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow, and few have plugins

    found: list[Rule] = []
    for point in entry_points(group=GROUP):
        try:
            loaded = point.load()
        except Exception as error:
            raise PluginError(f"the plugin `{point.value}` {_reason(error)}") from error
        found += [loaded] if isinstance(loaded, Rule) else _rules_in(loaded)
    return tuple(found)


def of_file(path: Path) -> tuple[Rule, ...]:
    """Return the rules of a Python module at a path.

    Raises:
        PluginError: if it cannot be loaded, or has no rules.

    """
    found = _rules_in(_module(str(path.absolute())))
    if not found:
        raise PluginError("has no rules: none of its names is made by `@rule` or `@element_rule`")
    return tuple(found)


def again(path: str, name: str) -> Rule:
    """Return a rule of a module at a path: how another process gets it."""
    rule: Rule = getattr(_module(path), name)
    return rule


@cache
def _module(path: str) -> ModuleType:
    import importlib.util  # noqa: PLC0415 - few settings have plugins
    from hashlib import blake2b  # noqa: PLC0415 - as above

    known = blake2b(path.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    name = f"{PREFIX}{Path(path).stem}_{known}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise PluginError("is no Python module; its name must end in `.py`")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        del sys.modules[name]
        raise PluginError(_reason(error, path)) from error
    return module


def _rules_in(module: object) -> list[Rule]:
    return [value for value in vars(module).values() if isinstance(value, Rule)]


def _reason(error: Exception, path: str = "") -> str:
    """Say on one line why a module cannot be loaded, and on which of its lines if that is known."""
    lines = [error.lineno] if isinstance(error, SyntaxError) else _lines(error, path)
    where = f" at line {lines[-1]}" if lines and lines[-1] else ""
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"cannot be loaded{where}: {type(error).__name__}: {' '.join(said.split())}"


def _lines(error: Exception, path: str) -> list[int | None]:
    import traceback  # noqa: PLC0415 - for errors only

    frames: Iterable[traceback.FrameSummary] = traceback.extract_tb(error.__traceback__)
    return [frame.lineno for frame in frames if frame.filename == path]


@cache
def _announces(folder: str) -> bool:
    """Say whether a package in a folder names `GROUP`: reading this costs less than asking for it."""
    try:
        with os.scandir(folder or ".") as entries:
            packages = [entry.path for entry in entries if entry.name.endswith(_PACKAGES)]
    except OSError:
        return False
    return any(_names_group(package) for package in packages)


def _names_group(package: str) -> bool:
    try:  # a Path would take longer than all of this
        with open(os.path.join(package, "entry_points.txt"), "rb") as file:  # noqa: PTH118, PTH123
            return GROUP.encode() in file.read()
    except OSError:
        return False  # most packages have no entry points
