"""Where a body holds code."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Block, Post
    from postlint.text import Span


def code_spans(post: Post) -> tuple[Span, ...]:
    """Return the spans of blocks of code and of code in lines, in document order."""
    found: tuple[Span, ...] | None = post.memo.get("code")
    if found is None:
        found = post.memo["code"] = tuple(_code(post, post.body.blocks))
    return found


def _code(post: Post, blocks: tuple[Block, ...]) -> Iterator[Span]:
    for block in blocks:
        if block.kind == "code":
            yield block.span
        for leaf in (block.leaf, *block.leaves):
            for inline in leaf.inlines if leaf else ():
                if inline.kind == "other" and post.text.startswith("`", inline.span.start):
                    yield inline.span
        for children in block.children:
            yield from _code(post, children)
