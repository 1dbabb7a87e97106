"""FIL001: the name of a post has its date where the site needs it."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, rule
from postlint.rules.file._names import name, top
from postlint.rules.front_matter._dates import post_date
from postlint.rules.source._differences import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_DATED = expression(r"(\d{2,4}-\d{1,2}-\d{1,2})(-[^/]*\.[^.]+$)", re.ASCII)


@rule("FIL001", "undated-file-name")
def undated_file_name(post: Post, context: Context) -> Iterator[Finding]:
    """Report a post of a Jekyll site whose name does not start with a date, so that Jekyll leaves it out."""
    if context.generator != "Jekyll" or "_posts/" not in context.place:
        return
    own = name(post)
    found = _DATED.match(own)
    if found and _is_day(found[1]):
        return
    if post.front_matter is None:
        return  # no post to Jekyll, whatever its name
    known = post_date(post, context)
    day = str(known[0].day) if known else "YYYY-MM-DD"
    rest = found[2] if found else f"-{own}"
    what = f"`{found[1]}` in its name is no day" if found else "no date in its name"
    message = f"{what}, so Jekyll leaves the post out; rename it to `{shorten(day + rest)}`"
    yield Finding(span=top(post), message=message)


@lru_cache(1024)
def _is_day(text: str) -> bool:
    year, month, day = (int(part) for part in text.split("-"))
    try:
        date(year or 1, month, day)
    except ValueError:
        return False
    return True
