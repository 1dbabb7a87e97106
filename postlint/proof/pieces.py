"""The words of the canonical form: tokens, addresses, and what of an element's attributes shows."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from postlint.expressions import expression
from postlint.proof.words import EMBED_CLASSES, SILENT_ATTRIBUTES

if TYPE_CHECKING:
    from postlint.post.html import Attributes

OPEN: Final = "\x1e"
CLOSE: Final = "\x1f"
ESCAPE: Final = "\x1a"
"""OPEN and CLOSE stand around every token; where text holds one of these three it is escaped, so
that no text is a token."""

WHITE: Final = " \t\n\r\f"
"""The white space that collapses (CSS Text 3, 4.1.1); any other is a character like others."""

_SPACES: Final = re.compile(r"[ \t\n\r\f]+")
_PLAIN_URL: Final = re.compile(r"[A-Za-z0-9%/:?#@!$&'()*+,;=~._-]*").fullmatch
_OTHER_SCHEME: Final = re.compile(
    r"(?!(?:https?|ftp|wss?|file):)[a-z][a-z0-9+.-]*:", re.IGNORECASE
).match
_C0_AND_SPACE: Final = "".join(map(chr, range(0x21)))
_ALIGN: Final = expression(r"text-align\s*:\s*([a-z-]+)", re.IGNORECASE)
# HTML, 4.8.4.2.1: addresses hold commas, but neither begin nor end with one.
_CANDIDATE: Final = expression(
    r"[\s,]*([^\s,](?:\S*[^\s,])?)(?:(,+)|\s+([0-9]+(?:\.[0-9]+)?)[wx](?:\s+[0-9]+h)?\s*(?:,|$)"
    r"|\s+([0-9]+)h\s*(?:,|$)|\s*(?:,|$))"
)
_INTEGER: Final = re.compile(r"[ \t\n\r\f]*([+-]?[0-9]+)[ \t\n\r\f]*").fullmatch
_OPAQUE_CSS: Final = expression(r"/\*.*?(?:\*/|$)|\"[^\"]*\"|'[^']*'|\([^)]*\)", re.DOTALL)
_CSS_ESCAPE: Final = expression(r"\\(?:([0-9a-f]{1,6})[ \t\n\r\f]?|(.))", re.IGNORECASE | re.DOTALL)
_HIDES: Final = {"display": "none", "visibility": "hidden"}


def escape(text: str) -> str:
    """Return ``text`` without the characters that stand around tokens."""
    if OPEN not in text and CLOSE not in text and ESCAPE not in text:
        return text
    return (
        text.replace(ESCAPE, f"{ESCAPE}0").replace(OPEN, f"{ESCAPE}1").replace(CLOSE, f"{ESCAPE}2")
    )


def token(text: str) -> str:
    """Return ``text`` as a token of the canonical form."""
    return f"{OPEN}{escape(text)}{CLOSE}"


PARAGRAPH: Final = token("p")
BREAK: Final = token("br")


def collapsed(text: str) -> str:
    """Return text with each run of white space as one space."""
    return _SPACES.sub(" ", text)


def words(text: str | None) -> str:
    """Return text with its white space collapsed, and none around it."""
    return collapsed(text).strip(" ") if text else ""


def quoted(text: str) -> str:
    """Return text in quotation marks that end where they seem to end."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


@lru_cache(maxsize=4096)
def url(text: str) -> str:
    """Return a URL as a browser requests it: trimmed, percent-encoded, otherwise as written."""
    if _PLAIN_URL(text):
        return text
    text = text.strip(_C0_AND_SPACE).replace("\n", "").replace("\t", "").replace("\r", "")
    if "\\" in text and not _OTHER_SCHEME(text):
        # Browsers read a backslash before the query as a slash (WHATWG URL, 4.4).
        end = min((place for place in map(text.find, "?#") if place >= 0), default=len(text))
        text = text[:end].replace("\\", "/") + text[end:]
    return quote(text, safe="%/:?#@!$&'()*+,;=~")


def candidate(sources: str | None) -> str:
    """Return the address of the largest image of a ``srcset``, the first of several, or nothing."""
    best, largest = "", -1.0
    for match in _CANDIDATE.finditer(sources or ""):
        size = float(match[3] or match[4] or 1)
        if size > largest:
            best, largest = match[1], size
    return best


def align(attrs: Attributes) -> str:
    """Return how a cell or a row aligns its text, or nothing."""
    attributes = dict(attrs)
    styled = _ALIGN.findall(attributes.get("style") or "")
    found = (styled[-1] if styled else attributes.get("align") or "").strip(WHITE).lower()
    return {"start": "left", "end": "right"}.get(found, found)


def integer(text: str | None) -> str:
    """Return the number in an attribute, or what stands there instead."""
    match = _INTEGER(text) if text else None
    return str(int(match[1])) if match else quoted(text) if text else ""


def written(name: str, attrs: Attributes, *, every: bool = False) -> str:
    """Return an element that counts with its attributes that count, in alphabetical order."""
    shown = sorted(
        f"{key}={quoted(value)}" if value else key
        for key, value in attrs
        if every or (key not in SILENT_ATTRIBUTES and not key.startswith("aria-"))
    )
    return " ".join([name, *shown])


@lru_cache(maxsize=4096)
def hides(style: str) -> str:
    """Return what hides an element by its style: "hidden", or the style itself if unclear."""
    style = style.lower()
    if "\\" in style:
        style = _CSS_ESCAPE.sub(
            lambda it: chr(min(int(it[1], 16), 0x10FFFF)) if it[1] else it[2], style
        ).lower()
    if "none" not in style and "hidden" not in style:
        return ""
    said: dict[str, list[str]] = {}
    for declaration in _OPAQUE_CSS.sub(
        lambda it: "" if it[0].startswith("/*") else "()", style
    ).split(";"):
        name, _, value = declaration.partition(":")
        said.setdefault(name.strip(WHITE), []).append(
            value.replace("!important", "").replace("! important", "").strip(WHITE)
        )
    hiding = [said[name] for name, value in _HIDES.items() if value in said.get(name, ())]
    if not hiding:
        return ""
    return "hidden" if any(len(values) == 1 for values in hiding) else style


@lru_cache(maxsize=4096)
def is_embed(classes: str) -> bool:
    """Say whether a script may find an element by one of its classes, to draw an embed there."""
    return any(name.startswith(EMBED_CLASSES) for name in classes.split())
