"""Inline elements around a blank line: it parts them, and each part is marked for itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

from postlint.conversion.policy import MARKS
from postlint.conversion.tags import name
from postlint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from postlint.conversion.options import Options
    from postlint.conversion.tags import Pair, Unit

_PARTED: Final = frozenset({"mark", "html-mark"})
_OPENS: Final = re.compile(r"(?:[*_~]+|\[)$")
_CLOSES: Final = re.compile(r"[*_~]+|\]\(.*", re.DOTALL)


class Parting:
    """The breaks of a paragraph that are blank lines, by the element that each of them parts.

    ``free`` are the others. What stands in two such elements at once, or in code, stays as it is.
    """

    def __init__(
        self, text: str, breaks: Iterable[Unit], pairs: Iterable[Pair], options: Options
    ) -> None:
        self.free: list[Unit] = []
        self._inside: dict[int, list[Unit]] = {}
        marked = [
            (one, end) for one, end in pairs if end is not None and _shows(name(one), options)
        ]
        waiting = list(reversed(marked))
        around: list[Pair] = []
        for unit in breaks:
            while waiting and waiting[-1][0].span.start < unit.span.start:
                around.append(waiting.pop())
            around = [pair for pair in around if pair[1] and pair[1].span.start >= unit.span.end]
            if not around or unit.edits[0].text.count("\n") < 2:  # noqa: PLR2004 - a blank line
                self.free.append(unit)
            elif len(around) == 1 and _parts(text, around[0], unit):
                self._inside.setdefault(around[0][0].span.start, []).append(unit)

    def parted(self, opening: str, unit: Unit) -> Unit:
        """Return what becomes of an element, ended before each blank line in it and begun anew."""
        inside = self._inside.get(unit.span.start)
        if inside is None:
            return unit
        opened, closed = opening, f"</{unit.tag}>"
        if unit.edits:
            begun, ended = _OPENS.search(unit.edits[0].text), _CLOSES.search(unit.edits[-1].text)
            if begun is None or ended is None:
                return unit
            opened, closed = begun[0], ended[0].rstrip()
        parts = [Edit(one.span, f"{closed}{one.edits[0].text}{opened}") for one in inside]
        return msgspec.structs.replace(unit, edits=(*unit.edits[:1], *parts, *unit.edits[1:]))


def _parts(text: str, pair: Pair, unit: Unit) -> bool:
    """Say whether there is something in an element on both sides of a break."""
    opening, closing = pair
    return (
        closing is not None
        and MARKS.get(name(opening)) != "code"
        and bool(text[opening.span.end : unit.span.start].strip())
        and bool(text[unit.span.end : closing.span.start].strip())
    )


def _shows(tag: str, options: Options) -> bool:
    return tag == "a" or options.verbs.get(tag) in _PARTED
