"""Convert a body without what settings drop, and say in the words of the whole body what became of it."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

from postlint.conversion.options import Conversion, Options
from postlint.conversion.profile import Cut, cuts
from postlint.loss import Kept, Loss, relative
from postlint.post.body import Body
from postlint.text import Edit, Span, apply, composed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from postlint.conversion.options import Prover

    Convert = Callable[[Body], Conversion]


def without_dropped(
    body: Body, prove: Prover, options: Options, convert: Convert
) -> Conversion | None:
    """Convert a body without what settings drop; None if they drop nothing of it.

    Args:
        body: the body; not changed.
        prove: the proof.
        options: how to convert.
        convert: converts a body from which all is cut that goes.

    """
    found, stuck, notes = cuts(body, options)
    if not found:
        return _told(convert(body), stuck, notes) if stuck or notes else None
    dropping = _Dropping(body, prove, options, convert)
    conversion = dropping.convert(found)
    if conversion is None:
        good = [cut for cut in found if dropping.holds(cut)]
        conversion = dropping.convert(good)
        bad = found if conversion is None else [cut for cut in found if cut not in good]
        stuck += [Kept(cut.span, _tag(cut), "proof", dropping.message) for cut in bad]
    return _told(conversion or convert(body), stuck, notes)


def drops(body: Body, options: Options) -> list[tuple[Span, str]]:
    """Return what settings drop of a body, before any proof: where it stands and what it is called."""
    return [(cut.span, cut.token) for cut in cuts(body, options)[0]]


def drops_of(body: Body, span: Span, options: Options) -> bool:
    """Say whether settings drop something within a span of a body, before any proof."""
    if not _last or _last[0][0] is not body or _last[0][1] != options:
        _last[:] = [(body, options, cuts(body, options).cuts)]
    return any(cut.span.overlaps(span) for cut in _last[0][2])


_last: list[tuple[Body, Options, list[Cut]]] = []  # a rule asks for each island of a body


class _Dropping:
    """Cuts parts out of a body, converts what is left, and proves it against the whole."""

    def __init__(self, body: Body, prove: Prover, options: Options, convert: Convert) -> None:
        self._body = body
        self._prove = prove
        self._options = options
        self._convert = convert
        self.message = ""

    def convert(self, found: Sequence[Cut]) -> Conversion | None:
        """Return the conversion of a body without some of its parts, or None if it is not proven."""
        body = self._body
        shorter = _Shorter(body, found)
        conversion = self._convert(shorter.body)
        edits = shorter.edits(conversion.edits)
        losses = (
            *(Loss("dropped", cut.span, cut.token) for cut in found),
            *(shorter.loss(loss) for loss in conversion.losses),
        )
        kept = [
            msgspec.structs.replace(kept, span=shorter.whole(kept.span)) for kept in conversion.kept
        ]
        if found and not self._holds(apply(body.text, edits), losses):
            return None
        return Conversion(edits, losses, tuple(kept), conversion.converted, conversion.repairs)

    def holds(self, cut: Cut) -> bool:
        """Say whether a part can be cut out on its own."""
        text = apply(self._body.text, [Edit(cut.room, cut.stand_in)])
        return self._holds(text, (Loss("dropped", cut.span, cut.token),))

    def _holds(self, text: str, losses: tuple[Loss, ...]) -> bool:
        start = self._body.span.start
        verdict = self._prove(
            self._body.source,
            text[start:],
            dialect=self._options.dialect,
            losses=relative(losses, start),
        )
        if not verdict.holds:
            self.message = verdict.message
        return verdict.holds


class _Shorter:
    """A body without some of its parts; knows where each place of it is in the whole."""

    def __init__(self, body: Body, found: Sequence[Cut]) -> None:
        self._whole = body
        self._cuts = found
        text = apply(body.text, [Edit(cut.room, cut.stand_in) for cut in found])
        self.body = Body(text, Span(body.span.start, len(text)), body.dialect, body.syntax)
        grown = [len(cut.stand_in) - (cut.room.end - cut.room.start) for cut in found]
        self._shifts = [0, *accumulate(grown)]
        shifted = zip(found, self._shifts, strict=False)
        self._starts = [cut.room.start + shift for cut, shift in shifted]
        self._ends = [
            start + len(cut.stand_in) for cut, start in zip(found, self._starts, strict=True)
        ]

    def edits(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """Return edits of this body, and the cuts, as edits of the whole one."""
        cut = [Edit(it.room, it.stand_in) for it in self._cuts]
        return composed(self._whole.text, cut, edits)

    def loss(self, loss: Loss) -> Loss:
        """Return a loss of this body as one of the whole."""
        return msgspec.structs.replace(loss, span=self.whole(loss.span))

    def whole(self, span: Span) -> Span:
        """Return the span of the whole body that a span of this one stands for."""
        first, last = bisect_right(self._ends, span.start), bisect_right(self._ends, span.end)
        start = span.start - self._shifts[first]
        if first < len(self._cuts) and self._starts[first] < span.start:
            start = self._cuts[first].room.start
        while last > first and self._starts[last - 1] == span.end:
            last -= 1  # behind its end, where nothing stands in
        end = span.end - self._shifts[last]
        if last < len(self._cuts) and self._starts[last] < span.end:
            end = self._cuts[last].room.end
        return Span(start, max(start, end))


def _told(conversion: Conversion, more: Sequence[Kept], notes: tuple[str, ...]) -> Conversion:
    """Return a conversion with what stayed, too, and with the notes if there is anything to note."""
    kept = sorted([*conversion.kept, *more], key=lambda it: it.span)
    notes = notes if conversion.edits else ()
    return msgspec.structs.replace(conversion, kept=tuple(kept), notes=notes)


def _tag(cut: Cut) -> str:
    return cut.token.split(maxsplit=1)[0].partition(".")[0].partition("#")[0]
