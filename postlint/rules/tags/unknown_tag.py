"""TAG006: a tag is one of the archive's vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.archive.names import folded
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._fields import readable
from postlint.rules.source._differences import shorten
from postlint.rules.tags._lists import item, named, tag_list
from postlint.rules.tags._vocabulary import Options, by_key, nearest
from postlint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


_last: list[tuple[object, tuple[str, ...]]] = []  # one run has one vocabulary for all its posts


@rule("TAG006", "unknown-tag", safety=Safety.UNSAFE, default=False, options=Options)
def unknown_tag(post: Post, context: Context) -> Iterator[Finding]:
    """Report a tag that is not in the vocabulary that settings name."""
    table = context.rule_options.get("unknown-tag")
    matter = readable(post) if table else None
    tags = tag_list(post, context) if matter else None
    if matter is None or tags is None:
        return
    if not _last or _last[0][0] is not table:
        _last[:] = [(table, context.options("unknown-tag", Options).known())]
    vocabulary = _last[0][1]
    if not vocabulary:
        return
    known = by_key(vocabulary)
    for index, name in named(tags):
        if known.get(name) == name:
            continue
        entry = tags.children[index]
        same = known.get(folded(name), "")
        near = same or nearest(name, vocabulary)
        like = entry.value_span.of(post.text)
        hint = f"did you mean `{shorten(near)}`?" if near else "take it out, or add it there"
        hint = f"write `{shorten(near)}`" if same else hint
        yield Finding(
            span=entry.value_span,
            message=f"tag `{shorten(name)}` is not in the vocabulary; {hint}",
            edits=(Edit(entry.value_span, item(near, matter.format, like)),) if near else (),
            safety=Safety.UNSAFE if same else Safety.DISPLAY,
        )
