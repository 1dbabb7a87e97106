"""The rules that settings bring: declared in them or in packs, or written in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import msgspec

from postlint import plugins
from postlint.config.errors import SettingsError, did_you_mean, explain, value_path
from postlint.config.source import Source, read, shown
from postlint.config.there import is_file
from postlint.report import ENGINE
from postlint.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import Protocol

    from postlint.config.errors import Key, Origin
    from postlint.config.settings import Layer
    from postlint.packs import Declaration
    from postlint.rule import Rule

    class File(Origin, Protocol):
        """A settings file with its layer."""

        path: Path
        layer: Layer

    Place = Callable[[str], SettingsError]

ENDING = ".rules.toml"
"""How the name of a pack ends."""


def rules_of(files: Sequence[File]) -> tuple[Rule, ...]:
    """Return the rules that settings files bring, and those of installed packages.

    Raises:
        SettingsError: if one cannot be used, or has the code or name of another.

    """
    try:
        found: list[tuple[Rule, Place]] = [(rule, _nowhere) for rule in plugins.installed()]
    except plugins.PluginError as error:
        raise SettingsError(str(error)) from None
    read_before: set[Path] = set()
    for file in files:
        found += _of(file, read_before)
    if found:
        _refuse_taken(found)
    return tuple(rule for rule, _ in found)


def pack(path: Path) -> list[tuple[Declaration, Rule]]:
    """Return the declarations of a pack, each with the rule that it makes.

    Raises:
        SettingsError: if the pack cannot be used.

    """
    found = list(_pack(path))
    _refuse_taken((rule, place) for _, rule, place in found)
    return [(declaration, rule) for declaration, rule, _ in found]


def _of(file: File, read_before: set[Path]) -> Iterator[tuple[Rule, Place]]:
    """Yield the rules of one settings file, each with how to say where it stands."""
    if file.path.resolve() not in read_before:
        read_before.add(file.path.resolve())
        for _, rule, place in _declared(file, file.layer.rule, str(file.path)):
            yield rule, place
    for path, _ in _paths(file, "packs", ENDING, read_before):
        for _, rule, place in _pack(path):
            yield rule, place
    for path, place in _paths(file, "plugins", ".py", read_before):
        try:
            yield from ((rule, place) for rule in plugins.of_file(path))
        except plugins.PluginError as error:
            raise place(f"`{shown(path)}` {error}") from None


def _paths(
    file: File, key: str, ending: str, read_before: set[Path]
) -> Iterator[tuple[Path, Place]]:
    """Yield the files that a setting names and that were not read before."""
    names = getattr(file.layer, key)
    single = isinstance(names, str)
    for index, name in enumerate((names,) if single else names):
        keys: list[Key] = [key] if single else [key, index]
        place = _at(file, keys)
        path = file.path.parent / name
        if not name.endswith(ending):
            raise place(f"`{key}`: the name of `{name}` must end in `{ending}`")
        if not is_file(path):
            raise place(f"`{key}`: `{name}` does not exist")
        if path.resolve() not in read_before:
            read_before.add(path.resolve())
            yield path, place


def _pack(path: Path) -> Iterator[tuple[Declaration, Rule, Place]]:
    source = Source(path, read(path))
    table = source.table()
    for key in table:
        if key != "rule":
            hint = did_you_mean(key, ["rule"]) or "; a pack holds tables `[[rule]]`"
            raise source.error([key], f"unknown key `{key}`{hint}")
    rules = table.get("rule")
    if not isinstance(rules, list) or not rules:
        raise source.error(["rule"], "a pack holds at least one table `[[rule]]`")
    yield from _declared(source, rules, str(path))


def _declared(
    file: Origin, tables: Iterable[Any], origin: str
) -> Iterator[tuple[Declaration, Rule, Place]]:
    """Yield what tables ``[[rule]]`` declare.

    Raises:
        SettingsError: about the first thing that is wrong in one.

    """
    for number, table in enumerate(tables):
        from postlint.packs import Declaration, made  # noqa: PLC0415 - few settings have any

        above: list[Key] = ["rule", number]
        if not isinstance(table, dict):
            raise file.error(above, "a rule is a table: write `[[rule]]`")
        _keys(file, above, table)
        try:
            declaration = msgspec.convert(table, Declaration)
        except msgspec.ValidationError as error:
            raise _mistyped(file, above, table, error) from None
        for keys, message in declaration.problems():
            raise file.error([*above, *keys], message)
        yield declaration, made(declaration, origin), _at(file, [*above, "id"])


def _keys(file: Origin, above: list[Key], table: dict[str, Any]) -> None:
    """Refuse keys that a rule, or a table in it, does not have."""
    from postlint.packs import Declaration, Example, Fix, Where  # noqa: PLC0415 - as above

    _only(file, above, table, Declaration)
    for key in ("id", "message"):
        if key not in table:
            raise file.error(above, f"the rule has no `{key}`")
    _only(file, [*above, "where"], table.get("where"), Where)
    _only(file, [*above, "fix"], table.get("fix"), Fix)
    examples = table.get("examples")
    for number, example in enumerate(examples if isinstance(examples, list) else ()):
        _only(file, [*above, "examples", number], example, Example)


def _only(file: Origin, above: list[Key], table: object, struct: type[msgspec.Struct]) -> None:
    known = struct.__struct_encode_fields__
    for key in table if isinstance(table, dict) else ():
        if key not in known:
            hint = did_you_mean(key, known) or f"; it has {', '.join(known)}"
            name = next((one for one in reversed(above) if isinstance(one, str)), "")
            raise file.error([*above, key], f"`{name}` has no key `{key}`{hint}")


def _mistyped(
    file: Origin, above: list[Key], table: dict[str, Any], error: msgspec.ValidationError
) -> SettingsError:
    keys = value_path(error)
    value: Any = table
    for key in keys:
        value = value[key]
    if keys == ["fix"] and isinstance(value, str):
        return file.error(
            [*above, *keys],
            f"`fix` is `remove`, `unwrap` or a table such as `{{ replace = … }}`, not `{value}`",
        )
    if str(error).startswith("Invalid enum value"):
        from postlint.packs.declaration import Promise, Scope  # noqa: PLC0415 - for errors only

        choices = {"severity": Severity, "safety": Promise, "scope": Scope}
        known = get_args(choices.get(str(keys[-1])))
        hint = did_you_mean(str(value), known) or f"; choose {', '.join(known)}"
        return file.error([*above, *keys], f"`{keys[-1]}` has no value `{value}`{hint}")
    name = ".".join(str(key) for key in keys if isinstance(key, str)) or "rule"
    return file.error([*above, *keys], f"`{name}` {explain(error)}")


def _refuse_taken(found: Iterable[tuple[Rule, Place]]) -> None:
    """Raise a ``SettingsError`` for the first rule that has the code or name of another.

    So for one that has a code of the family of what the engine itself has to say.
    """
    from postlint import catalogue  # noqa: PLC0415  --help does without

    known: dict[str, Rule] = {}
    for rule in catalogue.listed():
        known.update({rule.code.casefold(): rule, rule.name.casefold(): rule})
    for rule, place in found:
        if rule.family == ENGINE:
            raise place(
                f"`{rule.code}` cannot be the code of a rule: those of `{ENGINE}` are postlint's own"
            )
        for word in dict.fromkeys((rule.code, rule.name)):
            other = known.setdefault(word.casefold(), rule)
            if catalogue.identity(other) != catalogue.identity(rule):
                raise place(
                    f"`{word}` is the code or name of a rule already: {other.code} {other.name}"
                )


def _at(file: Origin, keys: list[Key]) -> Place:
    return lambda message: file.error(keys, message)


def _nowhere(message: str) -> SettingsError:
    return SettingsError(f"an installed plugin cannot be used: {message}")
