"""The identity of a finding from run to run: the same wherever its lines have moved to."""

from __future__ import annotations

import hashlib
import os
import re
from typing import TYPE_CHECKING

from postlint.baseline.file import Known, PostKnown
from postlint.post.front_matter import find

if TYPE_CHECKING:
    from collections.abc import Iterable

    from postlint.report import Diagnostic

_QUOTED = re.compile(r"`([^`]*)`")
_POST = re.compile(r"\.(?:html?|markdown|md|mdx|qmd|rmd)\Z", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")
_DIGITS = 16
_SHOWN = 40


def key_of(path: str, root: str) -> str:
    """Return the path of a post as a baseline in the folder ``root`` names it."""
    relative = os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")  # noqa: PTH100
    return _plain(relative)


def place_of(one: Diagnostic, text: str) -> str:
    """Return the digest of what a finding is about: its text, white space apart, and its subject.

    The subject is the first thing that its message quotes: where fields are missing, the text is
    the same for each of them. Another post is none: of those that share a source, say, some come and
    others go, and what is found in this one stays.
    """
    return _digest(f"{_words(one.span.of(text))}\0{_subject(one)}")


def _subject(one: Diagnostic) -> str:
    quoted = _QUOTED.search(one.message)
    return "" if quoted is None or _POST.search(quoted[1]) else quoted[1]


def body_digest(text: str) -> str:
    """Return the digest of a post's body, white space apart; "" if there is nothing in it."""
    matter = find(text)
    body = _words(text[matter.span.end :] if matter else text)
    return _digest(body) if body else ""


def known_of(found: Iterable[Diagnostic], text: str) -> PostKnown:
    """Return the findings of a post as a baseline holds them."""
    return PostKnown(tuple(sorted(_known(one, text) for one in found)), body_digest(text))


def _known(one: Diagnostic, text: str) -> Known:
    about = _words(one.span.of(text)[: 4 * _SHOWN])
    if len(about) < len("-----") and (subject := _QUOTED.search(one.message)):
        about = subject[1]
    return Known(one.code, place_of(one, text), _seen(about[:_SHOWN]))


def _seen(text: str) -> str:
    """Return text in which what a reader would not see is written out."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def _words(text: str) -> str:
    return " ".join(text.split())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _plain(text: str) -> str:
    r"""Return text that UTF-8 can carry: a byte that is not UTF-8 is written ``\xff``."""
    if text.isascii():
        return text
    return _SURROGATE.sub(lambda found: f"\\x{ord(found[0]) - 0xDC00:02x}", text)
