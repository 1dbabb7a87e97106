"""Blanks at the end of a line: no-break and ideographic spaces, which collapse nowhere.

Nothing follows them that they could keep apart, so they show only where a line is drawn on them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.proof.pieces import CLOSE, OPEN, PARAGRAPH
from postlint.proof.words import BLOCKS, DRAWN, PREFORMATTED

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANKS: Final = "\xa0\u3000"
_WHITE: Final = f" {_BLANKS}"
_MARK: Final = f"{OPEN}mark"
_ENDS: Final = "|".join(["p", "br", *sorted(BLOCKS - PREFORMATTED)])
_AT_END: Final = re.compile(rf"[{_BLANKS}][{_WHITE}]*+(?=\Z|{OPEN}/?(?:{_ENDS})[ {CLOSE}])")


def has_blanks(form: str) -> bool:
    """Say whether a canonical form has any blank that collapses nowhere."""
    return any(blank in form for blank in _BLANKS)


def without_blank_ends(form: str) -> str:
    """Return a canonical form without the blanks at the ends of its lines."""
    parts: list[str] = []
    done = 0
    for match in _at_ends(form):
        start = match.start()
        while start > done and form[start - 1] in _WHITE:
            start -= 1
        mark, start = _mark_before(form, start)
        if start >= done and DRAWN.isdisjoint(re.split("[ ,]+", mark)):
            parts.append(form[done:start])
            done = match.end()
    return "".join([*parts, form[done:]])


def _at_ends(form: str) -> Iterator[re.Match[str]]:
    # Single characters are found many times faster than a set of them.
    ahead = [form.find(blank) for blank in _BLANKS]
    while (place := min((one for one in ahead if one >= 0), default=-1)) >= 0:
        match = _AT_END.match(form, place)
        if match is not None:
            yield match
        end = place + 1 if match is None else match.end()
        for index, blank in enumerate(_BLANKS):
            if 0 <= ahead[index] < end:
                ahead[index] = form.find(blank, end)


def _mark_before(form: str, place: int) -> tuple[str, int]:
    """Return the marks that a text at a place has, and where what belongs to it alone begins."""
    if form[place - 1 : place] == CLOSE:
        start = form.rfind(OPEN, 0, place)
        if form.startswith(_MARK, start):
            return form[start + len(_MARK) : place - 1], start
    start = form.rfind(_MARK, 0, place)
    if start > form.rfind(PARAGRAPH, 0, place):
        return form[start + len(_MARK) : form.index(CLOSE, start)], place
    return "", place
