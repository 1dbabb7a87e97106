"""Convert the islands of a body: all at once, and one by one only where the proof refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from postlint.conversion.dropping import drops_of, without_dropped
from postlint.conversion.narrow import narrow
from postlint.conversion.options import Conversion, Options
from postlint.conversion.policy import REASONS
from postlint.conversion.source import source_of
from postlint.conversion.tidy import added
from postlint.conversion.unit import Unit, apart
from postlint.conversion.units import block_unit, facts_of, first_tag, island_units, titled
from postlint.conversion.unsettled import unsettled
from postlint.loss import Kept
from postlint.post.body import Body, Island
from postlint.text import Span, apply, composed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from postlint.conversion.facts import Facts
    from postlint.conversion.options import Prover, Verdict
    from postlint.text import Edit

ROUNDS: Final = 3
"""How often what was left is tried again; two are enough for everything known."""

PATIENCE: Final = 50
"""How many parts of a body are refused one by one."""

DEFAULT: Final = Options()


def convert(body: Body, *, prove: Prover, options: Options = DEFAULT) -> Conversion:
    """Rewrite the HTML of a body as Markdown, as far as it is proven.

    Args:
        body: the body; not changed.
        prove: the proof.
        options: how to convert.

    Returns:
        Edits on the text of the file; made all together they are proven, with the losses.

    """
    dropped = without_dropped(body, prove, options, lambda rest: _rest(rest, prove, options))
    return dropped or _rest(body, prove, options)


def _rest(body: Body, prove: Prover, options: Options) -> Conversion:
    """Convert a body from which all is gone that settings drop."""
    once = _convert(body, prove, options)
    if once.edits and unsettled(body, once):
        once = _again(body, once, prove, options)
    return once if options.raw_html else _unseen(once)


def _unseen(conversion: Conversion) -> Conversion:
    """Say of all that stays HTML that the site does not show it."""
    reason = REASONS["unseen"]
    kept = [
        msgspec.structs.replace(kept, reason=f"{kept.reason}; {reason}") for kept in conversion.kept
    ]
    return msgspec.structs.replace(conversion, kept=tuple(kept))


def _again(body: Body, once: Conversion, prove: Prover, options: Options) -> Conversion:
    """Convert what was left until still: what stays in one place may convert in its new one."""
    total, edits = once, once.edits
    text = apply(body.text, edits)
    for _ in range(ROUNDS):
        after = Body(text, Span(body.span.start, len(text)), body.dialect)
        more = _convert(after, prove, options)
        if not more.edits:
            return total
        left = tuple(
            msgspec.structs.replace(kept, span=_before(kept.span, edits)) for kept in more.kept
        )
        edits, text = composed(body.text, edits, more.edits), apply(text, more.edits)
        # Where the text between the rounds had them is nowhere in the file: its body it is.
        later = (msgspec.structs.replace(loss, span=body.span) for loss in more.losses)
        losses = (*total.losses, *later)
        start = body.span.start
        verdict = prove(
            body.source,
            text[start:],
            dialect=options.dialect,
            losses=losses,
            was_html=body.is_html,
        )
        if not verdict.holds:
            return total
        repairs = added((total.repairs, more.repairs))
        total = Conversion(edits, losses, left, total.converted, repairs)
    return total


def _before(span: Span, edits: Iterable[Edit]) -> Span:
    """Return the span, in the text before ``edits``, of what has a span in the text after them."""
    edits = sorted(edits)
    return Span(_stood(span.start, edits).start, _stood(span.end - 1, edits).end)


def _stood(place: int, edits: Sequence[Edit]) -> Span:
    """Return where a character stood before ``edits``; of one that an edit wrote, the edit's span."""
    shift = 0
    for edit in edits:
        start = edit.span.start + shift
        if place < start:
            break
        if place < start + len(edit.text):
            return edit.span
        shift += len(edit.text) - (edit.span.end - edit.span.start)
    return Span(place - shift, place - shift + 1)


