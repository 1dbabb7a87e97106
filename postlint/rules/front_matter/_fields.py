"""What the rules on fields share: when they speak at all, where, and what is blank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING
from unicodedata import category

from postlint.text import Span

if TYPE_CHECKING:
    from postlint.post import FrontMatter, Post
    from postlint.rule import Context


def readable(post: Post) -> FrontMatter | None:
    """Return the front matter of a post if its fields can be judged.

    Without front matter, and where it does not parse, one finding says so; the fields stay silent.
    """
    matter = post.front_matter
    return matter if matter is not None and matter.problem is None else None


def unreadable(post: Post, context: Context) -> bool:
    """Say whether a post has front matter that cannot be read."""
    return post.front_matter is not None and post.front_matter.problem is not None


def required(context: Context) -> tuple[str, ...]:
    """Return the roles that a post must have: none where it is the page of one of Hugo's sections."""
    if context.generator == "Hugo" and context.place.rpartition("/")[2].startswith("_index."):
        return ()
    return context.required


def opening(post: Post, matter: FrontMatter) -> Span:
    """Return the span of the delimiter that opens the front matter: where what is missing is shown."""
    start = matter.span.start + post.text.startswith("\ufeff", matter.span.start)
    return Span(start, start + (1 if matter.format == "json" else 3))


def accepted(context: Context, role: str) -> str:
    """Return the keys that may play a role, quoted, for a message: "`from` or `source`"."""
    keys = [f"`{key}`" for key in context.fields.get(role, (role,))]
    return " or ".join(filter(None, (", ".join(keys[:-1]), keys[-1])))


def is_blank(value: object) -> bool:
    """Say whether a value holds nothing that a reader could see (zero-width characters neither)."""
    if value is None:
        return True
    if isinstance(value, str):
        if value[:1].isalnum():  # nearly always
            return False
        return all(sign.isspace() or category(sign) in ("Cc", "Cf") for sign in value)
    return not value and isinstance(value, Sequence | Mapping)


def kind_of(value: object) -> str:
    """Name the type of a loaded value in plain words, with its article."""
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "a string"
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, Sequence):
        return "a list"
    return "a date" if isinstance(value, date) else "a time"
