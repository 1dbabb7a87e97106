"""Phrasing nodes as HTML, for a line that Markdown would take for an HTML block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.conversion.tree import (
    Break,
    Delete,
    Emphasis,
    Html,
    HtmlMark,
    Image,
    InlineCode,
    Link,
    Strong,
    Text,
)
from postlint.conversion.write.raw import escape_html, open_tag

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from postlint.conversion.tree import Phrasing


def phrasing_html(nodes: Sequence[Phrasing], text: Callable[[str], str] = str) -> str:
    """Write phrasing content as HTML; ``text`` writes its text, which is HTML already."""
    return "".join([_write(node, text) for node in nodes])


def _write(node: Phrasing, text: Callable[[str], str]) -> str:
    if isinstance(node, Text):
        return text(escape_html(node.value))
    if isinstance(node, Html | Break):
        return node.value if isinstance(node, Html) else "<br>"
    if isinstance(node, Image):
        return open_tag("img", {"src": node.url, "alt": node.alt, **_title(node)})
    if isinstance(node, InlineCode):
        return f"<code>{text(escape_html(node.value))}</code>"
    inside = phrasing_html(node.children, text)
    if isinstance(node, Link):
        return f"{open_tag('a', {'href': node.url, **_title(node)})}{inside}</a>"
    tag = _tag(node)
    return f"<{tag}>{inside}</{tag}>"


def _title(node: Image | Link) -> dict[str, str]:
    return {"title": node.title} if node.title else {}


def _tag(node: Strong | Emphasis | Delete | HtmlMark) -> str:
    if isinstance(node, HtmlMark):
        return node.tag
    return {Strong: "strong", Emphasis: "em", Delete: "del"}[type(node)]
