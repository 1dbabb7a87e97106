"""Islands: the runs of embedded HTML in a Markdown body that may be rewritten as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.expressions import expression
from postlint.post.blocks import Block, Island, Leaf
from postlint.post.html import VOID
from postlint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BOUNDLESS: Final = frozenset(
    "article aside body center div footer form header html main nav p section span font".split()
)
"""Elements whose tags may be taken away one by one: Markdown between them keeps its meaning."""

BLOCK: Final = frozenset(
    "address article aside blockquote center dd details dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section table tbody td"
    " tfoot th thead tr ul".split()
)
"""Elements that end a paragraph: none of them stands in a line of text."""

_TAG: Final = expression(
    r"<!--|<(/?)([a-zA-Z][a-zA-Z0-9:-]*)(?:[^<>]*\bdir\s*=\s*[\"']?(rtl))?", re.IGNORECASE
)
_DIRECTIVE: Final = expression(r"\s*<!--\s*postlint-")
_HAS_TAG: Final = expression(r"</?[a-zA-Z]")
_BLANK_PREFIX: Final = expression(r"[^>\s]")


def find_islands(text: str, siblings: Sequence[Block], *, nested: bool = False) -> Iterator[Island]:
    """Yield the islands among sibling blocks and inside them, in document order."""
    index = 0
    ends = _Ends(text)
    while index < len(siblings):
        block = siblings[index]
        if block.kind == "html":
            end = index + 1
            if _has_tag(text, block):
                end = end if nested else _together(text, siblings, index, ends)
                yield _block_island(text, siblings[index:end], nested=nested)
            index = end
            continue
        for leaf in (block.leaf, *block.leaves):
            if leaf is not None:
                yield from _leaf_island(text, leaf, nested=nested)
        for children in block.children:
            yield from find_islands(text, children, nested=True)
        index += 1


def _has_tag(text: str, block: Block) -> bool:
    for line in block.lines:
        match = _HAS_TAG.search(text, line.start, line.end)
        if match is not None:
            return True
    return False


class _Ends:
    """Knows where the last end tag of each element stands in a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: dict[str, int] = {}

    def last(self, name: str) -> int:
        if name not in self._last:
            self._last[name] = self._text.lower().rfind(f"</{name}")
        return self._last[name]


def _together(text: str, siblings: Sequence[Block], start: int, ends: _Ends) -> int:
    """Return the index after the island that starts at ``start``.

    HTML blocks with nothing but blank lines between are one: text at the end of one and the start
    of the next stands in the same paragraph.
    """
    end = _balanced(text, siblings, start, ends)
    ahead = end
    while ahead < len(siblings) and siblings[ahead].kind == "html":
        if any("markdown=" in siblings[at].span.of(text) for at in (end - 1, ahead)):
            break  # kramdown reads Markdown there: what stands beside it need not stay for it
        if _has_tag(text, siblings[ahead]):
            end = ahead = _balanced(text, siblings, ahead, ends)
        elif _DIRECTIVE.match(siblings[ahead].span.of(text)):
            break  # what stands before it and what stands behind it are not treated alike
        else:
            ahead += 1
    return end


def _balanced(text: str, siblings: Sequence[Block], start: int, ends: _Ends) -> int:
    """Return the index after the last block of the island that starts at ``start``.

    Tags that stay open belong together with what closes them, unless they are boundless. An
    element that nothing closes is left alone: its island is the one block.
    """
    open_: list[str] = []
    for index in range(start, len(siblings)):
        if index + 1 == len(siblings) and index == start:
            break
        block = siblings[index]
        for html in _html(text, block):
            _follow(html, open_)
        if not open_:
            return index + 1
        if ends.last(open_[0]) < block.span.start:
            break
    return start + 1


def _html(text: str, block: Block) -> Iterator[str]:
    """Yield the HTML of a block: its lines, or the tags in its text."""
    for line in block.lines:
        yield line.of(text)
    for leaf in (block.leaf, *block.leaves):
        if leaf is not None:
            yield from (inline.text for inline in leaf.inlines if inline.kind == "html")
    for children in block.children:
        for child in children:
            yield from _html(text, child)


def _follow(html: str, open_: list[str]) -> None:
    """Push and pop the elements that ``html`` opens and closes.

    Boundless ones do not count, unless they say a direction: then Markdown between them does.
    """
    for match in _TAG.finditer(html):
        name = (match[2] or "").lower()
        if not name or name in VOID:
            continue
        if match[1]:
            if name in open_:
                while open_.pop() != name:
                    pass
        elif name not in BOUNDLESS or match[3] or name in open_:
            open_.append(name)


def _block_island(text: str, blocks: Sequence[Block], *, nested: bool) -> Island:
    start = blocks[0].span.start
    line = text.rfind("\n", 0, start) + 1
    line += text.startswith("\ufeff", line)
    prefix = _BLANK_PREFIX.sub(" ", text[line:start]) if nested else ""
    end = start + len(text[start : blocks[-1].span.end].rstrip())
    return Island(
        Span(start if nested else line, end),
        "block",
        lines=tuple(line for block in blocks for line in block.lines),
        mixed=any(block.kind != "html" for block in blocks),
        prefix=prefix,
    )


def _leaf_island(text: str, leaf: Leaf, *, nested: bool) -> Iterator[Island]:
    """Yield the island of a paragraph, heading or cell: of its tags, or of all of it.

    A paragraph with block elements in it (`<b>Title</b><p>…`) is HTML that Markdown took for text
    because of how its line starts.
    """
    tags = [
        inline
        for inline in leaf.inlines
        if inline.kind == "html" and not inline.text.startswith("<!")
    ]
    if not tags:
        return
    end = leaf.span.start + len(leaf.span.of(text).rstrip())
    blocks = leaf.loose and any(_is_block(inline.text) for inline in tags)
    if blocks and not (nested and "\n" in text[leaf.span.start : end]):
        line = text.rfind("\n", 0, leaf.span.start) + 1
        prefix = _BLANK_PREFIX.sub(" ", text[line : leaf.span.start]) if nested else ""
        yield Island(Span(leaf.span.start, end), "block", mixed=True, prefix=prefix)
    else:
        yield Island(Span(tags[0].span.start, tags[-1].span.end), "inline", leaf=leaf)


def _is_block(tag: str) -> bool:
    match = _TAG.match(tag)
    return match is not None and (match[2] or "").lower() in BLOCK
