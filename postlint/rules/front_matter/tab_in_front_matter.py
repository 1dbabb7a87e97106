"""FM016: spaces indent YAML, never tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._fields import unreadable
from postlint.rules.front_matter._syntax import cause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("FM016", "tab-in-front-matter", safety=Safety.UNSAFE, needs=unreadable)
def tab_in_front_matter(post: Post, context: Context) -> Iterator[Finding]:
    """Report a tab where YAML allows spaces only."""
    found = cause(post, "tab")
    if found is None or post.front_matter is None:
        return
    lines = post.front_matter.content.of(post.text).splitlines()
    # Beside lines that spaces indent, how deep a tab was meant to be is a guess.
    only_tabs = not any(line.startswith(" ") or " " in _indent(line) for line in lines)
    yield Finding(
        span=found.span,
        message="a tab where YAML allows only spaces, so nothing parses; indent with spaces",
        edits=found.edits,
        safety=_safety(only_tabs=only_tabs) if found.edits else Safety.DISPLAY,
    )


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _safety(*, only_tabs: bool) -> Safety:
    return Safety.SAFE if only_tabs else Safety.UNSAFE
