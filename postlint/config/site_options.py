"""What a site's own files say about line ends and punctuation in its Markdown.

Files of settings are parsed, files of programs are only looked at: nothing is executed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from postlint.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_COMMENTS = expression(r"/\*.*?\*/|(?:^|(?<=[\s,;{}()\[\]]))(?://|#)[^\n]*", re.DOTALL)
_SYMBOLS = {"ndash": "--", "mdash": "---"}


class Typing(msgspec.Struct, frozen=True):
    """Whether each line end breaks the line, and whether punctuation is made typographic."""

    hard_breaks: bool = False
    smart: bool = False


def kramdown(config: Path) -> Typing:
    """Return what Jekyll's configuration says to kramdown."""
    options = (value for value in _values(_table(config), "kramdown") if isinstance(value, dict))
    chosen: dict[str, Any] = next(options, {})
    quirks = chosen.get("gfm_quirks")
    symbols = chosen.get("typographic_symbols")
    plain = "no_auto_typographic" in str(quirks) or (
        isinstance(symbols, dict)
        and all(symbols.get(name) == as_ for name, as_ in _SYMBOLS.items())
    )
    return Typing(chosen.get("hard_wrap") is True, not plain)


def commonmark(config: Path) -> Typing:
    """Return what Jekyll's configuration says to its plugin for CommonMark."""
    names = str(_first([_table(config)], "commonmark", "options")).upper()
    return Typing("HARDBREAKS" in names, "SMART" in names)


def hugo(files: Sequence[Path]) -> Typing:
    """Return what Hugo's configuration says to goldmark, in the first file that says it."""
    found = [_lower(_table(path)) for path in files]
    breaks = _first(found, "renderer", "hardwraps")
    setter = _first(found, "extensions", "typographer")
    off = setter.get("disable") is True if isinstance(setter, dict) else setter is False
    return Typing(breaks is True, not off)


def hexo(config: Path) -> Typing:
    """Return what Hexo's configuration says to marked, whose plugin has both unless told not to.

    The plugin for markdown-it has neither unless told to.
    """
    table = _table(config)
    if "hexo-renderer-markdown-it" in text(config.parent / "package.json"):
        breaks, smart = (
            _first([table], "markdown", "render", name) for name in ("breaks", "typographer")
        )
        return Typing(breaks is True, smart is True)
    breaks, smart = (_first([table], "marked", name) for name in ("breaks", "smartypants"))
    return Typing(breaks is not False, smart is not False)


def program(config: Path, breaks: str, smart: str | None) -> Typing:
    """Return what a program that configures a site says, by expressions for its lines."""
    code = _COMMENTS.sub("", text(config))
    return Typing(
        re.search(breaks, code) is not None,
        smart is not None and re.search(smart, code) is not None,
    )


def text(path: Path) -> str:
    """Return the text of a file; "" of one that cannot be read."""
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def _table(path: Path) -> dict[str, Any]:
    """Parse a file of settings; one that does not parse says nothing."""
    source = text(path)
    table: Any = None
    if path.suffix == ".toml":
        import tomllib  # noqa: PLC0415 - rarely needed

        try:
            table = tomllib.loads(source)
        except tomllib.TOMLDecodeError:
            return {}
    elif source:
        import yaml  # noqa: PLC0415 - rarely needed

        try:  # JSON is YAML
            table = yaml.load(source.replace("\t", " "), yaml.CSafeLoader)
        except (yaml.YAMLError, ValueError):
            return {}
    return table if isinstance(table, dict) else {}


def _values(table: object, *keys: str) -> Iterator[object]:
    """Yield what stands at a path of keys, at any depth."""
    if not isinstance(table, dict):
        return
    here: object = table
    for key in keys:
        here = here.get(key) if isinstance(here, dict) else None
    if here is not None:
        yield here
    for value in table.values():
        yield from _values(value, *keys)


def _first(tables: Sequence[object], *keys: str) -> object:
    return next((value for table in tables for value in _values(table, *keys)), None)


def _lower(table: object) -> object:
    """Return a table with its keys in small letters, as Hugo reads them."""
    if not isinstance(table, dict):
        return table
    return {str(key).lower(): _lower(value) for key, value in table.items()}
