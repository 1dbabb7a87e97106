"""FM003: front matter must parse, and give fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post, Problem


@rule("FM003", "front-matter-not-parsable", safety=Safety.UNSAFE)
def front_matter_not_parsable(post: Post, context: Context) -> Iterator[Finding]:
    """Report front matter that its parser refuses, with the parser's own line and column."""
    matter = post.front_matter
    if matter is None or matter.problem is None or matter.problem.kind == "unclosed":
        return
    problem = matter.problem
    if problem.kind == "not-a-mapping":
        yield Finding(span=problem.span, message=f"front matter has no fields: {problem.message}")
        return
    edits = _double_backslash(post, problem)
    yield Finding(
        span=problem.span,
        message=f"front matter does not parse: {problem.message}",
        edits=edits,
        safety=Safety.UNSAFE if edits else Safety.DISPLAY,
    )


def _double_backslash(post: Post, problem: Problem) -> tuple[Edit, ...]:
    r"""Mend ``"\智"``: YAML stumbles at a backslash only where it knows no such escape."""
    place = Span(problem.span.start, problem.span.start)
    return (Edit(place, "\\"),) if post.text[place.start : problem.span.end] == "\\" else ()
