"""What is known before an island is converted, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from postlint.conversion.read.stayed import Lost, Stayed
from postlint.conversion.write.style import HOUSE, Choices
from postlint.text import Span


class Facts(msgspec.Struct, frozen=True):
    """What converting one island must know of the whole body."""

    targets: frozenset[str]
    """The identifiers that links point at."""
    definitions: bool
    """Whether Markdown in the body defines link references or footnotes."""
    embeds: bool = False
    """Whether a script of the body draws embeds."""

    heading: int = -1
    """Where the first heading of the body begins, if that matters: in the text of the file."""

    choices: Choices = HOUSE
    """How Markdown is written where there is a choice."""

    opaque: tuple[Span, ...] = ()
    """What stands between paired template tags, as spans of the body."""

    speaks: bool = False
    """Whether elements of the island name the language of their text."""

    directed: bool = False
    """Whether ``dir="auto"`` may mean from right to left: such text stands in the body."""

    cautious: bool = False
    """Whether emphasis in emphasis, or beside it, is written as tags."""


class Place(msgspec.Struct, frozen=True):
    """What stands around an island.

    ``indent`` is the width of what will stand before each line, ``lists`` are the markers of the
    lists directly before and after.
    """

    indent: int = 0
    lists: tuple[str, str] = ("", "")


NOWHERE: Final = Place()


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
