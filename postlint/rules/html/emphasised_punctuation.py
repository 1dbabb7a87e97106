"""HTM030: emphasis is around words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.html._elements import elements_at
from postlint.rules.html._punctuation import intends
from postlint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_ONLY = expression(r"<(strong|b|em|i)\b[^<>]*>(\s*)([^\w\s<>&]{1,8})(\s*)</\1\s*>", re.IGNORECASE)
_PUNCTUATION = expression(r"[!-/:-@\[-`{-~、-】〔-〟！-／：-＠［-｀｛-･‐-‧‹›…—·]+")


@rule("HTM030", "emphasised-punctuation", safety=Safety.UNSAFE, default=False)
def emphasised_punctuation(post: Post, context: Context) -> Iterator[Finding]:
    """Report emphasis that holds nothing but punctuation."""
    for element, match in elements_at(post, _ONLY):
        end = element.end_tag
        if end is None or not _PUNCTUATION.fullmatch(match[3]):
            continue
        difference = intends(post.text, match, end.end)
        yield Finding(
            span=element.start_tag,
            message=f"`{element.tag}` is around `{match[3]}` only; take it out",
            edits=(Edit(element.start_tag, ""), Edit(end, "")) if difference else (),
            safety=Safety.UNSAFE if difference else Safety.DISPLAY,
            intends=difference,
        )
