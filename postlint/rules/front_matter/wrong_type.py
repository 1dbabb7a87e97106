"""FM007: title, date, author and source have a type that site generators can use."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._dates import date_entry
from postlint.rules.front_matter._fields import is_blank, kind_of, readable
from postlint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Entry, Post

_NAMES = ("name", "twitter")  # what jekyll-seo-tag, Hugo themes and Quarto show of an author
_WISHES = {"date": ", not a date", "author": "; write a name, or a list of names"}
_PLAIN = re.compile(r"[\w.:+-]+", re.ASCII)


@rule("FM007", "wrong-type", safety=Safety.UNSAFE)
def wrong_type(post: Post, context: Context) -> Iterator[Finding]:
    """Report a title, date, author or source of a type that cannot be one."""
    if readable(post) is None:
        return
    for role in ("title", "date", *(r for r in ("author", "source") if r in context.required)):
        entry = date_entry(post, context) if role == "date" else context.field(post, role)
        if entry is None or is_blank(entry.value):
            continue
        for wrong in _wrong_people(entry) if role == "author" else (entry,):
            good = (str, date) if role == "date" else str
            if not isinstance(wrong.value, good):
                yield _finding(post, entry, wrong, role)


def _wrong_people(entry: Entry) -> Iterator[Entry]:
    people = entry.children if isinstance(entry.value, list) else (entry,)
    for person in people:
        named = isinstance(person.value, dict) and any(person.value.get(key) for key in _NAMES)
        if not named and not is_blank(person.value):  # missing-author speaks of blank names
            yield person


def _finding(post: Post, entry: Entry, wrong: Entry, role: str) -> Finding:
    source = wrong.value_span.of(post.text)
    what = f"is {kind_of(wrong.value)}" if wrong is entry else f"holds {kind_of(wrong.value)}"
    if role == "date" or not _PLAIN.fullmatch(source):
        message = f"`{entry.key}` {what}{_WISHES.get(role, '; write one string')}"
        return Finding(span=wrong.value_span, message=message)
    quoted = f'"{source}"'
    return Finding(
        span=wrong.value_span,
        message=f"`{entry.key}` {what}; write a string: `{quoted}`",
        edits=(Edit(wrong.value_span, quoted),),
        # 1.10, 007 and yes are shown as 1.1, 7 and true until they are quoted.
        safety=Safety.SAFE if source == str(wrong.value) else Safety.UNSAFE,
    )
