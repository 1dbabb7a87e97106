"""FM003: front matter must parse, and give fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._fields import unreadable
from postlint.rules.front_matter._syntax import cause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("FM003", "front-matter-not-parsable", safety=Safety.UNSAFE, needs=unreadable)
def front_matter_not_parsable(post: Post, context: Context) -> Iterator[Finding]:
    """Report front matter that its parser refuses, with the parser's own line and column.

    What has a rule of its own (escapes, colons, tabs, number signs) is left to that.
    """
    matter = post.front_matter
    if matter is None or matter.problem is None or matter.problem.kind == "unclosed":
        return
    problem = matter.problem
    if problem.kind == "not-a-mapping":
        yield Finding(span=problem.span, message=f"front matter has no fields: {problem.message}")
        return
    found = cause(post, "other")
    if found is not None:
        yield Finding(
            span=problem.span,
            message=f"front matter does not parse: {problem.message}",
            edits=found.edits,
            safety=Safety.UNSAFE if found.edits else Safety.DISPLAY,
        )
