"""FIL005: a post says something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, rule
from postlint.rules.file._names import top
from postlint.rules.front_matter._dates import date_entry, name_date
from postlint.rules.front_matter._fields import readable
from postlint.rules.source._source_line import source, source_line
from postlint.urls.written import same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_NOTHING = r"(?>(?:\s++|&nbsp;|<!--(?>(?:(?!-->).)*)-->|</?(?:div|p|span|br|section|article)(?=[\s/>])[^<>]*+>)*)"
_EMPTY = expression(
    rf"{_NOTHING}(?P<link>(?:\#{{1,6}}[ \t]+)?\[[^\r\n]*\)[ \t]*(?:\r?\n(?:-+|=+)[ \t]*)?(?=[\r\n]|\Z))?{_NOTHING}",
    re.DOTALL,
)
_LAYOUT = expression(r"post|article|default|single|entry|blog|news")
_INSTEAD = frozenset(
    "audio embed enclosure external_url externalLink gallery image images photo photos podcast redirect"
    " redirect_to redirect_url resources sections slides video videos youtube".split()
)
"""Keys of what a theme shows in place of a text."""


@rule("FIL005", "empty-body")
def empty_body(post: Post, context: Context) -> Iterator[Finding]:
    """Report a post whose body holds nothing but comments, its source line and empty elements."""
    found = _EMPTY.fullmatch(post.body.source)
    if found is None or readable(post) is None or not _is_prose(post, context):
        return
    if found["link"]:
        known = source(post, context)
        link = source_line(post, known[1]) if known else None
        if known is None or link is None or not same(link.url, known[1]):
            return
    what = "nothing but the link to its source" if found["link"] else "an empty body"
    yield Finding(span=top(post), message=f"post has {what}; write it, or take the file out")


def _is_prose(post: Post, context: Context) -> bool:
    """Say whether a post is one that should have a text: dated, no draft, no layout of its own."""
    values = post.front_matter.values if post.front_matter else {}
    layout = str(values.get("layout") or "post").lower()
    if not _LAYOUT.search(layout) or values.get("draft") or values.get("published") is False:
        return False
    if not _INSTEAD.isdisjoint(values):
        return False
    return date_entry(post, context) is not None or name_date(post.path) is not None
