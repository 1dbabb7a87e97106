"""A title that ends with the name of a site, and how it loses it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rules.front_matter._texts import rewrite
from postlint.rules.source._source_line import source_line
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from postlint.post import Entry, Post

_LONGEST = 48  # characters at the end of a title that may be a separator and a name

_ENDING = expression(
    r"(?<=\S)(?:\s+[-|–—·•»:]\s+|\s*[｜丨]\s*|_)(?P<name>[^-|–—·•»｜丨_]{3,40}?)\s*\Z"
)
_LAST = expression(r".*[-|–—·•»:｜丨_]", re.DOTALL)
_NO_LETTER = expression(r"[\W_]+")


def letters(name: str) -> str:
    """Return what a name and a host share: ``The Harbour`` and ``theharbour``."""
    return _NO_LETTER.sub("", name).casefold()


def last_part(title: str) -> str:
    """Return what stands behind the last separator in a title; "" without one."""
    last = _LAST.match(title, max(0, len(title) - _LONGEST))
    return title[last.end() :] if last else ""


def ending(title: str) -> re.Match[str] | None:
    """Return the separator and the ``name`` at the end of a title."""
    return _ENDING.search(title, max(0, len(title) - _LONGEST))


def shortened(
    post: Post, title: Entry, good: str, url: str
) -> tuple[tuple[Edit, ...], tuple[str, ...]]:
    """Return the edits that make ``good`` the title, and what the body shows less then.

    Where the source line says the title, it is shortened with it; there are no edits at all if it
    is written in a way in which that cannot be done.
    """
    old = str(title.value)
    edits = rewrite(post, title, good)
    link = source_line(post, url) if url else None
    if not edits or link is None or link.text.strip() != old.strip():
        return edits, ()
    gone = old[len(good) :].rstrip()
    place = link.span.of(post.text).rfind(f"{gone}](")
    if place < 0:
        return (), ()
    start = link.span.start + place
    edit = Edit(Span(start, start + len(gone)), "")
    return (*edits, edit), tuple(f"-{word}" for word in gone.split())
