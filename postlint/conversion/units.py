"""What becomes of the islands of a body, each on its own and before any proof."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

import msgspec

from postlint.conversion.facts import Facts, Written
from postlint.conversion.habits import habits
from postlint.conversion.inline import inline_units
from postlint.conversion.opaque import holds_markdown, opaque_spans, templates
from postlint.conversion.place import replacement
from postlint.conversion.policy import EMBED_HOSTS, REASONS
from postlint.conversion.read.stayed import kept_of, losses_of
from postlint.conversion.source import Untouchable, source_of
from postlint.conversion.unit import Unit
from postlint.conversion.write.style import Choices
from postlint.loss import Kept
from postlint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.conversion.options import Options
    from postlint.post.body import Block, Body, Island

_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_TARGET: Final = re.compile(r"""#([^"'\s<>)]+)""")
_BEFORE_TARGET: Final = frozenset("\"'(=< \t:")
_DEFINITION: Final = re.compile(r"^[ >]*\[[^\]\n]+\]:", re.MULTILINE)
_TAG: Final = re.compile(r"<([a-zA-Z][a-zA-Z0-9:-]*)")
_END_TAG: Final = re.compile(r"</([a-zA-Z][a-zA-Z0-9:-]*)")
_START: Final = re.compile(r"<(?!tbody\b)[a-zA-Z]")


def facts_of(body: Body, options: Options) -> Facts:
    """Return what converting an island must know of the whole body."""
    source = body.source
    targets: set[str] = set()
    for match in _TARGET.finditer(source):
        if source[match.start() - 1] in _BEFORE_TARGET:
            targets |= {match[1], unquote(match[1])}
    definitions = _defines(source) and _DEFINITION.search(source) is not None
    embeds = "<script" in source and any(host in source for host in EMBED_HOSTS)
    choices = Choices(options.preferences.style, options.markdown, habits(body))
    return Facts(
        frozenset(targets),
        definitions,
        embeds,
        _first_heading(body) if options.title else -1,
        choices,
        opaque_spans(source),
    )


def _first_heading(body: Body) -> int:
    """Return where the first heading begins, Markdown's or HTML's; -1 if there is none."""
    html = (element.start_tag.start for element in body.select(_HEADINGS))
    return min([*html, *_heading_blocks(body.blocks)], default=-1)


def _heading_blocks(blocks: tuple[Block, ...]) -> Iterator[int]:
    for block in blocks:
        if block.kind == "heading":
            yield block.span.start
        for children in block.children:
            yield from _heading_blocks(children)


def titled(options: Options, facts: Facts, island: Island) -> Options:
    """Return how an island is converted: the title is known where the first heading stands."""
    if not options.title or island.span.start <= facts.heading < island.span.end:
        return options
    return msgspec.structs.replace(options, title="")


def _defines(source: str) -> bool:
    """Say whether ``]:`` is in a body. One character is found many times faster than two."""
    place = source.find("]")
    while place >= 0:
        if source[place + 1 : place + 2] == ":":
            return True
        place = source.find("]", place + 1)
    return False


def island_units(body: Body, island: Island, facts: Facts, options: Options) -> Iterator[Unit]:
    """Yield what becomes of an island, before any proof."""
    if island.kind == "inline":
        for unit in inline_units(body.text, island, facts, options):
            yield Unit(
                unit.span,
                unit.edits,
                losses_of(unit.lost, unit.span),
                kept_of(unit.span, unit.stayed),
                repairs=unit.repairs,
            )
        return
    source = island.span.of(body.text)
    if island.prefix and not _START.search(source):
        return  # the end tag of a pair around Markdown, in a quote or an item
    reason = "" if body.is_html else _untouchable(body, island, source, facts)
    written = None
    if not reason:
        try:
            chosen = titled(options, facts, island)
            written = source_of(body, island, options).write(facts, chosen)
        except Untouchable as untouchable:
            reason = str(untouchable)
    if written is None or templates(source) != templates(written.markdown):
        tag = "html" if reason == "page" else first_tag(source)
        kept = Kept(island.span, tag, "policy", REASONS[reason or "liquid"])
        yield Unit(island.span, (), (), (kept,))
        return
    if not body.is_html and _stays(island, written, source):
        yield Unit(island.span, (), (), kept_of(island.span, written.stayed))
        return
    yield block_unit(body, island, written)


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


def block_unit(body: Body, island: Island, written: Written) -> Unit:
    """Return an island of blocks with the Markdown that it becomes."""
    edit = replacement(body, island, written.markdown)
    # The same text may be another document once it is read as Markdown: it is to be proven.
    same = not body.is_html and edit.text == edit.span.of(body.text)
    return Unit(
        island.span,
        () if same else (edit,),
        losses_of(written.lost, island.span),
        kept_of(island.span, written.stayed),
        island,
        written.repairs,
    )


def first_tag(html: str) -> str:
    """Return the name of the first tag in some HTML, or nothing."""
    match = _TAG.search(html) or _END_TAG.search(html)
    return match[1].lower() if match else ""
