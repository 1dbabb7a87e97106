"""What of a body is text that Markdown left as it stands: markup that did not become any.

Code, tags, addresses, templates and escaped characters are none of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from postlint.post import Block, Post
    from postlint.post.blocks import Inline

GAP = "\0"
"""Stands for each character that is no text; no post holds it."""

_VERBATIM = expression(r"</?(code|kbd|pre|samp|script|style|textarea|tt|math)\b", re.IGNORECASE)
_ANCHOR = expression(r"<(/?)a\b", re.IGNORECASE)
_TEMPLATE = expression(
    r"\{%-?\s*(\w+)\b[^%\n]*%\}.*?\{%-?\s*end\1\b[^%\n]*%\}"
    r"|\{\{([<%])\s*(\w+)\b[^{}]*[>%]\}\}.*?\{\{\2\s*/\s*\3\s*[>%]\}\}"
    r"|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}",
    re.DOTALL,
)
_SILENT = expression(
    r"<!--.*?(?:-->|\Z)|<(a|code|kbd|math|pre|samp|script|style|svg|textarea|title|tt)\b.*?(?:</\1\s*>|\Z)"
    r"|</?[A-Za-z][^<>]*(?:>|\Z)|&#?\w+;",
    re.DOTALL | re.IGNORECASE,
)
_LINE = expression(r"[^\r\n]+")


def prose(post: Post) -> str:
    """Return the text of a post in its own length, with a gap for each character that is no text.

    Line ends stay. Only a post that may have a defect is read so: it takes a pass over its blocks.
    """
    found: str | None = post.memo.get("prose")
    if found is None:
        found = post.memo["prose"] = _prose(post)
    return found


def shown(post: Post) -> str:
    """Return the same with the text of HTML blocks too, outside of their tags, links and code."""
    found: str | None = post.memo.get("shown")
    if found is None:
        found = post.memo["shown"] = _with_html(post)
    return found


def links(post: Post) -> tuple[Span, ...]:
    """Return the spans of the links and images of the body, whether Markdown or HTML made them."""
    found: tuple[Span, ...] | None = post.memo.get("links")
    if found is None:
        found = post.memo["links"] = tuple(_links(leaf.inlines for leaf in post.body.leaves))
    return found


def is_linked(post: Post, span: Span) -> bool:
    """Say whether a span stands in a link or an image."""
    return any(link.start <= span.start < link.end for link in links(post))


def text_follows(post: Post, span: Span) -> bool:
    """Say whether plain text comes next behind a span, in its paragraph, heading or cell."""
    for leaf in post.body.leaves:
        inlines = leaf.inlines
        if inlines and inlines[0].span.start <= span.start <= inlines[-1].span.end:
            end = max(inline.span.end for inline in inlines)
            rest = prose(post)[span.end : end].lstrip(" \t\r\n")
            return bool(rest) and rest[0] != GAP
    return False


def _prose(post: Post) -> str:
    text = post.text
    gaps = _gaps(post)
    parts: list[str] = []
    done = 0
    for start, end in _shown(text, [leaf.inlines for leaf in post.body.leaves]):
        if start < done:
            continue
        parts += (gaps[done:start], text[start:end])
        done = end
    parts.append(gaps[done:])
    return _without_templates(post, "".join(parts))


def _with_html(post: Post) -> str:
    text, body = post.text, post.body
    spans = (body.span,) if body.is_html else tuple(_html(body.blocks))
    seen = prose(post)
    if not spans:
        return seen
    gaps = _gaps(post)
    parts: list[str] = []
    done = 0
    for span in spans:
        parts.append(seen[done : span.start])
        done = span.start
        for match in _SILENT.finditer(span.of(text)):
            start, end = span.start + match.start(), span.start + match.end()
            parts += (text[done:start], gaps[start:end])
            done = end
        parts.append(text[done : span.end])
        done = span.end
    return _without_templates(post, "".join([*parts, seen[done:]]))


def _html(blocks: tuple[Block, ...]) -> Iterator[Span]:
    for block in blocks:
        yield from block.lines
        for children in block.children:
            yield from _html(children)


def _without_templates(post: Post, seen: str) -> str:
    text = post.text
    for match in _TEMPLATE.finditer(text, post.body.span.start) if "{" in text else ():
        start, end = match.span()
        seen = seen[:start] + _gaps(post)[start:end] + seen[end:]
    return seen


def _shown(text: str, leaves: Iterable[tuple[Inline, ...]]) -> Iterator[tuple[int, int]]:
    """Yield where the text of each leaf stands; entities and escaped characters are left out."""
    for inlines in leaves:
        verbatim = ""
        last = -1
        for inline in inlines:
            start, end = inline.span.start, inline.span.end
            if inline.kind == "html" and (tag := _VERBATIM.match(inline.text)):
                closes = inline.text[1] == "/"
                verbatim = "" if closes else verbatim or tag[1]
            elif inline.kind == "text" and not verbatim:
                escaped = start != last and text[start - 1 : start] == "\\"
                if inline.text == text[start:end]:
                    yield start + escaped, end
                last = end


def _gaps(post: Post) -> str:
    """Return a gap for each character of a post; its line ends stay."""
    found: str | None = post.memo.get("gaps")
    if found is None:
        if "\r" in post.text:
            found = _LINE.sub(lambda line: GAP * len(line[0]), post.text)
        else:
            found = "\n".join([GAP * len(line) for line in post.text.split("\n")])
        post.memo["gaps"] = found
    return found


def _links(leaves: Iterable[tuple[Inline, ...]]) -> Iterator[Span]:
    for inlines in leaves:
        opened = -1
        for inline in inlines:
            if inline.kind in {"link", "image"}:
                yield inline.span
            elif inline.kind == "html" and (anchor := _ANCHOR.match(inline.text)):
                if anchor[1] and opened >= 0:
                    yield Span(opened, inline.span.end)
                    opened = -1
                elif not anchor[1]:
                    opened = inline.span.start
