"""What reading leaves behind: declared losses, and elements that stay HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from postlint.conversion.policy import REASONS
from postlint.loss import Kept, Loss

if TYPE_CHECKING:
    from postlint.text import Span


class Lost(msgspec.Struct, frozen=True, gc=False):
    """A declared loss, before anyone knows where its island stands: kind and canonical token."""

    kind: str
    token: str


class Stayed(msgspec.Struct, frozen=True, gc=False):
    """An element that stays HTML by policy, and why."""

    tag: str
    reason: str


def losses_of(lost: tuple[Lost, ...], span: Span) -> tuple[Loss, ...]:
    """Return the losses of an island, or a part of one, that stands there."""
    return tuple(Loss(item.kind, span, item.token) for item in lost)  # type: ignore[arg-type]


def kept_of(span: Span, stayed: tuple[Stayed, ...]) -> tuple[Kept, ...]:
    """Return what stayed HTML in an island that stands there, and who wanted it."""
    return tuple(
        Kept(span, item.tag, "ask" if item.reason == REASONS["ask"] else "policy", item.reason)
        for item in stayed
    )
