"""Dashes as sites with smart punctuation make them: of two hyphens and of three.

kramdown 2.4, ``parser/kramdown/typographic_symbol.rb``, and goldmark 1.5, ``extension/typographer.go``,
which make guillemets of doubled angle brackets, too. Three dots become one character and straight
quotes curly ones: these are the same words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.post.dialects import dialect
from postlint.proof.leaves import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.proof.leaves import Leaf

_DASHES: Final = re.compile(rb"---?")
_SIGNS: Final = re.compile(rb"---?|<<|>>")
_SET: Final = {b"--": "–", b"---": "—", b"<<": "«", b">>": "»"}
_TAG: Final = re.compile(rb"<(/?)([A-Za-z][\w:.-]*)")
_PARSED: Final = frozenset(
    b"a abbr acronym b bdo big button cite del dfn em i ins label q rb rbc rp rt rtc ruby select small"
    b" span strong sub sup tt".split()
)
"""The elements of a line that kramdown reads Markdown in."""


def with_dashes(body: str, written: str) -> str:
    """Write the dashes that the dialect makes of the hyphens in a body's text, where it does."""
    chosen = dialect(written)
    if not chosen.smart or not ("--" in body or "<<" in body or ">>" in body):
        return body
    is_kramdown = chosen.name == "kramdown"
    signs = _SIGNS if is_kramdown or chosen.name == "goldmark" else _DASHES
    source, _, found = read(body, written)
    edits = sorted(
        (leaf.start + match.start(), _SET[match[0]])
        for leaf in found
        for text in leaf.texts
        for match in signs.finditer(text)
        if not (is_kramdown and any(start <= match.start() < end for start, end in _unread(leaf)))
    )
    parts: list[bytes] = []
    done = 0
    for start, sign in edits:
        parts += (source[done:start], sign.encode())
        done = start + (3 if sign == "—" else 2)
    return b"".join([*parts, source[done:]]).decode() if done else body


def _unread(leaf: Leaf) -> Iterator[tuple[int, int]]:
    """Yield the elements of a line that kramdown reads no Markdown in."""
    name = b""
    since = 0
    for start, end in leaf.html:
        match = _TAG.match(leaf.source, leaf.start + start)
        if match is None:
            continue
        if not name and not match[1] and match[2].lower() not in _PARSED:
            name, since = match[2].lower(), end
        elif match[1] and name == match[2].lower():
            yield since, start
            name = b""
