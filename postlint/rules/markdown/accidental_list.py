"""MKD005: a year at the start of a line begins no list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Block, Post

_GATE = re.compile(r"\n[> \t]*[0-9]{3,9}[.)][ \t]").search
_MARKER = expression(r"([0-9]{3,9})([.)])[ \t]")


@rule("MKD005", "accidental-list", safety=Safety.UNSAFE, needs=(". ", ") "))
def accidental_list(post: Post, context: Context) -> Iterator[Finding]:
    """Report a line that is a list of one item because it begins with a number such as a year."""
    if _GATE(post.text, max(post.body.span.start - 1, 0)) is None:
        return
    yield from _among(post, post.body.blocks)


def _among(post: Post, blocks: tuple[Block, ...]) -> Iterator[Finding]:
    for block in blocks:
        if block.kind == "list" and len(block.children) == 1:
            match = _MARKER.match(post.text, block.span.start)
            if match is not None:
                yield _finding(block, match)
        for children in block.children:
            yield from _among(post, children)


def _finding(block: Block, match: re.Match[str]) -> Finding:
    number, delimiter = match.groups()
    simple = [child.kind for child in block.children[0]] == ["paragraph"]
    span = Span(match.start(), match.end(2))
    place = Span(match.start(2), match.end(2))
    return Finding(
        span=span,
        message=f"`{number}{delimiter}` begins a list; write `{number}\\{delimiter}`",
        edits=(Edit(place, f"\\{delimiter}"),),
        safety=Safety.UNSAFE if simple else Safety.DISPLAY,
        intends=(f"-ol {number}", "-li", "-/li", "-/ol", f"+{number}{delimiter}") if simple else (),
    )
