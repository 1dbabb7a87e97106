"""HTM024: headings go down one level at a time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("HTM024", "heading-level-skipped", default=False)
def heading_level_skipped(post: Post, context: Context) -> Iterator[Finding]:
    """Report headings more than one level below the heading before them."""
    for before, heading in pairwise(post.body.headings):
        level, above = int(heading.tag[1]), int(before.tag[1])
        if level > above + 1:
            message = f"heading of level {level} follows one of level {above}; make it {above + 1}"
            yield Finding(span=heading.start_tag, message=message)
