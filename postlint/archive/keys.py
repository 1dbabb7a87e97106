"""What posts are grouped by: they share it, or they have nothing to do with each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from postlint.archive.facts import Facts

_NUMBER = expression(r"(\d{1,6})(?=[-_. ])(?!-\d{1,2}-\d{1,2}[-_. ])", re.ASCII)


def number(post: Facts) -> int:
    """Return the number that a file's name begins with; 0 if there is none, or a date."""
    found = _NUMBER.match(post.name)
    return int(found[1]) if found else 0


def _source(post: Facts) -> str:
    """Return the source, unless it is the front page of a site, from which many posts may come."""
    return post.source if "/" in post.source or "?" in post.source else ""


def _address(post: Facts) -> tuple[object, ...]:
    """Return what tells addresses apart: slug and day, or the folder of a name without date."""
    slug = post.slug
    dated = not post.name.startswith(slug)
    return (slug.casefold(), post.day or post.folder) if dated else (slug.casefold(), post.folder)


def _numbered(post: Facts) -> str:
    """Return the folder of a dated post whose file has a number."""
    return post.folder if post.date and number(post) else ""


Key = str | int | tuple[object, ...]
KEYS: Final[Mapping[str, Callable[[Facts], Key]]] = {
    "source": _source,
    "text": lambda post: post.text,
    "title": lambda post: "".join(post.title.split()).casefold(),
    "address": _address,
    "name": lambda post: post.name,
    "numbered": _numbered,
}
"""Keys by name; what is empty or 0 is no key."""
