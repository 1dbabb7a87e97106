"""What Markdown does not parse: code in a line, and the address and title of a link or an image."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from postlint.conversion.write.dialect import Dialect

_TICKS: Final = re.compile(r"`+")
_PLAIN_URL: Final = re.compile(r"[A-Za-z0-9%/:?#@!$&'*+,;=~._-]*").fullmatch
_CONTROLS: Final = re.compile(r"[\t\n\r\f]+")
_ENTITY: Final = re.compile(r"&(?=#?[A-Za-z0-9]+;)")
_DESTINATION: Final = str.maketrans(
    {" ": "%20", "<": "%3C", ">": "%3E", "\\": "\\\\", "\x00": "%00", "\x7f": "%7F"}
    | {chr(code): f"%{code:02X}" for code in range(1, 32)}
)
_WITHOUT_ESCAPES: Final = str.maketrans({"\\": "%5C", "|": "%7C"})
_TITLE_ENTITIES: Final = str.maketrans({"\\": "&#92;", '"': "&quot;", "|": "&#124;"})


def has_entity(text: str) -> bool:
    """Say whether a text holds what Markdown would read as an entity."""
    return _ENTITY.search(text) is not None


def code_span(value: str, dialect: Dialect) -> str:
    """Write code in a line (6.1), between more backticks than it holds in a row."""
    if not dialect.unescapes_targets:
        return _wide_code_span(value)
    ticks = [len(run) for run in _TICKS.findall(value)]
    fence = "`"
    while len(fence) in ticks:
        fence += "`"
    pad = " " if value[:1] == "`" or value[-1:] == "`" or value[:1] == value[-1:] == " " else ""
    return f"{fence}{pad}{value}{pad}{fence}"


def _wide_code_span(value: str) -> str:
    """Write code for kramdown: the first run that is long enough ends it, two at least take blanks."""
    longest = max(map(len, _TICKS.findall(value)), default=0)
    if not longest and not value[:1].isspace() and not value[-1:].isspace():
        return f"`{value}`"
    fence = "`" * max(2, longest + 1)
    return f"{fence} {value} {fence}"


def link_target(url: str, title: str, dialect: Dialect) -> str:
    """Write what stands between the parentheses of a link or an image."""
    if not url and title:
        return f"<>{_title(title, dialect)}"
    return _destination(url, dialect) + _title(title, dialect)


def _destination(url: str, dialect: Dialect) -> str:
    """Write an address (6.3): no white space, parentheses in pairs."""
    if _PLAIN_URL(url) and ("&" not in url or ";" not in url):
        return url
    url = _CONTROLS.sub("", url.strip(" \t\n\r\f"))
    if not dialect.unescapes_targets:
        url = url.translate(_WITHOUT_ESCAPES)
    url = _ENTITY.sub("&amp;", url.translate(_DESTINATION))
    if "(" not in url and ")" not in url:
        return url
    depth = 0
    for character in url:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            break
    if not depth:
        return url
    if not dialect.unescapes_targets:
        return f"<{url}>"
    return url.replace("(", "\\(").replace(")", "\\)")


def _title(title: str, dialect: Dialect) -> str:
    if not title:
        return ""
    words = _ENTITY.sub("&amp;", title)
    if dialect.unescapes_targets:
        words = words.replace("\\", "\\\\").replace('"', '\\"')
    else:
        words = words.translate(_TITLE_ENTITIES)
    return f' "{words}"'


def balanced(text: str) -> str:
    """Escape the brackets of a link's text unless they stand in pairs."""
    if ("[" not in text and "]" not in text) or in_pairs(text):
        return text
    return re.sub(r"(?<!\\)([\[\]])(?!\()", r"\\\1", text)


def in_pairs(text: str) -> bool:
    """Say whether the brackets of a text that are not escaped stand in pairs."""
    depth = 0
    escaped = False
    for character in text:
        if not escaped:
            depth += (character == "[") - (character == "]")
        escaped = character == "\\" and not escaped
        if depth < 0:
            return False
    return depth == 0
