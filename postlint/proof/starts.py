"""The number that a list of kramdown begins with: a line of attributes before it says so.

kramdown 2.4, ``parser/kramdown/block_boundary.rb`` and ``attribute_list.rb``: attributes on a line of
their own belong to the block that follows, where a blank line stands before them. Without them a
list begins with 1, whatever its first number is.
"""

from __future__ import annotations

import re
from typing import Final

from postlint.proof.leaves import Leaf, read

_STARTS: Final = re.compile(rb"\{: start=\"([0-9]{1,9})\"\}\n(?=([> \t]*))\2([0-9]+)\.[ \t]")
_HINT: Final = "{: start="


def with_starts(body: str, dialect: str, *, as_one: bool = False) -> str:
    """Write a comment instead of the attributes of lists; let them begin with 1 if ``as_one``."""
    while _HINT in body:
        source, _, leaves = read(body, dialect)
        found = next(filter(None, map(_attributes, leaves)), None)
        if found is None:
            break
        start, end, prefix, number = found
        rest = source[end:]
        if as_one:
            rest = b"1" + rest[len(number) :]
        # They part lists, as a comment does.
        body = (source[:start] + b"<!-- -->\n" + prefix + rest).decode()
    return body


def _attributes(leaf: Leaf) -> tuple[int, int, bytes, bytes] | None:
    """Return where the attributes of a list begin and its first item does, its prefix and number."""
    source = leaf.source
    match = _STARTS.match(source, leaf.start) if leaf.kind == "paragraph" else None
    if match is None or match[1] != match[3]:
        return None
    before = source[: leaf.start].rpartition(b"\n")
    above = before[0].rpartition(b"\n")[2]
    if before[2].strip(b"> \t") or (before[1] and above.strip(b"> \t\r")):
        return None  # it belongs to the item that it stands in, or to the block above
    return leaf.start, match.start(3), match[2], match[3]
