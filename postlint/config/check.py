"""Check what only the rules know: their names, families, options and severities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, get_args

import msgspec

from postlint.config.errors import Origin, did_you_mean, explain, value_path
from postlint.config.settings import DialectOptions
from postlint.config.there import is_file
from postlint.later import found
from postlint.rule import FilePath, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from postlint.config.errors import Key
    from postlint.config.settings import Said
    from postlint.rule import Rule

_DIALECT_OPTIONS = DialectOptions.__struct_encode_fields__
_SEVERITIES = get_args(Severity)


class File(Origin, Protocol):
    """A settings file, or what it says of some posts."""

    path: Path

    @property
    def layer(self) -> Said:
        """What it says."""


def selectors(file: File, rules: Sequence[Rule]) -> None:
    """Raise a ``SettingsError`` for the first selector that selects none of ``rules``."""
    from postlint import catalogue  # noqa: PLC0415  --help does without

    lists = {
        "select": file.layer.select or (),
        "extend-select": file.layer.extend_select,
        "ignore": file.layer.ignore,
    }
    for key, names in lists.items():
        for index, name in enumerate(names):
            try:
                catalogue.find(rules, name)
            except catalogue.UnknownSelectorError as error:
                raise file.error([key, index], f"`{key}`: {error}") from None


def dialect_options(file: File, layer: Said) -> None:
    """Raise a ``SettingsError`` for the first key of ``[dialect-options]`` that there is not."""
    for key in layer.dialect_options:
        if key not in _DIALECT_OPTIONS:
            hint = did_you_mean(key, _DIALECT_OPTIONS) or f"; it has {', '.join(_DIALECT_OPTIONS)}"
            raise file.error(
                ["dialect-options", key], f"`dialect-options` has no setting `{key}`{hint}"
            )


def rule_tables(file: File, rules: Sequence[Rule]) -> None:
    """Raise a ``SettingsError`` for the first table ``[rules.NAME]`` that says something wrong.

    Paths of files become absolute in the tables, for the rules know no settings file.
    """
    known = {rule.name: rule for rule in rules} if file.layer.rules else {}
    for name, table in file.layer.rules.items():
        if name not in known:
            hint = did_you_mean(name, known)
            raise file.error(["rules", name], f"no rule is named `{name}`{hint}")
        _options(file, known[name], table)


def _options(file: File, rule: Rule, table: dict[str, object]) -> None:
    kind = found(rule.options)
    fields = msgspec.structs.fields(kind) if kind else ()
    known = ["severity", *(field.encode_name for field in fields)]
    for key, value in table.items():
        if key not in known:
            hint = did_you_mean(key, known) or f"; it has {', '.join(known)}"
            raise file.error(
                ["rules", rule.name, key], f"`{rule.name}` has no option `{key}`{hint}"
            )
        if key == "severity" and value not in _SEVERITIES:
            raise file.error(["rules", rule.name, key], "`severity` must be `error` or `warning`")
    if kind is None:
        return
    own = {key: value for key, value in table.items() if key != "severity"}
    try:
        _files(file, rule, own, fields)
        options = msgspec.convert(own, kind)
    except msgspec.ValidationError as error:
        keys = value_path(error)
        name = ".".join(str(key) for key in keys if isinstance(key, str))
        raise file.error(["rules", rule.name, *keys], f"`{name}` {explain(error)}") from None
    table.update(own)
    problem = getattr(options, "problem", str)()  # a method that says what types cannot
    if problem:
        about = [key for key in own if problem.startswith(f"`{key}`")]
        raise file.error(["rules", rule.name, *about], f"`{rule.name}`: {problem}")


def _files(
    file: File, rule: Rule, own: dict[str, object], fields: Sequence[msgspec.structs.FieldInfo]
) -> None:
    """Make the paths of files absolute: they are relative to the settings that name them."""
    for field in fields:
        name = own.get(field.encode_name)
        is_path = FilePath in (field.type, *get_args(field.type))
        if is_path and isinstance(name, str) and name:
            path = file.path.absolute().parent / name
            if not is_file(path):
                keys: list[Key] = ["rules", rule.name, field.encode_name]
                raise file.error(keys, f"`{name}` does not exist")
            own[field.encode_name] = str(path)
