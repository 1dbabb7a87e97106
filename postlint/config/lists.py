"""Options that are a list of names, or the file that it stands in.

A rule says which of its options may be a file in ``Options.FILES``. Such a file is read with the
settings, so that rules themselves never read one: a name per line, or a list (or the keys of a mapping)
in YAML or JSON, as in Jekyll's ``_data`` and Hugo's ``data``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.later import found

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from postlint.config.check import File
    from postlint.rule import Rule

_NESTED = (".yml", ".yaml", ".json")
_NAMED = ("name", "title", "tag", "slug", "id")
"""What names an entry that is a mapping itself, the likeliest first."""


def read(file: File, rules: Sequence[Rule]) -> None:
    """Put the names in place of each file that a table of options names, relative to the settings.

    Raises:
        SettingsError: if such a file cannot be read, or holds no names.

    """
    tables = file.layer.rules
    if not any(isinstance(value, str) for table in tables.values() for value in table.values()):
        return
    options = {rule.name: rule.options for rule in rules if rule.name in tables}
    for name, table in tables.items():
        for key in getattr(found(options[name]), "FILES", ()):
            if isinstance(table.get(key), str):
                table[key] = _names(file, ["rules", name, key], file.path.parent / table[key])


def _names(file: File, keys: list[str | int], path: Path) -> list[str]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        found = _nested(text) if path.suffix.lower() in _NESTED else _lines(text)
    except OSError as error:
        raise file.error(keys, f"`{path}` cannot be read: {error.strerror or error}") from None
    except ValueError as error:
        reason = " ".join(str(error).split())
        raise file.error(keys, f"`{path}` cannot be read: {reason}") from None
    if not found:
        raise file.error(keys, f"`{path}` holds no names")
    return found


def _lines(text: str) -> list[str]:
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and line != "#" and not line.startswith("# ")]


def _nested(text: str) -> list[str]:
    import yaml  # noqa: PLC0415  heavy; and JSON is YAML, too

    try:
        value = yaml.load(text, yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from None
    if not isinstance(value, list | dict):
        raise ValueError("neither a list nor a mapping")  # noqa: TRY004  a wrong value of a file
    return [name for entry in value if (name := _name(entry))]


def _name(entry: object) -> str:
    if isinstance(entry, dict):
        return next((str(entry[key]) for key in _NAMED if entry.get(key)), "")
    return "" if entry is None else str(entry)
