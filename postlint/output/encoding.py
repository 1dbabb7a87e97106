"""JSON and XML that a terminal and a CI server may be given: nothing in them steers either."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from postlint.expressions import expression
from postlint.output.safe import safe

# What msgspec leaves as it is: DEL, C1, line separators, bidirectional controls.
_STEERS = expression("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
# GitHub and Azure obey these wherever they stand in a line.
_COMMAND = expression(r"#(?=#(?:vso)?\[)")
# No XML may hold these, not even as a reference.
_NO_XML = expression("[\ufffe\uffff]")
_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_MARKUP = expression('[&<>"]')


def json(value: Any) -> str:
    """Return a value as JSON on one line; strings must be encodable."""
    text = msgspec.json.encode(value).decode()
    if not text.isprintable() or "\x7f" in text:
        text = _STEERS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return _COMMAND.sub(r"\\u0023", text) if "##" in text else text


class Items:
    """A list in a document of JSON that is written as its items come.

    Args:
        head: how the document begins, up to the bracket of the list.
        tail: how it ends, from the other bracket on.

    """

    def __init__(self, head: str = "[", tail: str = "]\n") -> None:
        self._head = head
        self._tail = tail
        self._begun = False

    def add(self, value: Any) -> str:
        """Return what is written for an item, on a line of its own."""
        before = ",\n  " if self._begun else f"{self._head}\n  "
        self._begun = True
        return before + json(value)

    def end(self) -> str:
        """Return the end of the document, which is all of it where there was no item."""
        return f"\n{self._tail}" if self._begun else self._head + self._tail


def xml(text: str) -> str:
    """Return a text for an attribute or an element of XML, on one line."""
    text = _NO_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", safe(text))
    text = _MARKUP.sub(lambda found: _XML[found[0]], text)
    return _COMMAND.sub("&#35;", text) if "##" in text else text


def attributes(**values: str | int) -> str:
    """Return attributes of XML, each with a space before it."""
    return "".join(f' {name}="{xml(str(value))}"' for name, value in values.items())


def inert(text: str) -> str:
    r"""Return text for people in which GitHub and Azure find no command.

    The first character of what would be one is written out: ``\x23#[…]``, ``\x3a:error::``.
    """
    if "##" in text:
        text = _COMMAND.sub(r"\\x23", text)
    return re.sub(r"(?m)^([^\S\n]*):(?=:)", r"\1\\x3a", text) if "::" in text else text
