"""Blocks of HTML as kramdown sees them: up to the end tag that matches, over blank lines.

CommonMark ends such a block at the first blank line; what follows may then be code.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final

from postlint.expressions import expression
from postlint.text import comments_end

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPANS: Final = frozenset(
    "a abbr acronym b bdo big br button cite code del dfn em i img input ins kbd label mark option q"
    " rb rbc rp rt rtc ruby samp script select small span strong sub sup textarea tt u var".split()
)
_VOID: Final = frozenset(
    "area base br col command embed hr img input keygen link meta param source track wbr".split()
)
_START = expression(
    r"^ {0,3}(?:(?P<fence>`{3,}|~{3,})|<(?P<tag>[a-zA-Z][a-zA-Z0-9:-]*)(?P<rest>[^<>]*)>)",
    re.MULTILINE,
)
_BLANK = expression(r"\n(?=[ \t]*\r?\n)")
_VERBATIM = expression(r"<(pre|textarea)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)


def without_blank_lines(source: str, *, same_length: bool) -> str:
    """Take the blank lines out of the blocks of HTML, so that CommonMark sees them end where they do.

    With ``same_length`` every character stays in its place; otherwise the result means the same.
    """
    if "\n\n" not in source.replace("\r", "").replace(" ", "").replace("\t", ""):
        return source
    parts: list[str] = []
    done = 0
    for start, end in _elements(source):
        html = source[start:end]
        if not same_length:
            html = _VERBATIM.sub(_entities, html)
        parts += (source[done:start], _BLANK.sub("\f", html))
        done = end
    return "".join([*parts, source[done:]]) if done else source


def _entities(match: re.Match[str]) -> str:
    return _BLANK.sub("&#10;", match[0])


def _elements(source: str) -> Iterator[tuple[int, int]]:
    """Yield where each block of HTML begins and ends that has an end tag."""
    place = 0
    while (match := _START.search(source, place)) is not None:
        place = match.end()
        if match["fence"]:
            closing = re.compile(rf"^ {{0,3}}{match['fence']}[`~]*[ \t]*$", re.MULTILINE)
            fence = closing.search(source, source.find("\n", place) + 1 or len(source))
            place = fence.end() if fence else len(source)
        elif match["tag"].lower() not in _SPANS | _VOID and "markdown" not in match["rest"]:
            end = _end(source, match["tag"], match.end())
            if end > 0:
                yield match.start(), end
                place = end


def _end(source: str, tag: str, start: int) -> int:
    """Return the end of the element ``tag`` whose content begins at ``start``, or -1."""
    depth = 1
    mark = rf"<(/?){re.escape(tag)}(?=[\s/>])[^<>]*>"
    until = comments_end(source)
    tags = re.compile(rf"<!--.*?-->|{mark}", re.IGNORECASE | re.DOTALL).finditer(
        source, start, until
    )
    rest = re.compile(mark, re.IGNORECASE).finditer(source, max(start, until))
    for match in chain(tags, rest):
        if match[1] is not None:
            depth += -1 if match[1] else 1
        if not depth:
            return match.end()
    return -1
