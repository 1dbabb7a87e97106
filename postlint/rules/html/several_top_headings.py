"""HTM025: a page has one heading of the first level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Related, rule
from postlint.rules.html._headings import own_headings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("HTM025", "several-top-headings", default=False)
def several_top_headings(post: Post, context: Context) -> Iterator[Finding]:
    """Report each heading of level 1 after the first."""
    tops = [heading for heading in post.body.headings if heading.tag == "h1"]
    if len(tops) > 1:
        own = own_headings(post, context)
        tops = [heading for heading in tops if heading in own]
    for heading in tops[1:]:
        yield Finding(
            span=heading.start_tag,
            message="another heading of level 1; make it level 2",
            related=(Related(tops[0].start_tag, "the first is here"),),
        )
