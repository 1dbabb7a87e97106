"""From HTML to Markdown nodes. `HANDLERS` is the table: a tag, and the function that reads it.

Tags that need no function of their own stand in `postlint.conversion.policy`. `reader` is the walk,
`line` the line of text that it reads, and `runs` makes nested phrasing of that, over `gaps`. The
handlers are in `blocks`, `definitions`, `inlines`, `lists` and `tables`, and in `overruled` where
settings or the policy decide. `special` looks at attributes first, `idle` says which emphasis means
nothing, `spoken` which languages text is in. `stayed` is what reading leaves behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from postlint.conversion.read.blocks import heading, preformatted, quote, rule
from postlint.conversion.read.definitions import definition_list
from postlint.conversion.read.inlines import (
    image,
    line_break,
    link,
    noscript,
    picture,
    script,
    source,
    style,
)
from postlint.conversion.read.lists import ordered_list, stray_item, unordered_list
from postlint.conversion.read.reader import Reader
from postlint.conversion.read.stayed import Lost, Stayed
from postlint.conversion.read.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from postlint.post.nodes import Node

__all__ = ["HANDLERS", "Lost", "Reader", "Stayed"]

HANDLERS: Final[dict[str, Callable[[Reader, Node], None]]] = {
    "a": link,
    "blockquote": quote,
    "br": line_break,
    "dl": definition_list,
    "h1": heading,
    "h2": heading,
    "h3": heading,
    "h4": heading,
    "h5": heading,
    "h6": heading,
    "hr": rule,
    "img": image,
    "li": stray_item,
    "noscript": noscript,
    "ol": ordered_list,
    "picture": picture,
    "pre": preformatted,
    "script": script,
    "source": source,
    "style": style,
    "table": table,
    "ul": unordered_list,
}
