"""Items without content that a list loses by declaration: the last one of it."""

from __future__ import annotations

from typing import Final

from postlint.proof.pieces import token

ITEM: Final = token("item")
_START: Final = token("li")
_END: Final = token("/li")
_LISTS: Final = frozenset((token("/ul"), token("/ol")))


def without_blank(pieces: list[str]) -> list[str] | None:
    """Return the pieces without the first blank item that ends a list of more; None without one."""
    for place in range(1, len(pieces) - 2):
        before, start, end, after = pieces[place - 1 : place + 3]
        if (before, start, end) == (_END, _START, _END) and after in _LISTS:
            return [*pieces[:place], *pieces[place + 2 :]]
    return None
