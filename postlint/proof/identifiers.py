"""Identifiers of headings as kramdown and goldmark read them: ``## Title {#name}``.

Both read more than this form, which is what a change may write: white space, and a name of letters,
digits, hyphens and underscores, at the very end of one line.
"""

from __future__ import annotations

import re
from typing import Final

from postlint.proof.leaves import read

_NAMED: Final = re.compile(rb"[ \t]+\{#([A-Za-z][A-Za-z0-9_-]*)\}[ \t]*\Z")
_MARKER: Final = re.compile(rb"#{1,6}[ \t]+")


def with_identifiers(body: str, dialect: str) -> str:
    """Write each identifier in braces as an anchor at the start of its heading."""
    if "{#" not in body:
        return body
    source, _, found = read(body, dialect)
    parts: list[bytes] = []
    done = 0
    for leaf in found:
        named = _NAMED.search(leaf.texts[0]) if leaf.kind == "heading" else None
        if named is None or b"\n" in source[leaf.start : leaf.end]:
            continue
        marker = _MARKER.match(source, leaf.start, leaf.end)
        start = marker.end() if marker else leaf.start
        anchor = b'<a id="' + bytes(named[1]) + b'"></a>'
        parts += (source[done:start], anchor, source[start : leaf.start + named.start()])
        done = leaf.end
    return b"".join([*parts, source[done:]]).decode() if done else body
