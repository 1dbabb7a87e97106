"""The names in an author field, whatever its shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Entry


def names(author: Entry) -> Iterator[Entry]:
    """Yield the entry of each name: of a string, a mapping with ``name``, or a list of these."""
    if isinstance(author.value, list):
        for item in author.children:
            yield from names(item)
    elif isinstance(author.value, dict):
        named = [child for child in author.children if child.key == "name"]
        yield from named or (author,)
    else:
        yield author
