"""What a repair is."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from postlint.post.nodes import Node


class Repair(msgspec.Struct, frozen=True):
    """One defect of HTML that has a form in Markdown once it is mended.

    ``change`` mends elements of ``tags``, given in document order and with the root of their tree, in
    their places, and returns how many it mended; where there are no such elements it costs nothing.
    A repair without it is done by the reader on its way. ``switch`` says whether settings may turn it off: where Markdown has no
    words for the defect there is nothing to leave. ``default`` is whether it is on.
    """

    name: str
    why: str
    tags: frozenset[str] = frozenset()
    change: Callable[[list[Node], Node], int] | None = None
    switch: bool = True
    default: bool = True


def by_tag(name: str, why: str, tags: str, change: Callable[[list[Node], Node], int]) -> Repair:
    """Return a repair that changes elements of some tags."""
    return Repair(name, why, frozenset(tags.split()), change)
