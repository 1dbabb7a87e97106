"""Which names of elements can be relied on, and which of them say that an element is no article."""

from __future__ import annotations

import functools
import re
from typing import Final

_PLAIN = re.compile(r"-?[A-Za-z_][\w-]*", re.ASCII)
_NUMBERED = re.compile(r"\d{3}|[a-zA-Z]\d+[a-zA-Z]|\d[a-zA-Z]+\d")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_PART = re.compile(r"[A-Za-z]+")
_VOWEL = re.compile(r"[aeiouyAEIOUY]")
_SHORT: Final = 3  # letters; shorter names are what minifiers make
_LONG: Final = 5  # letters from which on a word has a vowel and more than two letters to a part

_STATES: Final = frozenset("active clearfix current even first hidden last odd".split())
"""Classes that say where an element stands, and not what it is."""

_CHROME: Final = frozenset(
    "ad ads advert advertisement author authors banner bio breadcrumb breadcrumbs button buttons byline"
    " categories category cats cat comments copyright credit credits date footer header like likes links login"
    " masthead menu meta nav navigation navbar newsletter next pager pagination permalink popular posted prev"
    " previous print promo published readmore recommend recommendation recommendations recommended related"
    " relatedposts share sharedaddy sharing sidebar social sponsor submitted subscribe tagged tags tag taxonomy"
    " toolbar trending widget".split()
)
"""Words that name what templates put around articles; links in it lead away from the article."""


@functools.cache
def is_stable(name: str) -> bool:
    """Say whether an identifier or a class looks as if a person had chosen it.

    Those that hold a number of three digits, letters and digits in turn, or letters that make no
    word, are made anew for each page, or whenever a site is built. Nor do those name an element that only
    say where it stands.
    """
    if (
        not _PLAIN.fullmatch(name)
        or name in _STATES
        or len(name) < _SHORT
        or _NUMBERED.search(name)
    ):
        return False
    return not any(_is_gibberish(part[0]) for part in _PART.finditer(name))


def _is_gibberish(part: str) -> bool:
    if len(part) < _LONG:
        return False
    words = _WORD.findall(part)
    return not _VOWEL.search(part) or len(words) * _SHORT > len(part)


@functools.cache
def is_chrome(name: str) -> bool:
    """Say whether a tag, an identifier or a class names what stands around articles."""
    return any(
        word.lower() in _CHROME for part in _PART.finditer(name) for word in _WORD.findall(part[0])
    )
