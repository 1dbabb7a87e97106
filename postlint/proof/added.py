"""Characters more that settings allow beside emphasis, where its marks would not render without."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from postlint.loss import ADDED
from postlint.proof.pieces import CLOSE, OPEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.loss import Loss

_MARK: Final = f"{OPEN}mark"


def without_added(was: str, now: str, losses: Sequence[Loss]) -> str:
    """Return the canonical form ``now`` without the characters that ``losses`` say it has more.

    Each must stand beside a mark, where ``was`` has no such character, and all of them must be
    there. What else differs stays as it is.

    Raises:
        LookupError: with the first of these that is not there.

    """
    if not losses:
        return now
    due = Counter(ADDED[loss.kind] for loss in losses if loss.kind in ADDED)
    if not due:
        return now
    kept: list[str] = []
    place = 0
    for index, character in enumerate(now):
        if was[place : place + 1] == character:
            place += 1
        elif due[character] and _beside_mark(now, index):
            due[character] -= 1
            continue
        else:
            return now
        kept.append(character)
    for kind, character in ADDED.items():
        if due[character]:
            raise LookupError(f"{kind} beside emphasis, which is not there")
    return "".join(kept)


def _beside_mark(text: str, place: int) -> bool:
    """Say whether a mark begins or ends at a character of a canonical form."""
    if text.startswith(_MARK, place + 1):
        return True
    if text[place - 1 : place] != CLOSE:
        return False
    return text.startswith(_MARK, text.rfind(OPEN, 0, place))
