"""What a file's name is made of, and where a finding about the file stands in its text."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rules.front_matter._fields import opening
from postlint.text import Span

if TYPE_CHECKING:
    from postlint.post import Post

_DATE = expression(r"\d{2,4}-\d{1,2}-\d{1,2}(?:[-_. ]|$)", re.ASCII)
_ENDING = expression(r"(?:\.html?)?\.\w+$")


def name(post: Post) -> str:
    """Return the name of the post's file, with its ending."""
    path = post.path if os.sep == "/" else post.path.replace(os.sep, "/")
    return path.rpartition("/")[2]


def slug(post: Post) -> str:
    """Return a file's name without ending and date; of ``index.md`` that of its folder."""
    stem = _ENDING.sub("", name(post))
    if stem in {"index", "_index"}:
        stem = os.path.basename(os.path.dirname(post.path))  # noqa: PTH119, PTH120 - a Path is slow
    return _DATE.sub("", stem, count=1) if _DATE.match(stem) else stem


def top(post: Post) -> Span:
    """Return where a finding about the whole file is shown: what opens the front matter, or the text."""
    if post.front_matter is not None:
        return opening(post, post.front_matter)
    start = int(post.text.startswith("\ufeff"))
    return Span(start, max(start, post.lines.span(1).end))
