"""FM007: fields have a type that site generators can use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._dates import date_entry
from postlint.rules.front_matter._fields import readable
from postlint.rules.front_matter._types import Kind, of_field, of_role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``types``: of which types the values of other fields may be, by their keys."""

    types: dict[str, tuple[Kind, ...]] = {}


@rule("FM007", "wrong-type", safety=Safety.UNSAFE, options=Options)
def wrong_type(post: Post, context: Context) -> Iterator[Finding]:
    """Report a value of a type that its field cannot have, such as a title that is a number."""
    matter = readable(post)
    if matter is None:
        return
    judged = set()
    for role in ("title", "date", *(r for r in ("author", "source") if r in context.required)):
        entry = date_entry(post, context) if role == "date" else context.field(post, role)
        if entry is not None:
            judged.add(str(entry.key))
            if type(entry.value) is not str:  # a string may play each of these
                yield from of_role(post, entry, role)
    types = context.options("wrong-type", Options).types
    for key in (types.keys() & matter.by_key.keys()) - judged:
        yield from of_field(matter.by_key[key], types[key])
