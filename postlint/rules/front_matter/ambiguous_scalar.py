"""FM013: a value means the same to every reader of YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._fields import readable
from postlint.rules.front_matter._keys import SWITCHES
from postlint.rules.front_matter._scalars import LONGEST, STARTS, readings
from postlint.rules.front_matter._texts import leaves, text_keys
from postlint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Entry, Post

_OF_R = {"output", "knit", "params", "format", "execute"}  # what R Markdown and Quarto read


@rule("FM013", "ambiguous-scalar", safety=Safety.UNSAFE)
def ambiguous_scalar(post: Post, context: Context) -> Iterator[Finding]:
    """Report a value without quotes that readers of YAML take for different things."""
    matter = readable(post)
    if matter is None or matter.format != "yaml":
        return
    for entry in matter.entries:
        for leaf in leaves((entry,)) if entry.children else (entry,):
            source = post.text[leaf.value_span.start : leaf.value_span.end]
            if len(source) <= LONGEST and source[:1] in STARTS and readings(source):
                yield from _finding(context, entry, leaf, source)


def _finding(context: Context, top: Entry, leaf: Entry, source: str) -> Iterator[Finding]:
    found = readings(source)
    is_text = str(top.key) in text_keys(context)
    if found is None or not (found.always or is_text) or _spoken_of(context, top, leaf):
        return
    safety, good = Safety.UNSAFE, f'"{source}"'
    if found.switch and not is_text:
        good = found.switch
        named = leaf.key in SWITCHES or top is not leaf
        same = context.dialect == "kramdown" and len(source) > 1
        safety = Safety.SAFE if same and named else Safety.UNSAFE if named else Safety.DISPLAY
    other = f' or `"{source}"`' if safety is Safety.DISPLAY else ""
    yield Finding(
        span=leaf.value_span,
        message=f"`{source}` is {found.words}; write `{good}`{other}",
        edits=(Edit(leaf.value_span, good),),
        safety=safety,
    )


def _spoken_of(context: Context, top: Entry, leaf: Entry) -> bool:
    """Say whether another rule speaks of a value that is no text, or one reader alone reads it."""
    roles = {"title", "date", *context.required} & {"title", "date", "author", "source"}
    roles |= {"tags"} if top is leaf else set()
    keys = {key for role in roles for key in context.fields.get(role, (role,))}
    return not isinstance(leaf.value, str) and top.key in keys | _OF_R
