"""FM020: a field is text, not HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._texts import head, leaves, rewrite, text_keys
from postlint.rules.source._differences import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Entry, Post

_ENTITY = expression(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_MARKUP = expression(r"</?[A-Za-z]|://")


@rule("FM020", "html-entity-in-field", safety=Safety.UNSAFE, needs=("&",))
def html_entity_in_field(post: Post, context: Context) -> Iterator[Finding]:
    """Report an HTML entity in a title, author, tag, category or description."""
    if "&" not in (text := head(post)) or not _ENTITY.search(text) or post.front_matter is None:
        return
    keys = text_keys(context)
    for entry in post.front_matter.entries:
        for leaf in leaves((entry,)) if entry.key in keys else ():
            if isinstance(leaf.value, str) and "&" in leaf.value:
                yield from _finding(post, leaf, leaf.value)


def _finding(post: Post, leaf: Entry, value: str) -> Iterator[Finding]:
    from html import unescape  # noqa: PLC0415 - its table of names is large, and rarely needed

    entity = _ENTITY.search(value)
    meant = _ENTITY.sub(lambda found: unescape(found[0]), value)
    # What stays an entity, or becomes markup, is about HTML or escaped for a template.
    if entity is None or meant == value or _ENTITY.search(meant) or _MARKUP.search(value):
        return
    if meant.count("<") > value.count("<") or meant.count(">") > value.count(">"):
        return
    edits = rewrite(post, leaf, meant)
    yield Finding(
        span=leaf.value_span,
        message=f"`{entity[0]}` is HTML, and a field is text; write `{shorten(meant)}`",
        edits=edits,
        safety=Safety.UNSAFE if edits else Safety.DISPLAY,
    )
