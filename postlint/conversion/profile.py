"""What settings drop, found in the source: by a site's profile, and by the policy for an element.

It is cut out before anything is converted, so that the converter never sees it. A stand-in takes its
place inside of HTML, for a blank line would end the block, and text before and after it stays apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

import msgspec

from postlint.conversion.opaque import opaque_spans, templates
from postlint.conversion.policy import REASONS, drops
from postlint.loss import Kept
from postlint.post.html import VOID, summary
from postlint.post.islands import BLOCK
from postlint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.conversion.options import Options
    from postlint.post.body import Body, Island
    from postlint.post.html import Element
    from postlint.preferences import Site

_PARTS: Final = frozenset(
    "caption col colgroup dd dt li source tbody td tfoot th thead tr track".split()
)
_PIECE: Final = re.compile(r"<!--(.*?)-->|[^\s<>](?:[^<>\n]*[^\s<>])?", re.DOTALL)
_BLANK_LINES: Final = re.compile(r"[ \t]*(?:\r?\n[ \t]*)*(?:\r?\n|\Z)")
_SHOWS: Final = frozenset("audio canvas embed iframe img object svg table video".split())


EMPTY: Final = "<!---->"
"""A comment that says nothing: stands in where an element would break a list or a table."""


class Cut(msgspec.Struct, frozen=True):
    """A part of the source that goes: what stands in for it, and what the loss is called.

    ``room`` is what the stand-in replaces: of text in Markdown also the white space that goes with it.
    """

    span: Span
    room: Span
    stand_in: str
    token: str


def site_of(options: Options) -> Site | None:
    """Return what settings know of the site that a post was taken from."""
    sites = options.preferences.sites
    if not sites or not options.source:
        return None
    try:
        host = urlsplit(options.source.strip()).hostname or ""
    except ValueError:
        return None
    for site in reversed(sites):
        hosts = (site.host,) if isinstance(site.host, str) else site.host
        if any(f".{host}".endswith(f".{known.lower().rstrip('.')}") for known in hosts):
            return site
    return None


class Found(NamedTuple):
    """What goes from a body, in order; what settings drop but has to stay; and what is to be noted."""

    cuts: list[Cut]
    kept: list[Kept]
    notes: tuple[str, ...] = ()


def cuts(body: Body, options: Options) -> Found:
    """Find what settings drop."""
    if "<" not in body.source:
        return Found([], [])
    site = site_of(options)
    source = body.source.lower() if options.preferences.elements else ""
    selectors = [tag for tag in drops(options.preferences) if f"<{tag}" in source]
    selectors += site.drop if site else ()
    if not (selectors or (site and site.keep)):
        return Found([], [])
    finder = _Finder(body)
    if selectors:
        for element in body.select(selectors):
            finder.element(element)
    notes: tuple[str, ...] = ()
    if site and site.keep and not finder.around(site.keep):
        hosts = (site.host,) if isinstance(site.host, str) else site.host
        notes = (
            f"`keep` of the site {', '.join(hosts)} selects nothing that could be its article",
        )
    return Found(finder.outermost(), finder.kept, notes)


class _Finder:
    """Collects the cuts of a body."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._found: list[Cut] = []
        start = body.span.start
        opaque = opaque_spans(body.source)
        self._opaque = [Span(start + span.start, start + span.end) for span in opaque]
        self._blocks = [island for island in body.islands if island.kind == "block"]
        self.kept: list[Kept] = []

    def outermost(self) -> list[Cut]:
        """Return the cuts that stand in no other, in order."""
        cuts: list[Cut] = []
        for cut in sorted(self._found, key=lambda cut: (cut.span.start, -cut.span.end)):
            if not cuts or cut.span.start >= cuts[-1].span.end:
                cuts.append(cut)
        return cuts

    def element(self, element: Element) -> None:
        """Cut an element out, if it can be."""
        start, end = element.start_tag, element.end_tag
        if end is None and element.tag not in VOID:
            self.kept.append(Kept(start, element.tag, "policy", REASONS["endless"]))
            return
        span = Span(start.start, end.end if end else start.end)
        if self._is_template(span):
            self.kept.append(Kept(start, element.tag, "policy", REASONS["liquid"]))
            return
        token = summary(element.tag, element.attributes, element.text)
        if self._island(span) is None:
            self._found.append(Cut(span, _room(self._body.text, span), "", token))
        else:
            self._found.append(Cut(span, span, _stand_in(element.tag), token))

    def around(self, selectors: tuple[str, ...]) -> bool:
        """Cut out what stands around the elements that are kept, in their islands, if there are any."""
        kept = [element for element in self._body.select(selectors) if self._is_article(element)]
        spans = [element.span for element in kept]
        seen: set[int] = set()
        for element in kept:
            for ancestor in element.ancestors():
                start = ancestor.start_tag
                if start.start == start.end or start.start in seen:
                    continue
                seen.add(start.start)
                if not any(span.start <= start.start < span.end for span in spans):
                    self._around(list(ancestor.children), spans)
                    self._texts(ancestor)
        if kept:
            self._around(self._tops(spans), spans)
        return bool(kept)

    def _around(self, siblings: list[Element], spans: list[Span]) -> None:
        for sibling in siblings:
            span = sibling.span
            if not any(span.overlaps(kept) for kept in spans):
                self.element(sibling)

    def _tops(self, spans: list[Span]) -> list[Element]:
        """Return the outermost elements of the islands that hold something that is kept."""
        islands = [
            island.span
            for island in self._blocks
            if any(span.overlaps(island.span) for span in spans)
        ]
        return [
            element
            for element in self._body.select(["body > *"])
            if any(it.start <= element.start_tag.start < it.end for it in islands)
        ]

    def _texts(self, element: Element) -> None:
        """Cut out the text and the comments that stand directly in an element."""
        end = element.end_tag
        if end is None:
            return
        place = element.start_tag.end
        for child in element.children:
            self._pieces(Span(place, child.start_tag.start))
            place = max(place, child.span.end)
        self._pieces(Span(place, end.start))

    def _pieces(self, gap: Span) -> None:
        for match in _PIECE.finditer(self._body.text, gap.start, max(gap.start, gap.end)):
            span = Span(match.start(), match.end())
            if self._is_template(span) or self._island(span) is None:
                continue
            comment = match[1] is not None
            token = summary("comment" if comment else "text", {}, match[1] if comment else match[0])
            self._found.append(Cut(span, span, EMPTY, token))

    def _is_article(self, element: Element) -> bool:
        """Say whether an element may be what is kept: a block of HTML that shows something."""
        span = element.span
        island = self._island(span)
        return island is not None and (
            bool(element.text) or any(child.tag in _SHOWS for child in _below(element))
        )

    def _island(self, span: Span) -> Island | None:
        """Return the block island that a span stands in."""
        for island in self._blocks:
            if island.span.start <= span.start and span.end <= island.span.end:
                return island
        return None

    def _is_template(self, span: Span) -> bool:
        return any(opaque.overlaps(span) for opaque in self._opaque) or bool(
            templates(span.of(self._body.text))
        )


def _stand_in(tag: str) -> str:
    if tag in _PARTS:
        return EMPTY
    return "<div></div>" if tag in BLOCK else "<span></span>"


def _room(text: str, span: Span) -> Span:
    """Return a span of Markdown with the space before it, or the lines that it leaves blank."""
    start, end = span.start, span.end
    blank = _BLANK_LINES.match(text, end)
    if blank and text[start - 1 : start] in {"", "\n"}:
        if blank.end() == len(text):
            start = text.find("\n", len(text[:start].rstrip())) + 1 or start
        return Span(start, blank.end())
    if text[start - 1 : start] == " " and text[end : end + 1] in {"", " ", "\n", "\r"}:
        start -= 1
    return Span(start, end)


def _below(element: Element) -> Iterator[Element]:
    for child in element.children:
        yield child
        yield from _below(child)
