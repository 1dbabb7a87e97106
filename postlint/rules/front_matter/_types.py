"""The types that fields may have, and what to do about another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from postlint.expressions import expression
from postlint.rule import Finding, Safety
from postlint.rules.front_matter._fields import is_blank, kind_of
from postlint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Entry, Post

Kind = Literal["string", "number", "boolean", "date", "list", "mapping"]

_CLASSES: dict[Kind, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "boolean": (bool,),
    "date": (date,),
    "list": (list, tuple),
    "mapping": (Mapping,),
}
_NAMES = ("name", "twitter")  # what jekyll-seo-tag, Hugo themes and Quarto show of an author
_WISHES = {"date": ", not a date", "author": "; write a name, or a list of names"}
_PLAIN = expression(r"[\w.:+-]+", re.ASCII)


def is_one_of(value: object, kinds: Sequence[Kind]) -> bool:
    """Say whether a loaded value is of one of the types, or blank."""
    if isinstance(value, bool):  # to Python a number, too
        return "boolean" in kinds
    return is_blank(value) or any(isinstance(value, _CLASSES[kind]) for kind in kinds)


def of_role(post: Post, entry: Entry, role: str) -> Iterator[Finding]:
    """Yield what cannot be a title, a date, an author or a source."""
    kinds: tuple[Kind, ...] = ("string", "date") if role == "date" else ("string",)
    for wrong in _wrong_people(entry) if role == "author" else (entry,):
        if not is_one_of(wrong.value, kinds):
            yield _finding(post, entry, wrong, role)


def of_field(entry: Entry, kinds: Sequence[Kind]) -> Iterator[Finding]:
    """Yield what is not of the types that settings want."""
    if not is_one_of(entry.value, kinds):
        wanted = " or ".join(f"a {kind}" for kind in kinds)
        message = f"`{entry.key}` is {kind_of(entry.value)}; write {wanted}"
        yield Finding(span=entry.value_span, message=message)


def _wrong_people(entry: Entry) -> Iterator[Entry]:
    people = entry.children if isinstance(entry.value, list) else (entry,)
    for person in people:
        named = isinstance(person.value, dict) and any(person.value.get(key) for key in _NAMES)
        if not named:  # missing-author speaks of blank names
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
