"""SRC003: the source line leads where the source field says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Related, rule
from postlint.rules.source._differences import contrast
from postlint.rules.source._source_line import source, source_line
from postlint.urls.written import same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("SRC003", "differing-source-link")
def differing_source_link(post: Post, context: Context) -> Iterator[Finding]:
    """Report a source line whose URL is not that of the front matter."""
    known = source(post, context)
    link = source_line(post, known[1]) if known else None
    if known is None or link is None:
        return
    entry, url = known
    if same(link.url, url):
        return
    body, front = contrast(link.url, url)
    yield Finding(
        span=link.span,
        message=f"source line leads to `{body}`, but `{entry.key}` says `{front}`; make them agree",
        related=(Related(entry.value_span, f"`{entry.key}`"),),
    )
