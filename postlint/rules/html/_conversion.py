"""Whether the converter would change an island, found out as cheaply as can be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rules.source._taken_from import taken_from

if TYPE_CHECKING:
    from postlint.post import Island, Post
    from postlint.rule import Context

# A wrapper without meaning always goes: no need to convert the island to know. But one that begins
# with a frame or an element of no name may be what the converter wrote: without it the line would be
# another block.
_WRAPPER = expression(
    r"""\s*<(?:article|aside|center|div|figure|footer|header|main|nav|p|section)
    ((?:\s(?>(?:[^<>"']|"[^"<>]*"|'[^'<>]*')*))?)>
    (?!\s*<(?!(?:a|b|blockquote|br|center|div|em|figure|font|h[1-6]|hr|i|img|li|ol|p|pre|section|span|strong|table|ul)\b|[/!]))""",
    re.VERBOSE | re.IGNORECASE,
)
# What the converter declares as lost: scripts, style sheets, idle buttons, the sizes of images, lists
# without items, blocks in headings.
_LOST = expression(
    r"<(?:script|style|button)\b|<img\b[^>]*\s(?:width|height)\s*="
    r"|<[uo]l\b[^<>]*>\s*+(?!<(?:li\b|!|/|div|span|font))|<h[1-6]\b[^<>]*>\s*+<(?:div|section)\b",
    re.IGNORECASE,
)
_LIST = expression(r"<(?:ul|ol|menu|dir)\b", re.IGNORECASE)
_TELLING = expression(r"\s(?:dir|hidden|markdown|name|style|title)\b", re.IGNORECASE)
_ID = expression(r"""\sid\s*=\s*["']?([^\s"'<>]*)""", re.IGNORECASE)
# A tag that Markdown does not read keeps the block around it, be that what begins the island.
_UNREADABLE = expression(
    r"""<[a-z][a-z0-9-]*+(?:[^\s/>a-z0-9-]|\s(?:[^<>]*?[^\s=<>]\s+)?["'])""", re.IGNORECASE
)


def would_convert(post: Post, island: Island, context: Context) -> bool:
    """Say whether the converter would change an island, before any proof."""
    settled = context.preferences.elements
    if island.kind == "block" and not settled and _surely(post, island):
        return True
    from postlint.conversion import Options, would_change  # noqa: PLC0415 - few islands need it

    options = Options(
        dialect=context.dialect, preferences=context.preferences, source=taken_from(post, context)
    )
    return would_change(post.body, island, options)


def would_lose(post: Post, island: Island, context: Context) -> bool:
    """Say whether the converter may lose something of an island by declaration."""
    source = island.span.of(post.text)
    if _LOST.search(source) or ("<li" in source and not _LIST.search(source)):
        return True
    preferences = context.preferences
    if preferences.allow or preferences.elements:
        named = {*preferences.allow, *preferences.elements}
        if not named.isdisjoint(island.tags(post.text)):
            return True
    if not preferences.sites:
        return False
    from postlint.conversion import Options, drops_of  # noqa: PLC0415 - few settings have sites

    options = Options(preferences=preferences, source=taken_from(post, context))
    return drops_of(post.body, island.span, options)


def _surely(post: Post, island: Island) -> bool:
    """Say whether an island starts with a wrapper that goes whatever it holds."""
    wrapper = _WRAPPER.match(post.text, island.span.start)
    if wrapper is None:
        return False
    source, attributes = post.body.source, wrapper[1]
    if attributes:
        if _TELLING.search(attributes):
            return False
        name = _ID.search(attributes)
        if name and (not name[1].isascii() or f"#{name[1]}" in source):  # a link may lead to it
            return False
    if "markdown" in source or ("{" in source and ("{{" in source or "{%" in source)):
        return False  # kramdown's Markdown in HTML, and parts of templates
    return _UNREADABLE.search(post.text, island.span.start, island.span.end) is None
