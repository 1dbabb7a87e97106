"""The words of the canonical form: tokens, addresses, and what of an element's attributes shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from postlint.proof.words import SILENT_ATTRIBUTES

if TYPE_CHECKING:
    from postlint.post.html import Attributes

OPEN: Final = "\x1e"
CLOSE: Final = "\x1f"
"""Around every token; where text holds them they are doubled, so that no text is a token."""

_PLAIN_URL = re.compile(r"[A-Za-z0-9%/:?#@!$&'()*+,;=~._-]*").fullmatch
_LANGUAGE = re.compile(r"(?:^|\s)lang(?:uage)?-([^\s]+)")
_ALIGN = re.compile(r"text-align:\s*(left|right|center|justify)", re.IGNORECASE)


def token(text: str) -> str:
    """Return ``text`` as a token of the canonical form."""
    return f"{OPEN}{text}{CLOSE}"


PARAGRAPH: Final = token("p")
BREAK: Final = token("br")


def url(text: str) -> str:
    """Return a URL as a browser requests it: trimmed, percent-encoded, otherwise as written."""
    if _PLAIN_URL(text):
        return text
    text = text.strip(" \t\n\r\f").replace("\n", "").replace("\t", "").replace("\r", "")
    return quote(text, safe="%/:?#@!$&'()*+,;=~")


def words(text: str | None) -> str:
    """Return text with its white space collapsed."""
    return " ".join(text.split()) if text else ""


def language(classes: str | None) -> str:
    """Return the language that a code block's class names (HTML, 4.5.15), or nothing."""
    match = _LANGUAGE.search(classes) if classes else None
    return match[1] if match else ""


def element(tag: str, attrs: Attributes) -> str:
    """Return an element that counts with the attributes that count, in alphabetical order."""
    shown = sorted(
        f"{name}={value or ''}"
        for name, value in attrs
        if name not in SILENT_ATTRIBUTES and not name.startswith(("data-", "aria-", "on"))
    )
    return " ".join([f"<{tag}>", *shown])


def block(tag: str, attributes: dict[str, str | None]) -> str:
    """Return a block that counts with those of its attributes that show."""
    if tag in {"td", "th"}:
        styled = _ALIGN.search(attributes.get("style") or "")
        align = (styled[1] if styled else attributes.get("align") or "").lower()
        spans = (
            f"{n}={attributes[n]}" for n in ("colspan", "rowspan") if attributes.get(n, "1") != "1"
        )
        return " ".join(
            [tag, *([align] if align and (tag, align) != ("td", "left") else []), *spans]
        )
    if tag == "ol":
        kind = attributes.get("type") or "1"
        start = attributes.get("start") or "1"
        return " ".join(
            [
                tag,
                start,
                *([kind] if kind != "1" else []),
                *(["reversed"] if "reversed" in attributes else []),
            ]
        )
    if tag == "li" and attributes.get("value"):
        return f"li {attributes['value']}"
    if tag == "pre":
        return f"pre {language(attributes.get('class'))}".rstrip()
    if tag == "details":
        return "details open" if "open" in attributes else tag
    return tag
