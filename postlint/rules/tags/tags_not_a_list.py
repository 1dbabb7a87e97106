"""TAG001: the tags are a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._fields import is_blank, kind_of, readable
from postlint.rules.source._differences import shorten
from postlint.rules.tags._lists import item
from postlint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_READINGS = ": Jekyll splits it at its spaces, Hugo does not"


@rule("TAG001", "tags-not-a-list", safety=Safety.UNSAFE)
def tags_not_a_list(post: Post, context: Context) -> Iterator[Finding]:
    """Report tags that are one string, a number or a mapping instead of a list."""
    matter = readable(post)
    entry = context.field(post, "tags") if matter else None
    if matter is None or entry is None or isinstance(entry.value, list) or is_blank(entry.value):
        return
    if not isinstance(entry.value, str):
        message = f"`{entry.key}` is {kind_of(entry.value)}, not a list; write `[a, b]`"
        yield Finding(span=entry.value_span, message=message)
        return
    value = entry.value.strip()
    commas = "," in value
    if entry.key == "tag" and not commas:
        return  # Jekyll's key for one tag, spaces and all
    names = [name.strip() for name in value.split("," if commas else None)]
    quoted = [item(name, matter.format) for name in names if name]
    good = f"[{', '.join(quoted)}]"
    readings = _READINGS if len(value.split()) > 1 and entry.key != "tag" else ""
    yield Finding(
        span=entry.value_span,
        message=f"`{entry.key}` is a string{readings}; write `{shorten(good, 40)}`",
        edits=(Edit(entry.value_span, good),),
        safety=Safety.UNSAFE if commas else Safety.DISPLAY if readings else Safety.SAFE,
    )
