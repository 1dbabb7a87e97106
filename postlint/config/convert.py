"""The table ``[convert]``: what is wrong with one, and how several lie on each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import msgspec

from postlint.config.errors import did_you_mean, explain, value_path
from postlint.preferences import Preferences, Site, Style, Urls, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from postlint.config.errors import Key, Origin

_TABLES: dict[str, type[msgspec.Struct]] = {"style": Style, "urls": Urls}
_MAPPINGS = frozenset({"elements", "tidy", "style", "urls", "markdownify"})


def check(origin: Origin, table: dict[str, Any]) -> None:
    """Raise a ``SettingsError`` for the first thing that a table ``[convert]`` says wrong."""
    if not table:
        return
    _keys(origin, ["convert"], table, Preferences)
    for name, struct in _TABLES.items():
        _keys(origin, ["convert", name], table.get(name), struct)
    sites = table.get("sites")
    for number, site in enumerate(sites if isinstance(sites, list) else ()):
        _keys(origin, ["convert", "sites", number], site, Site)
        if isinstance(site, dict) and "host" not in site:
            raise origin.error(["convert", "sites", number], "a site needs its `host`")
    _verdicts(origin, table)
    try:
        msgspec.convert(table, Preferences)
    except msgspec.ValidationError as error:
        _raise(origin, table, error)
    _allowed(origin, table.get("allow", ()))
    _repairs(origin, table.get("tidy", {}))
    for number, site in enumerate(table.get("sites", ())):
        _site(origin, ["convert", "sites", number], site)


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


def _keys(origin: Origin, keys: list[Key], table: object, struct: type[msgspec.Struct]) -> None:
    """Refuse keys that a table does not have."""
    known = [field.encode_name for field in msgspec.structs.fields(struct)]
    for key in table if isinstance(table, dict) else ():
        if key not in known:
            hint = did_you_mean(key, known) or f"; it has {', '.join(known)}"
            raise origin.error([*keys, key], f"`{_dotted(keys)}` has no setting `{key}`{hint}")


def _raise(origin: Origin, table: dict[str, Any], error: msgspec.ValidationError) -> None:
    keys = value_path(error)
    if len(keys) == 1 and isinstance(values := table.get(str(keys[0])), dict):
        # msgspec does not name the key of a mapping.
        wrong = (key for key, value in values.items() if not _fits(str(keys[0]), key, value))
        keys = [*keys, *list(wrong)[:1]]
    keys = ["convert", *keys]
    what = f"an entry of `{_dotted(keys)}`" if isinstance(keys[-1], int) else f"`{_dotted(keys)}`"
    raise origin.error(keys, f"{what} {explain(error)}") from None


def _fits(name: str, key: str, value: object) -> bool:
    try:
        msgspec.convert({name: {key: value}}, Preferences)
    except msgspec.ValidationError:
        return False
    return True


def _verdicts(origin: Origin, table: dict[str, Any]) -> None:
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
            raise origin.error(keys, f"no element is named `{tag}`{hint}")
        if verdict not in verdicts:
            hint = did_you_mean(str(verdict), verdicts) or f"; verdicts are {', '.join(verdicts)}"
            raise origin.error(keys, f"`{tag}` cannot be `{verdict}`{hint}")
        if reason := policy.problem(tag, verdict):
            raise origin.error(keys, f"`{tag}` cannot be `{verdict}`: {reason}")


def _allowed(origin: Origin, allow: Collection[str]) -> None:
    for number, tag in enumerate(allow):
        if reason := problem(tag):
            raise origin.error(["convert", "allow", number], f"`allow`: {reason}")


def _repairs(origin: Origin, tidy: Collection[str]) -> None:
    for name in tidy:
        known = repairs()
        if name not in known:
            hint = did_you_mean(name, known)
            raise origin.error(["convert", "tidy", name], f"no repair is named `{name}`{hint}")


def repairs() -> Collection[str]:
    """Return the names of the repairs that settings may switch on and off."""
    from postlint.conversion import tidy  # noqa: PLC0415  the converter is heavy

    return tidy.SWITCHES


def _site(origin: Origin, keys: list[Key], site: dict[str, Any]) -> None:
    hosts = [site["host"]] if isinstance(site["host"], str) else site["host"]
    for host in hosts or [""]:
        if not host or "/" in host or ":" in host:
            raise origin.error([*keys, "host"], f"`{host}` is no host; write it as `example.org`")
    from postlint.post.html import selector_problem  # noqa: PLC0415  the parser is heavy

    for name in ("keep", "drop"):
        for number, selector in enumerate(site.get(name, ())):
            if reason := selector_problem(selector):
                raise origin.error([*keys, name, number], f"`{selector}` is no selector: {reason}")


def _dotted(keys: list[Key]) -> str:
    return ".".join(key for key in keys if isinstance(key, str))
