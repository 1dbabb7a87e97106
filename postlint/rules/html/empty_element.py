"""HTM017: an element holds something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.html._elements import elements_at
from postlint.rules.html._markup import cut
from postlint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post
    from postlint.text import Span

_EMPTY = expression(
    r"""<(?:(div|section|article|aside|header|footer|nav|blockquote|center|figure|figcaption|ul|ol
    |h[1-6])\b[^<>]*>\s*</\1\s*>|(a|span|b|strong|i|em|u|s|small|big|font|sup|sub|mark|code)\b[^<>]*>
    \s*</\2\s*>)""",
    re.VERBOSE | re.IGNORECASE,
)
_HARMLESS = frozenset(("style", "align", "lang", "dir", "class", "color", "face", "size"))
_ICON = expression(r"(?:^|[\s_-])(?:icon|fa|glyph|emoji|bi|material)(?:$|[\s_-]|icon)|icon")


@rule("HTM017", "empty-element", safety=Safety.SAFE, default=False)
def empty_element(post: Post, context: Context) -> Iterator[Finding]:
    """Report elements without content, such as `<span></span>`."""
    for element, match in elements_at(post, _EMPTY):
        attributes = element.attributes
        if not _HARMLESS.issuperset(attributes) or _ICON.search(attributes.get("class", "")):
            continue  # an identifier that is linked to, what a script fills, an icon of a font
        yield Finding(
            span=element.start_tag,
            message=f"`{element.tag}` is empty; take it out",
            edits=(_without(post.text, element.span, inline=bool(match[2])),),
            safety=Safety.SAFE,
        )


def _without(text: str, span: Span, *, inline: bool) -> Edit:
    """Return the edit that takes an element out; white space of a line of text stays white space."""
    edit = cut(text, span)
    spaced = inline and edit.span == span and re.search(r">\s", span.of(text))
    return Edit(span, " ") if spaced else edit
