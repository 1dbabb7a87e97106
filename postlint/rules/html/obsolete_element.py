"""HTM011: elements are those of HTML as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, element_rule
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Element, Post

_SAME = {"strike": "s", "tt": "code", "acronym": "abbr"}
_OTHERS = (
    *("basefont", "bgsound", "big", "blink", "center", "dir", "font", "frameset", "isindex"),
    *("keygen", "listing", "marquee", "multicol", "nobr", "noembed", "noframes", "plaintext"),
    *("rb", "rtc", "spacer", "xmp"),
)


@element_rule("HTM011", "obsolete-element", *_SAME, *_OTHERS, safety=Safety.SAFE, default=False)
def obsolete_element(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report elements that HTML has given up, such as `font`, `center` and `marquee`."""
    tag, now = element.tag, _SAME.get(element.tag)
    edits = _renamed(element, now) if now else ()
    yield Finding(
        span=element.start_tag,
        message=f"`{tag}` is obsolete; {f'write `{now}`' if now else 'take it out'}",
        edits=edits,
        safety=Safety.SAFE if edits else Safety.DISPLAY,
    )


def _renamed(element: Element, name: str) -> tuple[Edit, ...]:
    start, end = element.start_tag.start + 1, element.end_tag
    if end is None:
        return ()
    length = len(element.tag)
    return (
        Edit(Span(start, start + length), name),
        Edit(Span(end.start + 2, end.start + 2 + length), name),
    )
