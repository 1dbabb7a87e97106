"""What a pair is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from postlint.loss import Loss


class Pair(NamedTuple):
    """A body before and after, and what the change declares to lose."""

    name: str
    before: str
    after: str
    losses: tuple[Loss, ...] = ()
