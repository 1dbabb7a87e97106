"""The parts of a body that convert on their own."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from postlint.loss import Kept, Loss
from postlint.post.body import Island
from postlint.text import Edit, Span


class Unit(msgspec.Struct, frozen=True):
    """A part of a body that converts on its own: its edits, losses, and what stays in it."""

    span: Span
    edits: tuple[Edit, ...]
    losses: tuple[Loss, ...]
    kept: tuple[Kept, ...]
    island: Island | None = None
    repairs: Mapping[str, int] = {}


def apart(units: list[Unit]) -> list[Unit]:
    """Return units whose edits do not overlap: islands that go took the blank lines between twice."""
    found: list[Unit] = []
    end = 0
    for unit in units:
        first = unit.edits[0]
        if unit.island is not None and first.span.start < end <= first.span.end:
            edit = Edit(Span(end, first.span.end), first.text)
            found.append(msgspec.structs.replace(unit, edits=(edit, *unit.edits[1:])))
        else:
            found.append(unit)
        end = max(end, unit.edits[-1].span.end)
    return found
