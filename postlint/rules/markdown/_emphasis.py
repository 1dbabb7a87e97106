"""How emphasis is written so that a dialect renders it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rules.markdown._prose import GAP

if TYPE_CHECKING:
    from postlint.text import Span

_SPACES = " \t"


def written(text: str, span: Span, core: str, dialect: str) -> tuple[str, int]:
    """Return emphasis that renders, and how many spaces are too many then."""
    from postlint.conversion.write.flanking import closes, opens  # noqa: PLC0415 - rarely needed

    inside = span.of(text)[2:-2]
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    left = " " if inside[0] in _SPACES and before.strip(f" \t\r\n{GAP}") else ""
    right = " " if inside[-1] in _SPACES and after.strip(f" \t\r\n{GAP}") else ""
    gone = (inside[0] in _SPACES) + (inside[-1] in _SPACES) - len(left) - len(right)
    renders = opens(left or before, core[0]) and closes(core[-1], right or after)
    if dialect == "kramdown" or renders:
        return f"{left}**{core}**{right}", gone
    return f"{left}<strong>{core}</strong>{right}", gone
