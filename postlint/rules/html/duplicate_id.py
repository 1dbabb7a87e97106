"""HTM010: an identifier names one element."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from postlint.expressions import expression
from postlint.rule import Context, Finding, Related, Safety, rule
from postlint.rules.html._markup import without_attribute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Element, Post

_LINKS = ('"#', "'#", "(#", "=#")  # within the page
_ID = expression(r"""[iI][dD]\s*=\s*["']?([^\s"'>]+)""")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """``unlinked``: report identifiers that no link of the post leads to, too."""

    unlinked: bool = False


@rule("HTM010", "duplicate-id", safety=Safety.SAFE, options=Options)
def duplicate_id(post: Post, context: Context) -> Iterator[Finding]:
    """Report each `id` that an element before it has already, if a link leads to it."""
    source = post.body.source
    unlinked = context.options("duplicate-id", Options).unlinked
    if not unlinked and not ("#" in source and any(sign in source for sign in _LINKS)):
        return
    written = _ID.findall(source)
    if len(written) == len(set(written)):
        return
    first: dict[str, Element] = {}
    for element in post.body.elements:
        name = element.attributes.get("id", "")
        if not name or first.setdefault(name, element) is element:
            continue
        if not unlinked and f"#{name}" not in source:
            continue
        edits = without_attribute(post.text, element, "id")
        yield Finding(
            span=element.attribute_span("id"),
            message=f"`id` `{name}` is taken: links to it lead to the first, a `{first[name].tag}`"
            "; give one of them another",
            edits=edits,
            safety=Safety.SAFE if edits else Safety.DISPLAY,
            related=(Related(first[name].start_tag, "the first is here"),),
        )
