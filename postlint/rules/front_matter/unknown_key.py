"""FM012: a key is spelt as the one that was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._fields import readable
from postlint.rules.front_matter._keys import KNOWN, fits, meant, renamed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``known``: keys of this site that are no slip of the finger."""

    known: tuple[str, ...] = ()


@rule("FM012", "unknown-key", safety=Safety.UNSAFE, options=Options)
def unknown_key(post: Post, context: Context) -> Iterator[Finding]:
    """Report a key that is one slip away from a known key that the post lacks."""
    matter = readable(post)
    if matter is None or KNOWN.issuperset(matter.by_key):
        return
    roles = {key: role for role, keys in context.fields.items() for key in keys}
    played = frozenset((*roles, *context.options("unknown-key", Options).known))
    there = {roles.get(str(key), key) for key in matter.by_key}
    for key, entry in matter.by_key.items():
        for target in meant(str(key), played):
            role = roles.get(target, target)
            if role in there or not fits(entry.value, target, role):
                continue
            if context.dialect == "goldmark" and str(key).casefold() == target.casefold():
                continue  # upper and lower case are the same to Hugo
            yield Finding(
                span=entry.key_span,
                message=f"unknown key `{key}`; did you mean `{target}`?",
                edits=(renamed(post.text, entry, target),),
                safety=Safety.UNSAFE,
            )
            break
