"""Settings in force, written as a settings file that tells where each of them comes from."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from postlint.config.settings import Layer, Override, Said, Settings
from postlint.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_BARE = expression(r"[A-Za-z0-9_-]+")
_ADDED = ("exclude", "packs", "plugins")
_APART = ("extends", "select", "extend-select", "ignore", "rule", "overrides")
_Value = tuple[Any, str]  # a setting, and the names of the layers that it comes from


def in_force(settings: Settings, layers: Sequence[tuple[str, Layer]]) -> str:
    """Return what ``layers``, the lowest first, come to, as TOML with comments."""
    values, tables = _merged(settings.root, layers)
    names = list(dict.fromkeys(name for name, _ in layers))
    lines = [f"# {names[-1]}{' on ' * (len(names) > 1)}{', '.join(reversed(names[:-1]))}", ""]
    lines += (_line(key, *value) for key, value in values.items())
    lines += _selected(settings)
    for key, table in tables.items():
        lines += _table(key, table)
    for name, layer in layers:
        for override in layer.overrides:
            lines += ["", f"[[overrides]] # {name}", *_override(override)]
    return "\n".join(lines) + "\n"


def _table(name: str, table: Mapping[str, Any]) -> Iterator[str]:
    """Write a table, and the tables in it after it."""
    inner = {key: value for key, value in table.items() if isinstance(value, dict)}
    if len(inner) < len(table):
        yield from ("", f"[{name}]")
    yield from (_line(key, *value) for key, value in table.items() if key not in inner)
    for key, value in inner.items():
        yield from _table(f"{name}.{_key(key)}", value)


def _override(override: Override) -> Iterator[str]:
    yield f"paths = {_toml(override.paths)}"
    for field in msgspec.structs.fields(Said):
        value = getattr(override, field.name)
        if value != field.default and value not in ({}, ()):
            yield f"{field.encode_name} = {_toml(value)}"


def _merged(
    root: str, layers: Sequence[tuple[str, Layer]]
) -> tuple[dict[str, _Value], dict[str, dict[str, Any]]]:
    """Lay layers on each other as `postlint.config.settings.merge` does, and keep their names."""
    values: dict[str, _Value] = {}
    tables: dict[str, dict[str, Any]] = {}
    for name, layer in layers:
        for key, value in _said(layer):
            if key == "rules":
                _set(tables.setdefault(key, {}), value, name)
            elif isinstance(value, dict):
                _add(tables.setdefault(key, {}), value, name)
            elif key in _ADDED:
                items = (value,) if isinstance(value, str) else value
                if key != "exclude":
                    items = tuple(_from(root, name, item) for item in items)
                before, where = values.get(key, ((), ""))
                values[key] = ((*before, *items), ", ".join(filter(None, [where, name])))
            else:
                values[key] = (value, name)
    return values, tables


def _set(rules: dict[str, Any], said: Mapping[str, Any], name: str) -> None:
    """Lay options of rules on others: each takes the place of the one below, a table too."""
    for rule, options in said.items():
        for key, value in options.items():
            of_table = isinstance(value, dict)
            new = (
                {inner: (one, name) for inner, one in value.items()} if of_table else (value, name)
            )
            rules.setdefault(rule, {})[key] = new


def _add(table: dict[str, Any], said: Mapping[str, Any], name: str) -> None:
    for key, value in said.items():
        if isinstance(value, dict):
            _add(table.setdefault(key, {}), value, name)
        elif key == "sites" and key in table:  # profiles of sites are added
            before, where = table[key]
            table[key] = ([*before, *value], f"{where}, {name}")
        else:
            table[key] = (value, name)


def _said(layer: Layer) -> Iterator[tuple[str, Any]]:
    """Yield what a layer says, but for what it extends and which rules it selects."""
    for field in msgspec.structs.fields(Layer):
        value = getattr(layer, field.name)
        if field.encode_name not in _APART and value != field.default and value:
            yield field.encode_name, value


def _from(root: str, name: str, path: str) -> str:
    """Return a path that a settings file names as it is seen from the folder of the settings."""
    return Path(os.path.relpath(Path(name).parent / path, root)).as_posix()


def _selected(settings: Settings) -> Iterator[str]:
    """Write the rules that are selected, a family on each line."""
    chosen, known = settings.rules(), settings.known()
    families: dict[str, list[str]] = {}
    for rule in chosen:
        families.setdefault(rule.family, []).append(rule.code)
    yield f"select = [ # {len(chosen)} of {len(known)} rules; `postlint rule` lists them"
    for codes in families.values():
        yield f"  {', '.join(map(_toml, codes))},"
    yield "]"


def _line(key: str, value: Any, where: str) -> str:
    return f"{_key(key)} = {_toml(value)} # {where}"


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else json.dumps(key, ensure_ascii=False)


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        inside = ", ".join(f"{_key(key)} = {_toml(one)}" for key, one in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, str | bool):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
