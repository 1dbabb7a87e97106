"""Blanks at the end of a line: no-break and ideographic spaces, which collapse nowhere.

Nothing follows them that they could keep apart, so they show only where a line is drawn on them.
"""

from __future__ import annotations

import re
from typing import Final

from postlint.proof.pieces import CLOSE, OPEN, PARAGRAPH
from postlint.proof.words import BLOCKS, DRAWN, PREFORMATTED

_BLANKS: Final = "\xa0\u3000"
_MARK: Final = f"{OPEN}mark"
_ENDS: Final = "|".join(["p", "br", *sorted(BLOCKS - PREFORMATTED)])
_AT_END = re.compile(
    rf"(?P<mark>{_MARK}[^{CLOSE}]*{CLOSE})?(?<![ {_BLANKS}])[ {_BLANKS}]++"
    rf"(?=\Z|{OPEN}/?(?:{_ENDS})[ {CLOSE}])"
)


def has_blanks(form: str) -> bool:
    """Say whether a canonical form has any blank that collapses nowhere."""
    return any(blank in form for blank in _BLANKS)


def without_blank_ends(form: str) -> str:
    """Return a canonical form without the blanks at the ends of its lines."""
    return _AT_END.sub(_shown, form)


def _shown(match: re.Match[str]) -> str:
    """Return what shows of the blanks at the end of a line."""
    form = match.string
    mark = match["mark"]
    if mark is None:
        start = form.rfind(_MARK, 0, match.start())
        if start > form.rfind(PARAGRAPH, 0, match.start()):
            mark = form[start : form.index(CLOSE, start)]
    names = re.split("[ ,]+", mark[len(_MARK) :].strip(CLOSE)) if mark else ()
    return "" if DRAWN.isdisjoint(names) else match[0]
