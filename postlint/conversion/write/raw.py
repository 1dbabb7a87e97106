"""HTML that stays HTML, written so that Markdown around it leaves it alone.

In a line, Markdown parses the text between tags: it is escaped. As a block, HTML ends at the first
blank line (CommonMark 0.31, 4.6): there is none inside.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.post.html import VOID
from postlint.post.nodes import Comment, Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_BLOCK_STARTS: Final = frozenset(
    "address article aside base basefont blockquote body caption center col colgroup dd details"
    " dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6"
    " head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option"
    " p param search section summary table tbody td tfoot th thead title tr track ul"
    " pre script style textarea".split()
)
"""Tags that start an HTML block whatever follows them on the line (conditions 1 and 6)."""

_LITERAL: Final = frozenset(
    {"script", "style", "iframe", "noembed", "noframes", "xmp", "plaintext"}
)
"""Elements whose text is not parsed: entities stay as written."""

_BOOLEAN: Final = frozenset(
    "allowfullscreen async autoplay checked controls default defer disabled hidden inert ismap"
    " itemscope loop multiple muted nomodule novalidate open playsinline readonly required reversed"
    " selected".split()
)

_START: Final = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>]|$)")
_TAG_NAME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*").fullmatch
_ATTRIBUTE_NAME: Final = re.compile(r"[a-zA-Z_:][a-zA-Z0-9_.:-]*").fullmatch
_BLANK_LINES: Final = re.compile(r"\n(?:[ \t\r\f]*\n)+")


def open_tag(tag: str, attributes: Mapping[str, str]) -> str:
    """Write a start tag; a boolean attribute is written as its name alone."""
    written = "".join(
        f" {name}" if not value and name in _BOOLEAN else f' {name}="{_quoted(value)}"'
        for name, value in attributes.items()
    )
    return f"<{tag}{written}>"


def starts_block(line: str) -> bool:
    """Say whether a line that should be a paragraph would start an HTML block instead."""
    match = _START.match(line)
    return match is not None and match[1].lower() in _BLOCK_STARTS


def is_readable(node: Node) -> bool:
    """Say whether Markdown would read an element and all in it as HTML in a line (6.6)."""
    return _is_tag(node) and all(
        is_readable(child) for child in node.children if isinstance(child, Node)
    )


def unreadable(node: Node) -> Iterator[Node]:
    """Yield the elements in a node that Markdown would not, for the name of a tag or an attribute."""
    for child in node.children:
        if isinstance(child, Node):
            if not _is_tag(child):
                yield child
            yield from unreadable(child)


def _is_tag(node: Node) -> bool:
    return _TAG_NAME(node.tag) is not None and all(map(_ATTRIBUTE_NAME, node.attributes))


def _unread_tag(node: Node) -> str:
    """Write what is no tag to Markdown as somebody wrote it: kramdown prints that as text."""
    written = "".join(
        f' {name}="{_quoted(value)}"' if value else f" {name}"
        for name, value in node.attributes.items()
    )
    return f"<{node.tag}{written}>"


def inline_html(node: Node, text: Callable[[str], str]) -> str:
    """Write an element that stands in a line: one line, its text, which is HTML, escaped by ``text``."""
    return _write(node, text).replace("\n", " ")


def block_html(node: Node) -> str:
    """Write an element that stands on lines of its own, without a blank line inside."""
    html = _write(node, None)
    if node.tag not in _BLOCK_STARTS:
        # Condition 7: a tag alone on its line starts a block, whatever its name.
        html = html.replace(">", ">\n", 1) if node.children else html
    return html.strip()


def _write(node: Node, text: Callable[[str], str] | None, *, last: bool = False) -> str:
    start = open_tag(node.tag, node.attributes) if _is_tag(node) else _unread_tag(node)
    if node.tag in VOID:
        return start
    parts = [start]
    if node.tag == "pre" and node.children and str(node.children[0])[:1] == "\n":
        parts.append("\n")
    end = node.children[-1] if node.children else None
    for child in node.children:
        if isinstance(child, Node):
            parts.append(_write(child, text, last=child is end))
        elif isinstance(child, Comment):
            parts.append(child.html)
        elif node.tag in _LITERAL:
            parts.append(child)
        elif text is not None and node.tag in {"pre", "textarea"}:
            parts.append(text(escape_html(child)).replace("\n", "&#10;"))
        else:
            parts.append(text(escape_html(child)) if text is not None else escape_html(child))
    # What is no tag to Markdown, as prose between angles, mostly had none at its end either.
    if not last or _TAG_NAME(node.tag) is not None:
        parts.append(f"</{node.tag}>")
    whole = "".join(parts)
    if text is not None:
        return whole
    blank = "\n&#10;" if node.tag in {"pre", "textarea"} else "\n"
    return _BLANK_LINES.sub(blank if blank == "\n" else _entities, whole)


def _entities(match: re.Match[str]) -> str:
    """Write the blank lines of preformatted text so that Markdown sees none."""
    return "\n" + "&#10;" * (match[0].count("\n") - 1)


def escape_html(text: str) -> str:
    """Write text as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(value: str) -> str:
    return value.replace("&", "&amp;").replace('"', "&quot;").replace("\n", "&#10;")
