"""One block of embedded HTML as Markdown: parse, tidy, read, write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from postlint.convert.policy import REASONS
from postlint.convert.read import HANDLERS, Lost, Reader, Stayed
from postlint.convert.write.flow import write_flow
from postlint.convert.write.phrasing import Phrases

if TYPE_CHECKING:
    from postlint.convert.options import Options
    from postlint.post.html import Node


class Facts(msgspec.Struct, frozen=True):
    """What converting one island must know of the whole body."""

    targets: frozenset[str]
    """The identifiers that links point at."""
    definitions: bool
    """Whether Markdown in the body defines link references or footnotes."""


class Written(msgspec.Struct, frozen=True):
    """The Markdown of an island, what it loses by declaration, and what stays HTML by policy."""

    markdown: str
    lost: tuple[Lost, ...]
    stayed: tuple[Stayed, ...]


def write(root: Node, facts: Facts, options: Options, raw: frozenset[int] = frozenset()) -> Written:
    """Convert a tree; ``raw`` holds the ``id()`` of the nodes that must stay HTML."""
    reader = Reader(HANDLERS, facts.targets, raw, options.dialect)
    reader.children(root)
    reader.end_paragraph()
    phrases = Phrases(options.hard_break, definitions=facts.definitions)
    markdown = write_flow(reader.flow, phrases)
    stayed = reader.stayed + [Stayed("strong", REASONS["emphasis"])] * phrases.emphasis_as_html
    return Written(markdown, tuple(reader.lost), tuple(stayed))
