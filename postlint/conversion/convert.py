"""Convert the islands of a body: all at once, and one by one only where the proof refuses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import msgspec

from postlint.conversion.habits import habits
from postlint.conversion.inline import inline_units
from postlint.conversion.island import Facts, Place, Written, write
from postlint.conversion.narrow import narrow
from postlint.conversion.opaque import holds_markdown, opaque_spans, templates
from postlint.conversion.options import Conversion, Options
from postlint.conversion.place import lists_beside, replacement
from postlint.conversion.policy import EMBED_HOSTS, REASONS
from postlint.conversion.unit import Unit, apart
from postlint.conversion.unsettled import unsettled
from postlint.conversion.write.dialect import DIALECTS
from postlint.conversion.write.style import Choices
from postlint.loss import Kept, Loss
from postlint.post.body import Body, Island
from postlint.post.markdown import parser
from postlint.post.nodes import tree
from postlint.text import Span, apply, difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from postlint.conversion.options import Prover, Verdict
    from postlint.conversion.read import Lost, Stayed
    from postlint.post.nodes import Node

_TARGET = re.compile(r"""#([^"'\s<>)]+)""")
_BEFORE_TARGET = frozenset("\"'(=< \t:")
_DEFINITION = re.compile(r"^[ >]*\[[^\]\n]+\]:", re.MULTILINE)
_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9:-]*)")
_END_TAG = re.compile(r"</([a-zA-Z][a-zA-Z0-9:-]*)")
_START = re.compile(r"<(?!tbody\b)[a-zA-Z]")


ROUNDS = 3
"""How often what was left is tried again; two are enough for everything known."""


DEFAULT = Options()


def convert(body: Body, *, prove: Prover, options: Options = DEFAULT) -> Conversion:
    """Rewrite the HTML of a body as Markdown, as far as it is proven.

    Args:
        body: the body; not changed.
        prove: the proof.
        options: how to convert.

    Returns:
        Edits on the text of the file; made all together they are proven, with the losses.

    """
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
    total = once
    text = apply(body.text, once.edits)
    for _ in range(ROUNDS):
        after = Body(text, Span(body.span.start, len(text)), body.dialect, body.syntax)
        more = _convert(after, prove, options)
        if not more.edits:
            return total
        text = apply(text, more.edits)
        # Where the text between the rounds had them is nowhere in the file: its body it is.
        later = (msgspec.structs.replace(loss, span=body.span) for loss in more.losses)
        losses = (*total.losses, *later)
        start = body.span.start
        verdict = prove(body.source, text[start:], dialect=options.dialect, losses=losses)
        if not verdict.holds:
            return total
        edits = difference(body.text, text)
        total = Conversion(edits, losses, more.kept, total.converted)
    return total


def _convert(body: Body, prove: Prover, options: Options) -> Conversion:
    facts = _facts(body, options) if body.islands else None
    if facts is None:
        return Conversion()
    units = [
        unit for island in body.islands for unit in _island_units(body, island, facts, options)
    ]
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
    )


def would_change(body: Body, island: Island, options: Options = DEFAULT) -> bool:
    """Say whether converting an island would change anything, before any proof."""
    return any(unit.edits for unit in _island_units(body, island, _facts(body, options), options))


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
        )
        return self._verdict.holds

    def narrow(self, units: list[Unit]) -> tuple[list[Unit], list[Kept]]:
        """Return the units that hold, narrowed where need be, and what stayed for it."""
        good: list[Unit] = []
        kept: list[Kept] = []
        for unit in units:
            if len(units) > 1 and self.holds([unit]):
                good.append(unit)
                continue
            smaller, refused = self._narrow_unit(unit)
            kept += refused
            if smaller is not None:
                good.append(smaller)
        if good and not self.holds(good):
            good, refused = self._one_after_another(good)
            kept += refused
        return good, kept

    def _narrow_unit(self, unit: Unit) -> tuple[Unit | None, list[Kept]]:
        island = unit.island
        if island is None:
            return None, [self._refused(unit)]
        html = island.html(self._body.text)
        root = _tree(self._body, island)
        narrowed = narrow(
            root, html, self._facts, self._options, self._prove, place=_place(self._body, island)
        )
        if narrowed.written is None:
            self.holds([unit])
            return None, [self._refused(unit)]
        kept = [Kept(unit.span, tag, "proof", message) for tag, message in narrowed.kept]
        written = narrowed.written
        smaller = _block_unit(self._body, island, written.markdown, written.lost, written.stayed)
        if not self.holds([smaller]):
            return None, [self._refused(unit)]
        return smaller, kept

    def _refused(self, unit: Unit) -> Kept:
        tag = _first_tag(unit.span.of(self._body.text))
        return Kept(unit.span, tag, "proof", self.message)

    def _one_after_another(self, units: list[Unit]) -> tuple[list[Unit], list[Kept]]:
        """Add unit after unit, leaving out those that do not hold with the others."""
        good: list[Unit] = []
        kept: list[Kept] = []
        for unit in units:
            if self.holds([*good, unit]):
                good.append(unit)
            else:
                kept.append(self._refused(unit))
        return good, kept


