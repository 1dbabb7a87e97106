"""HTM018: a paragraph says something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.html._elements import BLANK, elements_at
from postlint.rules.html._markup import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_BLANK = expression(rf"<p(?:\s[^<>]*)?>((?>(?:{BLANK}|<br\s*/?>)*))</p\s*>", re.IGNORECASE)


@rule("HTM018", "blank-paragraph", safety=Safety.SAFE, default=False)
def blank_paragraph(post: Post, context: Context) -> Iterator[Finding]:
    """Report paragraphs that hold nothing but white space, no-break spaces or breaks."""
    for element, match in elements_at(post, _BLANK):
        inside = match[1].lower()
        if "<br" in inside:
            what = "nothing but a break"
        else:
            what = "nothing but blanks" if inside.strip() else "nothing"
        bound = "id" in element.attributes
        yield Finding(
            span=element.start_tag,
            message=f"paragraph with {what}; take it out",
            edits=() if bound else (cut(post.text, element.span),),
            safety=Safety.DISPLAY if bound else Safety.SAFE,
        )
