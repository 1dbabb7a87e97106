"""The dialects of Markdown, and what a site may set otherwise in one.

A dialect is written as its name and, behind it, what the site sets otherwise than the dialect does:
``gfm+hard-breaks``, ``kramdown-smart``.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import msgspec

from postlint.expressions import expression

NAMES: Final = ("commonmark", "gfm", "goldmark", "kramdown")
SMART: Final = frozenset({"goldmark", "kramdown"})
"""The dialects whose sites have smart punctuation unless they say otherwise."""

_OPTION = expression(r"([+-])(hard-breaks|smart)")
_DIALECT = expression(rf"([a-z]+)((?:{_OPTION.pattern})*)")


class Dialect(msgspec.Struct, frozen=True):
    """A dialect of Markdown.

    ``hard_breaks`` says that each line end in a paragraph breaks the line for the reader, ``smart``
    that two hyphens become a dash, three dots one character and straight quotes curly ones.
    """

    name: str
    hard_breaks: bool = False
    smart: bool = False

    def __str__(self) -> str:
        """Write the dialect."""
        breaks = "+hard-breaks" if self.hard_breaks else ""
        smart = "" if self.smart == (self.name in SMART) else "+smart" if self.smart else "-smart"
        return f"{self.name}{breaks}{smart}"


@cache
def dialect(written: str) -> Dialect:
    """Read how a dialect is written.

    Raises:
        ValueError: if there is no such dialect, or option of it.

    """
    match = _DIALECT.fullmatch(written)
    if match is None or match[1] not in NAMES:
        raise ValueError(f"there is no dialect {written!r}; there are {', '.join(NAMES)}")
    chosen = {name: sign == "+" for sign, name in _OPTION.findall(match[2])}
    return Dialect(
        match[1], chosen.get("hard-breaks", False), chosen.get("smart", match[1] in SMART)
    )