def _facts(body: Body, options: Options) -> Facts:
    source = body.source
    targets: set[str] = set()
    for match in _TARGET.finditer(source):
        if source[match.start() - 1] in _BEFORE_TARGET:
            targets |= {match[1], unquote(match[1])}
    definitions = "]:" in source and _DEFINITION.search(source) is not None
    embeds = "<script" in source and any(host in source for host in EMBED_HOSTS)
    choices = Choices(options.preferences.style, DIALECTS[options.dialect], habits(body))
    return Facts(frozenset(targets), definitions, embeds, choices, opaque_spans(source))


def _island_units(body: Body, island: Island, facts: Facts, options: Options) -> Iterator[Unit]:
    if island.kind == "inline":
        for unit in inline_units(body.text, island, facts, options):
            yield Unit(
                unit.span,
                unit.edits,
                _losses(unit.lost, unit.span),
                tuple(Kept(unit.span, s.tag, "policy", s.reason) for s in unit.stayed),
            )
        return
    source = island.span.of(body.text)
    if island.prefix and not _START.search(source):
        return  # the end tag of a pair around Markdown, in a quote or an item
    reason = _untouchable(body, island, source, facts)
    written = None
    if not reason:
        written = write(_tree(body, island), facts, options, place=_place(body, island))
    if written is None or templates(source) != templates(written.markdown):
        kept = Kept(island.span, _first_tag(source), "policy", REASONS[reason or "liquid"])
        yield Unit(island.span, (), (), (kept,))
        return
    if _stays(island, written, source):
        stayed = tuple(Kept(island.span, s.tag, "policy", s.reason) for s in written.stayed)
        yield Unit(island.span, (), (), stayed)
        return
    yield _block_unit(body, island, written.markdown, written.lost, written.stayed)


def _place(body: Body, island: Island) -> Place:
    return Place(len(island.prefix), lists_beside(body, island))


def _untouchable(body: Body, island: Island, source: str, facts: Facts) -> str:
    """Return the reason why an island may not be touched at all, or nothing."""
    start = body.span.start
    here = Span(island.span.start - start, island.span.end - start)
    if any(span.overlaps(here) for span in facts.opaque):
        return "liquid"
    return "markdown" if holds_markdown(source) else ""


def _stays(island: Island, written: Written, source: str) -> bool:
    """Say whether nothing is gained: raw elements alone, or raw elements around Markdown."""
    if not (written.raw or (island.mixed and written.stayed)):
        return False
    return len(_START.findall(source)) <= len(_START.findall(written.markdown))


def _tree(body: Body, island: Island) -> Node:
    html = island.html(body.text)
    return tree(parser(body.dialect).html(html) if island.mixed else html)


def _block_unit(
    body: Body,
    island: Island,
    markdown: str,
    lost: tuple[Lost, ...],
    stayed: tuple[Stayed, ...],
) -> Unit:
    kept = tuple(Kept(island.span, s.tag, "policy", s.reason) for s in stayed)
    edit = replacement(body, island, markdown)
    edits = () if edit.text == edit.span.of(body.text) else (edit,)
    return Unit(island.span, edits, _losses(lost, island.span), kept, island)


def _losses(lost: tuple[Lost, ...], span: Span) -> tuple[Loss, ...]:
    return tuple(Loss(item.kind, span, item.token) for item in lost)  # type: ignore[arg-type]


def _first_tag(html: str) -> str:
    match = _TAG.search(html) or _END_TAG.search(html)
    return match[1].lower() if match else ""
