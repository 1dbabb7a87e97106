"""What attributes say that any element may have: a title, a direction, that it is hidden."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from postlint.proof.pieces import is_embed, quoted, token, words, written
from postlint.proof.words import CONDITIONS, SAYING, WRITTEN_BLOCKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from postlint.post.html import Attributes

TELLING: Final = frozenset(("title", "dir", "hidden", "for", "lang", "style", *SAYING))
"""Attributes that count on every element, or may."""

_OWN_TITLE: Final = frozenset(("a", "img", "hr", *WRITTEN_BLOCKS))
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
).search
_CONDITION: Final = re.compile(r"\[if [^\]]*\]|\[endif\]$|(?:Start|End)Fragment$").match
_DIRECTIONS: Final = frozenset(("ltr", "rtl", "auto"))


def said(tag: str, attributes: Mapping[str, str | None], html: str) -> Iterator[str]:
    """Yield the marks that attributes put on all that stands in an element of a document."""
    title = words(attributes.get("title"))
    if title and tag not in _OWN_TITLE:
        yield f"title={quoted(title)}"
    direction = (attributes.get("dir") or "").lower()
    if direction == "auto" and not _RIGHT_TO_LEFT(unescape(html)):
        direction = "ltr"  # what a browser finds where nothing runs from right to left
    if direction in _DIRECTIONS:
        yield f'dir="{direction}"'
    for name in SAYING:
        if name in attributes and attributes[name] != "false":
            yield f"{name}={quoted(attributes[name] or '')}"
    if tag == "label" and (control := attributes.get("for")):
        yield f"for={quoted(control)}"


def is_unread(comment: str) -> bool:
    """Say whether no site reads a comment: it is for Word, the Internet Explorer or postlint."""
    if comment.startswith("postlint-"):
        return True
    return comment.startswith(CONDITIONS) and _CONDITION(comment) is not None


def hook(tag: str, attrs: Attributes) -> str:
    """Return the token of an element that a script may replace by its class."""
    classes = next((value for name, value in attrs if name == "class"), None)
    return _hook(tag, attrs) if classes and is_embed(classes) else ""


def empty_hook(tag: str, attrs: Attributes) -> str:
    """Return the token of an element that a script may fill if it is empty."""
    if any(name == "id" or name.startswith("data-") for name, _ in attrs):
        return _hook(tag, attrs)
    return ""


def _hook(tag: str, attrs: Attributes) -> str:
    """Return the token of an element for the scripts of the document."""
    kept = tuple(
        (name, value) for name, value in attrs if name in {"class", "id"} or name[:5] == "data-"
    )
    return token(written(f"hook {tag}", kept, every=True))
