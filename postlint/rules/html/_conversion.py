"""Whether the converter would change an island, found out as cheaply as can be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from postlint.post import Island, Post

# A wrapper without meaning always goes: no need to convert the island to know. But a paragraph that
# begins with a frame may be what the converter wrote: without its tags the line would be a block.
_WRAPPER = re.compile(
    r"""\s*<(?:article|aside|center|div|figure|footer|header|main|nav|p|section)
    ((?:\s(?:[^<>"']|"[^"<>]*"|'[^'<>]*')*+)?)>(?!\s*<iframe)""",
    re.VERBOSE | re.IGNORECASE,
)
_TELLING = re.compile(r"\s(?:dir|hidden|markdown|name|style|title)\b", re.IGNORECASE)
_ID = re.compile(r"""\sid\s*=\s*["']?([^\s"'<>]*)""", re.IGNORECASE)
_UNTOUCHED = ("markdown", "{{", "{%")  # kramdown's Markdown in HTML, and parts of templates


def would_convert(post: Post, island: Island, dialect: str) -> bool:
    """Say whether the converter would change an island, before any proof."""
    if island.kind == "block" and _surely(post, island):
        return True
    from postlint.conversion import Options, would_change  # noqa: PLC0415 - few islands need it

    return would_change(post.body, island, Options(dialect=dialect))


def _surely(post: Post, island: Island) -> bool:
    """Say whether an island starts with a wrapper that goes whatever it holds."""
    wrapper = _WRAPPER.match(post.text, island.span.start)
    if wrapper is None or _TELLING.search(wrapper[1]):
        return False
    source = post.body.source
    name = _ID.search(wrapper[1])
    if name and (not name[1].isascii() or f"#{name[1]}" in source):  # a link may lead to it
        return False
    return not any(sign in source for sign in _UNTOUCHED)
