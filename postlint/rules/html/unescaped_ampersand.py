"""HTM032: an ampersand in HTML is written as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_GATE = expression(r"""=\s*["']?[^\s"'<>]*&(?!\#?\w+;)""")
_ATTRIBUTES = ("href", "src", "action", "data-src", "srcset", "poster", "cite")
_AMPERSAND = expression(r"&(?!#?\w+;)")
_SIGNS = ("{{", "{%")


@rule("HTM032", "unescaped-ampersand", safety=Safety.SAFE, default=False)
def unescaped_ampersand(post: Post, context: Context) -> Iterator[Finding]:
    """Report addresses in HTML with `&` where `&amp;` is meant."""
    if not _GATE.search(post.text, post.body.span.start):
        return
    for element in post.body.elements:
        if element.origin != "html":
            continue
        for name in _ATTRIBUTES:
            if "&" not in element.attributes.get(name, ""):
                continue
            span = element.attribute_span(name)
            places = [match.start() for match in _AMPERSAND.finditer(span.of(post.text))]
            if places and not any(sign in span.of(post.text) for sign in _SIGNS):
                starts = [span.start + place for place in places]
                yield Finding(
                    span=span,
                    message=f"`&` in `{name}` of `{element.tag}`; write `&amp;`",
                    edits=tuple(Edit(Span(at, at + 1), "&amp;") for at in starts),
                    safety=Safety.SAFE,
                )
