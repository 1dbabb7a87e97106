"""Bare addresses as goldmark reads them: Hugo makes links of them.

goldmark 1.5, ``extension/linkify.go``: an address is a link at the start of a line, after white space
and ``(*_~``, and after anything in a line that is not text.
"""

from __future__ import annotations

import re
from typing import Final

from postlint.proof.leaves import FILL, read

_ANY: Final = re.compile(
    r"(?:^|[\s*_~>`)]|(?<!\])\()(?:(?:https?|ftp)://|www\.)|[\w.+-]@\w", re.MULTILINE
)
_ADDRESS: Final = re.compile(
    rb"(?:(?:https?|ftp)://[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+(?::[0-9]+)?"
    rb"|(?P<www>www)\.[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+)"
    rb"(?:[/#?][-a-zA-Z0-9@:%_+.~#$!?&/=();,'\">^{}\[\]`]*)?"
    rb"|(?P<mail>[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?"
    rb"(?:\.[a-zA-Z0-9](?:[-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?)+)"
)
_BEFORE: Final = frozenset(b" \t\r\n*_~(") | {FILL}
_ENDS: Final = (b"?", b"!", b".", b",", b":", b"*", b"_", b"~")
_ENTITY: Final = re.compile(rb"&[a-zA-Z0-9]+;$")


def with_links(body: str) -> str:
    """Write each bare address of a body as the link that goldmark makes of it."""
    if _ANY.search(body) is None:
        return body
    source, _, found = read(body, "goldmark")
    parts: list[bytes] = []
    done = 0
    for leaf in found:
        text = leaf.texts[0]
        for match in _ADDRESS.finditer(text):
            if match.start() and text[match.start() - 1] not in _BEFORE:
                continue
            address = _trimmed(match[0])
            start = leaf.start + match.start()
            parts += (source[done:start], _link(address, match.lastgroup))
            done = start + len(address)
    return b"".join([*parts, source[done:]]).decode() if done else body


def _trimmed(address: bytes) -> bytes:
    """Leave out what ends a sentence, or the parentheses around, or an entity: the first of these."""
    if address.endswith(_ENDS):
        return address.rstrip(b"".join(_ENDS))
    if address.endswith(b")"):
        excess = address.count(b")") - address.count(b"(")
        return address[:-excess] if excess > 0 else address
    return _ENTITY.sub(b"", address)


def _link(address: bytes, kind: str | None) -> bytes:
    href = {"www": b"https://", "mail": b"mailto:"}.get(kind or "", b"") + address
    attribute = href.replace(b'"', b"%22").replace(b"'", b"%27")
    return b'<a href="' + attribute + b'">' + address + b"</a>"
