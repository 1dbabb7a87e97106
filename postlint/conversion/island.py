"""One block of embedded HTML as Markdown: parse, tidy, read, write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from postlint.conversion.policy import REASONS
from postlint.conversion.read import HANDLERS, Lost, Reader, Stayed
from postlint.conversion.tidy import enabled
from postlint.conversion.tree import Html, Paragraph, Text
from postlint.conversion.write.dialect import DIALECTS
from postlint.conversion.write.flow import write_flow
from postlint.conversion.write.phrasing import Phrases
from postlint.text import Span

if TYPE_CHECKING:
    from postlint.conversion.options import Options
    from postlint.conversion.tree import Flow
    from postlint.post.nodes import Node


class Facts(msgspec.Struct, frozen=True):
    """What converting one island must know of the whole body."""

    targets: frozenset[str]
    """The identifiers that links point at."""
    definitions: bool
    """Whether Markdown in the body defines link references or footnotes."""
    embeds: bool = False
    """Whether a script of the body draws embeds."""

    opaque: tuple[Span, ...] = ()
    """What stands between paired template tags, as spans of the body."""


class Written(msgspec.Struct, frozen=True):
    """The Markdown of an island, what it loses by declaration, and what stays HTML by policy.

    ``raw`` says that nothing in the island became Markdown; ``repairs`` are those that the reader
    made on its way.
    """

    markdown: str
    lost: tuple[Lost, ...]
    stayed: tuple[Stayed, ...]
    raw: bool = False
    repairs: Mapping[str, int] = {}


def write(root: Node, facts: Facts, options: Options, raw: frozenset[int] = frozenset()) -> Written:
    """Convert a tree; ``raw`` holds the ``id()`` of the nodes that must stay HTML."""
    reader = Reader(
        HANDLERS,
        facts.targets,
        raw,
        options.dialect,
        embeds=facts.embeds,
        tidy=enabled(options.preferences.tidy),
        title=options.title,
    )
    reader.children(root)
    reader.end_paragraph()
    phrases = Phrases(
        options.hard_break, definitions=facts.definitions, dialect=DIALECTS[options.dialect]
    )
    markdown = write_flow(reader.flow, phrases)
    emphasis = [Stayed(tag, REASONS["emphasis"]) for tag in phrases.emphasis_as_html]
    stayed = [*reader.stayed, *emphasis]
    return Written(markdown, tuple(reader.lost), tuple(stayed), _all_raw(reader), reader.repaired)


def _all_raw(reader: Reader) -> bool:
    """Say whether nothing became Markdown: raw blocks, and lines of raw elements."""
    return bool(reader.flow) and not reader.lost and all(map(_is_raw, reader.flow))


def _is_raw(flow: Flow) -> bool:
    if isinstance(flow, Paragraph):
        return all(
            isinstance(child, Html) or (isinstance(child, Text) and child.value.isspace())
            for child in flow.children
        )
    return isinstance(flow, Html)
