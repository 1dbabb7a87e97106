"""What seems to be a tag in blocks of HTML, and is none to kramdown: it prints that as text.

As HTML it is a tag. Either none of them is printed any more, or all are, as they were before: of a
body in which one is meant as HTML and another as text nobody would know what it was.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from postlint.post.html import VOID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.proof.leaves import Read

TAG: Final = re.compile(
    rb"<(/?)([A-Za-z_:][\w:.-]*)((?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:\w+|\"[^\"]*\"|'[^']*'))?)*)\s*/?>"
)
"""A tag to kramdown."""

_TAGS: Final = re.compile(rb"<(/?)([A-Za-z][^\s/>]*)")
_SILENT: Final = re.compile(rb"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)


def printed_tags(body: Read) -> Counter[bytes]:
    """Count what kramdown prints of what seems to be a tag in blocks of HTML."""
    found: Counter[bytes] = Counter()
    for html in _blocks(body):
        for start in _TAGS.finditer(html):
            if TAG.match(html, start.start()) is None:
                found[html[start.start() : html.find(b">", start.start())]] += 1
    return found


def is_even(body: Read) -> bool:
    """Say whether each element in blocks of HTML ends where it should: kramdown prints other end tags."""
    return all(map(_is_even, _blocks(body)))


def _is_even(html: bytes) -> bool:
    open_: list[bytes] = []
    printed: list[bytes] = []  # its end tag is printed, too
    for start in _TAGS.finditer(html):
        tag = TAG.match(html, start.start())
        name = start[2].lower()
        if tag is None:
            printed.append(name)
        elif not start[1]:
            if name.decode() not in VOID:
                open_.append(name)
        elif open_[-1:] == [name]:
            open_.pop()
        elif name in printed:
            printed.remove(name)
        else:
            return False
    return not open_


def _blocks(body: Read) -> Iterator[bytes]:
    """Yield the blocks of HTML, without comments, scripts and style sheets."""
    source, events, _ = body
    html = b""
    for event, range_ in events:
        if not isinstance(event, dict):
            continue
        if "Html" in event:
            html += source[range_["start"] : range_["end"]]
        elif html:
            yield _SILENT.sub(b"", html)
            html = b""
