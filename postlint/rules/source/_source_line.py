"""Where a body says what it was copied from: the source field, the source line, the broken one.

The *source line* is a paragraph or heading that holds one link with text and nothing else. It
stands first in the body, comments aside; one that leads to the source may also stand second or
third, after a title or a remark.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rules.front_matter._fields import is_blank, readable
from postlint.text import Span, comments_end
from postlint.urls.written import same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Block, Entry, Post
    from postlint.post.blocks import Inline
    from postlint.rule import Context

_OPENING = 3  # blocks in which a source is looked for
_PROSE = frozenset({"paragraph", "heading", "quote", "rule"})
_MARKS = " \t\r\n#*_=-~\\"  # what a heading, an emphasis or a hard break adds to the link
_COMMENT = expression(r"<!--.*?-->", re.DOTALL)
_LINE = expression(
    r"(?:#{1,6}[ \t]+)?(\[(?>[^\r\n]*?\][ \t]?\()(?>[^\r\n]*?://)[^\r\n]*\))[ \t#]*$",
    re.MULTILINE,
)
_TEMPLATE = ("{{", "{%")


def source(post: Post, context: Context) -> tuple[Entry, str] | None:
    """Return the source field and its URL; None without front matter or without a string."""
    memo = post.memo
    if "source" in memo:
        known: tuple[Entry, str] | None = memo["source"]
        return known
    entry = context.field(post, "source") if readable(post) else None
    known = None
    if entry is not None and isinstance(entry.value, str) and not is_blank(entry.value):
        known = entry, entry.value.strip()
    memo["source"] = known
    return known


def source_line(post: Post, url: str = "") -> Inline | None:
    """Return the link that is the body's source line: the one to ``url``, else the first block."""
    memo = post.memo
    if "first line" not in memo:
        opening = memo["opening"] = tuple(_opening(post))
        memo["first line"] = _alone(post, opening[0]) if opening else None
    first: Inline | None = memo["first line"]
    if not url or (first is not None and same(first.url, url)):
        return first
    if "further lines" not in memo:
        memo["further lines"] = [_alone(post, block) for block in memo["opening"][1:]]
    further: list[Inline | None] = memo["further lines"]
    for link in further:
        if link is not None and same(link.url, url):
            return link
    return first


def links_to(post: Post, url: str) -> bool:
    """Say whether a Markdown link among the first blocks leads to ``url``.

    An ``.html`` post has no Markdown: there any link of its body counts.
    """
    if post.body.is_html:
        links = (element for element in post.body.elements if element.tag == "a")
        return any(same(link.attributes.get("href", ""), url) for link in links)
    return any(same(link.url, url) for block in _opening(post) for link in _links(block))


def broken_line(post: Post) -> Span | None:
    """Return the span of the body's first line if it was meant as a link to a URL and is not one."""
    if source_line(post) is not None:  # nearly always, where there is a source
        return None
    block = next(_opening(post), None)
    line = _LINE.match(post.text, block.span.start, block.span.end) if block else None
    if block is None or line is None or any(sign in line[1] for sign in _TEMPLATE):
        return None
    span = Span(*line.span(1))
    links = [link for link in _links(block) if link.span.overlaps(span)]
    if not links:
        return span
    before = post.text[span.start : links[0].span.start]
    unclosed = before.count("[") > before.count("]")  # `[a [b](url)`: only `b` is a link
    return span if unclosed and len(links) == 1 else None


def _opening(post: Post) -> Iterator[Block]:
    """Yield the first blocks of Markdown prose, up to the first block of another kind."""
    found = 0
    for block in post.body.blocks:
        if block.kind in _PROSE:
            found += 1
            yield block
        elif block.kind != "html" or _without_comments(block.span.of(post.text)).strip():
            return
        if found == _OPENING:
            return


def _links(block: Block) -> list[Inline]:
    own = [part for part in block.leaf.inlines if part.kind == "link"] if block.leaf else []
    return own + [link for part in block.children for inner in part for link in _links(inner)]


def _alone(post: Post, block: Block) -> Inline | None:
    """Return the link that a block holds and nothing else; an image is no text of a link."""
    parts = block.leaf.inlines if block.leaf else ()
    links = [part for part in parts if part.kind == "link"]
    if len(links) != 1 or not links[0].text.strip() or any(part.kind == "image" for part in parts):
        return None
    link = links[0].span
    around = post.text[block.span.start : link.start] + post.text[link.end : block.span.end]
    return None if _without_comments(around).strip(_MARKS) else links[0]


def _without_comments(text: str) -> str:
    if "<!--" not in text:
        return text
    end = comments_end(text)
    return _COMMENT.sub("", text[:end]) + text[end:]
