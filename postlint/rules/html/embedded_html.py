"""HTM001: a Markdown body holds no HTML that Markdown has words for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.html._conversion import would_convert, would_lose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_SHOWN = 4  # kinds of elements that a message names


@rule("HTM001", "embedded-html", safety=Safety.SAFE, needs=("<",))
def embedded_html(post: Post, context: Context) -> Iterator[Finding]:
    """Report each run of embedded HTML that `postlint convert` makes Markdown of."""
    if post.body.is_html:
        return
    for island in post.body.islands:
        if not would_convert(post, island, context):
            continue
        tags = island.tags(post.text)
        yield Finding(
            span=island.span,
            message=f"embedded HTML ({_listed(tags)}); run `postlint convert`",
            safety=Safety.UNSAFE if would_lose(post, island, context) else Safety.SAFE,
        )


def _listed(tags: tuple[str, ...]) -> str:
    """Count the elements in words: ```div`, 24 × `p`, 3 × `a```, the first ones first."""
    if len(tags) == 1:
        return f"`{tags[0]}`"
    counted = Counter(tags).items()
    named = [f"{count} × `{tag}`" if count > 1 else f"`{tag}`" for tag, count in counted]
    more = [f"{len(named) - _SHOWN} more kinds"] if len(named) > _SHOWN + 1 else named[_SHOWN:]
    return ", ".join(named[:_SHOWN] + more) or "stray end tags"
