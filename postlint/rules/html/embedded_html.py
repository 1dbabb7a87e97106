"""HTM001: a Markdown body holds no HTML that Markdown has words for."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Island, Post

# A wrapper without meaning always goes: no need to convert the island to know.
_WRAPPER = re.compile(r"""\s*<(?:div|p|article|section|main)(?:\sclass="[^"]*")?\s*>""")
_SHOWN = 4  # kinds of elements that a message names
# What the converter declares as lost: scripts, style sheets, the sizes of images.
_LOST = re.compile(r"<(?:script|style)\b|<img\b[^>]*\s(?:width|height)\s*=", re.IGNORECASE)


@rule("HTM001", "embedded-html", safety=Safety.SAFE)
def embedded_html(post: Post, context: Context) -> Iterator[Finding]:
    """Report each run of embedded HTML that `postlint convert` makes Markdown of."""
    if post.body.is_html:
        return
    for island in post.body.islands:
        if not _convertible(post, island, context):
            continue
        tags = Counter(island.tags(post.text))
        yield Finding(
            span=island.span,
            message=f"embedded HTML ({_listed(tags)}); run `postlint convert`",
            safety=Safety.UNSAFE if _LOST.search(island.span.of(post.text)) else Safety.SAFE,
        )


def _convertible(post: Post, island: Island, context: Context) -> bool:
    """Say whether the converter would change an island; what it leaves is fine as it is."""
    if island.kind == "block" and _WRAPPER.match(island.html(post.text)):
        return True
    from postlint.convert import Options, would_change  # noqa: PLC0415 - few islands need it

    return would_change(post.body, island, Options(dialect=context.dialect))


def _listed(tags: Counter[str]) -> str:
    """Count the elements in words: ```div`, 24 × `p`, 3 × `a```, the first ones first."""
    named = [f"{count} × `{tag}`" if count > 1 else f"`{tag}`" for tag, count in tags.items()]
    more = [f"{len(named) - _SHOWN} more kinds"] if len(named) > _SHOWN + 1 else named[_SHOWN:]
    return ", ".join(named[:_SHOWN] + more) or "stray end tags"