def _convert(body: Body, prove: Prover, options: Options) -> Conversion:
    facts = facts_of(body, options) if body.islands else None
    if facts is None:
        return Conversion()
    units = [unit for island in body.islands for unit in island_units(body, island, facts, options)]
    kept = [kept for unit in units for kept in unit.kept]
    units = apart([unit for unit in units if unit.edits])
    if not units:
        return Conversion(kept=tuple(kept))
    proof = _Attempt(body, prove, options, facts)
    if not proof.holds(units):
        units, refused = proof.narrow(units)
        kept = [*(k for unit in units for k in unit.kept), *refused]
    return Conversion(
        tuple(edit for unit in units for edit in unit.edits),
        tuple(loss for unit in units for loss in unit.losses),
        tuple(sorted(kept, key=lambda k: k.span)),
        len(units),
        added(unit.repairs for unit in units),
    )


def would_change(body: Body, island: Island, options: Options = DEFAULT) -> bool:
    """Say whether converting an island would change anything, before any proof."""
    if drops_of(body, island.span, options):
        return True
    return any(unit.edits for unit in island_units(body, island, facts_of(body, options), options))


class _Attempt:
    """Proves sets of units against the body as it is."""

    def __init__(self, body: Body, prove: Prover, options: Options, facts: Facts) -> None:
        self._body = body
        self._prove = prove
        self._options = options
        self._facts = facts
        self._verdict: Verdict | None = None

    @property
    def message(self) -> str:
        """What differed when it was last asked; the proof finds it out only now."""
        return self._verdict.message if self._verdict is not None else ""

    def holds(self, units: Iterable[Unit]) -> bool:
        units = list(units)
        start = self._body.span.start
        edits = [edit for unit in units for edit in unit.edits]
        self._verdict = self._prove(
            self._body.source,
            apply(self._body.text, edits)[start:],
            dialect=self._options.dialect,
            losses=tuple(loss for unit in units for loss in unit.losses),
            was_html=self._body.is_html,
        )
        return self._verdict.holds

    def narrow(self, units: list[Unit]) -> tuple[list[Unit], list[Kept]]:
        """Return the units that hold, narrowed where need be, and what stayed for it.

        What does not hold is halved until it does or is one unit: of a thousand units it takes
        some twenty proofs to find the one that is at fault. Where very many are, the rest is not
        told apart.
        """
        good: list[Unit] = []
        kept: list[Kept] = []
        waiting = [units[len(units) // 2 :], units[: len(units) // 2]]
        while waiting:
            group = waiting.pop()
            if not group:
                continue
            known_to_fail = len(group) == len(units)
            if not known_to_fail and self.holds([*good, *group]):
                good += group
            elif len(group) > 1 and len(kept) > PATIENCE:
                kept += map(self._refused, group)
            elif len(group) > 1:
                waiting += (group[len(group) // 2 :], group[: len(group) // 2])
            else:
                self._add(group[0], good, kept)
        return good, kept

    def _add(self, unit: Unit, good: list[Unit], kept: list[Kept]) -> None:
        """Add a unit that does not hold with the good ones: narrowed, or only to what is kept."""
        if good and self.holds([unit]):
            self.holds([*good, unit])
            kept.append(self._refused(unit))
            return
        smaller, refused = self._narrow_unit(unit)
        kept += refused
        if smaller is not None and self.holds([*good, smaller]):
            good.append(smaller)
        elif smaller is not None:
            kept.append(self._refused(unit))

    def _narrow_unit(self, unit: Unit) -> tuple[Unit | None, list[Kept]]:
        island = unit.island
        if island is None:
            return None, [self._refused(unit)]
        source = source_of(self._body, island, self._options, careful=True)
        narrowed = narrow(
            source,
            self._facts,
            titled(self._options, self._facts, island),
            self._prove,
            was_html=self._body.is_html,
        )
        if narrowed.written is None:
            self.holds([unit])
            return None, [self._refused(unit)]
        kept = [Kept(unit.span, tag, "proof", message) for tag, message in narrowed.kept]
        written = narrowed.written
        smaller = block_unit(self._body, island, written)
        if not self.holds([smaller]):
            return None, [self._refused(unit)]
        return smaller, kept

    def _refused(self, unit: Unit) -> Kept:
        tag = first_tag(unit.span.of(self._body.text))
        return Kept(unit.span, tag, "proof", self.message)
