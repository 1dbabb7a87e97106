"""The table ``[convert]``: what is wrong with one, and how several lie on each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import msgspec

from postlint.config.errors import did_you_mean, explain, value_path
from postlint.preferences import Preferences, Site, Style, Urls, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from postlint.config.check import File
    from postlint.config.errors import Key

_TABLES: dict[str, type[msgspec.Struct]] = {"style": Style, "urls": Urls}
_MAPPINGS = frozenset({"elements", "tidy", "style", "urls", "markdownify"})


def check(file: File, table: dict[str, Any]) -> None:
    """Raise a ``SettingsError`` for the first thing that a table ``[convert]`` says wrong."""
    if not table:
        return
    _keys(file, ["convert"], table, Preferences)
    for name, struct in _TABLES.items():
        _keys(file, ["convert", name], table.get(name), struct)
    sites = table.get("sites")
    for number, site in enumerate(sites if isinstance(sites, list) else ()):
        _keys(file, ["convert", "sites", number], site, Site)
        if isinstance(site, dict) and "host" not in site:
            raise file.error(["convert", "sites", number], "a site needs its `host`")
    _verdicts(file, table)
    try:
        msgspec.convert(table, Preferences)
    except msgspec.ValidationError as error:
        _raise(file, table, error)
    _allowed(file, table.get("allow", ()))
    _repairs(file, table.get("tidy", {}))
    for number, site in enumerate(table.get("sites", ())):
        _site(file, ["convert", "sites", number], site)


def merged(tables: Iterable[dict[str, Any]]) -> Preferences:
    """Lay tables on each other, the lowest first: single keys replace, sites are added."""
    whole: dict[str, Any] = {}
    for table in tables:
        for key, value in table.items():
            if key in _MAPPINGS:
                whole[key] = {**whole.get(key, {}), **value}
            elif key == "sites":
                whole[key] = [*whole.get(key, ()), *value]
            else:
                whole[key] = value
    return msgspec.convert(whole, Preferences) if whole else Preferences()


def problem(tag: str) -> str:
    """Say why a name cannot stand in ``allow``; "" if it can."""
    from postlint.conversion import policy  # noqa: PLC0415  the converter is heavy

    if tag not in policy.ELEMENTS:
        return f"no element is named `{tag}`{did_you_mean(tag, policy.ELEMENTS)}"
    return policy.problem(tag, "unwrap")


def _keys(file: File, keys: list[Key], table: object, struct: type[msgspec.Struct]) -> None:
    """Refuse keys that a table does not have."""
    known = [field.encode_name for field in msgspec.structs.fields(struct)]
    for key in table if isinstance(table, dict) else ():
        if key not in known:
            hint = did_you_mean(key, known) or f"; it has {', '.join(known)}"
            raise file.error([*keys, key], f"`{_dotted(keys)}` has no setting `{key}`{hint}")


def _raise(file: File, table: dict[str, Any], error: msgspec.ValidationError) -> None:
    keys = value_path(error)
    if len(keys) == 1 and isinstance(values := table.get(str(keys[0])), dict):
        # msgspec does not name the key of a mapping.
        wrong = (key for key, value in values.items() if not _fits(str(keys[0]), key, value))
        keys = [*keys, *list(wrong)[:1]]
    keys = ["convert", *keys]
    what = f"an entry of `{_dotted(keys)}`" if isinstance(keys[-1], int) else f"`{_dotted(keys)}`"
    raise file.error(keys, f"{what} {explain(error)}") from None


def _fits(name: str, key: str, value: object) -> bool:
    try:
        msgspec.convert({name: {key: value}}, Preferences)
    except msgspec.ValidationError:
        return False
    return True


def _verdicts(file: File, table: dict[str, Any]) -> None:
    """Refuse elements that are none, and verdicts that are none or that they cannot have."""
    elements = table.get("elements")
    if not isinstance(elements, dict) or not elements:
        return
    from postlint.conversion import policy  # noqa: PLC0415  the converter is heavy

    verdicts = get_args(Verdict)
    for tag, verdict in elements.items():
        keys: list[Key] = ["convert", "elements", tag]
        if tag not in policy.ELEMENTS:
            hint = did_you_mean(tag, policy.ELEMENTS)
            raise file.error(keys, f"no element is named `{tag}`{hint}")
        if verdict not in verdicts:
            hint = did_you_mean(str(verdict), verdicts) or f"; verdicts are {', '.join(verdicts)}"
            raise file.error(keys, f"`{tag}` cannot be `{verdict}`{hint}")
        if reason := policy.problem(tag, verdict):
            raise file.error(keys, f"`{tag}` cannot be `{verdict}`: {reason}")


def _allowed(file: File, allow: Collection[str]) -> None:
    for number, tag in enumerate(allow):
        if reason := problem(tag):
            raise file.error(["convert", "allow", number], f"`allow`: {reason}")


def _repairs(file: File, tidy: Collection[str]) -> None:
    for name in tidy:
        known = repairs()
        if name not in known:
            hint = did_you_mean(name, known)
            raise file.error(["convert", "tidy", name], f"no repair is named `{name}`{hint}")


def repairs() -> Collection[str]:
    """Return the names of the repairs that settings may switch on and off."""
    from postlint.conversion import tidy  # noqa: PLC0415  the converter is heavy

    names: Collection[str] = getattr(tidy, "SWITCHES", frozenset())
    return names


def _site(file: File, keys: list[Key], site: dict[str, Any]) -> None:
    hosts = [site["host"]] if isinstance(site["host"], str) else site["host"]
    for host in hosts or [""]:
        if not host or "/" in host or ":" in host:
            raise file.error([*keys, "host"], f"`{host}` is no host; write it as `example.org`")
    from postlint.post.html import selector_problem  # noqa: PLC0415  the parser is heavy

    for name in ("keep", "drop"):
        for number, selector in enumerate(site.get(name, ())):
            if reason := selector_problem(selector):
                raise file.error([*keys, name, number], f"`{selector}` is no selector: {reason}")


def _dotted(keys: list[Key]) -> str:
    return ".".join(key for key in keys if isinstance(key, str))
