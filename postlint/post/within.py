"""What stands in blocks, however deep: their inline content, and their HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.post.blocks import Block, Leaf
    from postlint.text import Span


def leaves(siblings: Sequence[Block]) -> list[Leaf]:
    """Return the paragraphs, headings and table cells in document order."""
    found: list[Leaf] = []
    _add_leaves(siblings, found)
    return found


def _add_leaves(siblings: Sequence[Block], found: list[Leaf]) -> None:
    for block in siblings:
        if block.leaf is not None:
            found.append(block.leaf)
        found += block.leaves
        for children in block.children:
            _add_leaves(children, found)


def html_only(source: str, base: int, siblings: Sequence[Block]) -> str:
    """Return a text, which stands at ``base``, with a space for each ``<`` that is no HTML."""
    spans: list[Span] = []
    _add_html(siblings, spans)
    if len(spans) > 1:
        spans.sort()
    parts: list[str] = []
    done = 0
    for span in spans:
        start, end = span.start - base, span.end - base
        parts += (source[done:start].replace("<", " "), source[start:end])
        done = end
    parts.append(source[done:].replace("<", " "))
    return "".join(parts)


def _add_html(siblings: Sequence[Block], found: list[Span]) -> None:
    for block in siblings:
        found += block.lines
        if block.children:
            for children in block.children:
                _add_html(children, found)
        else:
            if block.leaf is not None:
                _add_inline(block.leaf, found)
            for leaf in block.leaves:
                _add_inline(leaf, found)


def _add_inline(leaf: Leaf, found: list[Span]) -> None:
    found += [inline.span for inline in leaf.inlines if inline.kind == "html"]
