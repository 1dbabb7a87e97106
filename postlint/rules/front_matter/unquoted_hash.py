"""FM017: a text with a space and a number sign in it is quoted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._syntax import cause
from postlint.rules.front_matter._texts import head, is_plain, leaves, quoted, text_keys
from postlint.rules.source._differences import shorten
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Entry, Post

# A comment has a space after the `#`; a hashtag, `#1` and `#` in a URL have none.
_CUT = expression(r"[ \t]*(?<=[ \t])(#[^\s#!][^\r\n]*?)[ \t]*$", re.MULTILINE)


@rule("FM017", "unquoted-hash", safety=Safety.UNSAFE, needs=("#",))
def unquoted_hash(post: Post, context: Context) -> Iterator[Finding]:
    """Report a text without quotes that YAML cuts off at ` #`."""
    found = cause(post, "hash")
    if found is not None:
        message = "a `#` without quotes makes the rest of the list a comment; quote the items"
        yield Finding(span=found.span, message=message, edits=found.edits, safety=Safety.UNSAFE)
        return
    matter = post.front_matter
    if matter is None or matter.format != "yaml" or " #" not in head(post):
        return
    for entry in matter.entries:
        if entry.key in text_keys(context):
            for leaf in leaves((entry,)):
                yield from _cut(post, leaf)


def _cut(post: Post, entry: Entry) -> Iterator[Finding]:
    value = entry.value_span
    cut = _CUT.match(post.text, max(value.end, entry.key_span.end))
    if cut is None or not isinstance(entry.value, str | None) or not is_plain(value.of(post.text)):
        return
    text = quoted(post.text[value.start : cut.end(1)].strip())
    left = f"`{shorten(entry.value)}`" if entry.value else "nothing"
    yield Finding(
        span=Span(*cut.span(1)),
        message=f"`{shorten(cut[1])}` is a comment to YAML, and {left} is left; quote the whole text",
        edits=(Edit(Span(value.start, cut.end(1)), text if entry.value else f" {text}"),),
        safety=Safety.UNSAFE,
    )
