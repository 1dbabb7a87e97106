"""FM026: several values are a list, not one string with commas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._fields import readable
from postlint.rules.front_matter._texts import is_plain
from postlint.rules.source._differences import shorten
from postlint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

KEYS = ("categories", "topics", "aliases", "redirect_from")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``keys``: the fields whose values may be several."""

    keys: tuple[str, ...] = KEYS


@rule("FM026", "list-as-string", safety=Safety.UNSAFE, options=Options)
def list_as_string(post: Post, context: Context) -> Iterator[Finding]:
    """Report categories, aliases and the like that are one string with commas."""
    matter = readable(post)
    if matter is None:
        return
    by_key = matter.by_key
    for key in context.options("list-as-string", Options).keys:
        entry = by_key.get(key)
        if entry is None or not isinstance(entry.value, str) or "," not in entry.value:
            continue
        source = entry.value_span.of(post.text)
        names = [name.strip() for name in entry.value.split(",") if name.strip()]
        plain = matter.format == "yaml" and is_plain(source)
        import json  # noqa: PLC0415 - few posts have such a list

        items = names if plain else [json.dumps(name, ensure_ascii=False) for name in names]
        good = f"[{', '.join(items)}]"
        yield Finding(
            span=entry.value_span,
            message=f"`{key}` is one string with commas; write `{shorten(good, 40)}`",
            edits=(Edit(entry.value_span, good),),
            safety=Safety.UNSAFE,
        )
