"""HTM028: a heading is written as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from postlint.expressions import expression
from postlint.rule import Context, Finding, rule
from postlint.rules.html._elements import elements_at
from postlint.rules.html._headings import bold
from postlint.rules.source._differences import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post
    from postlint.text import Span

_PARAGRAPH = expression(
    r"<p(?:\s[^<>]*)?>(\s*<(?:strong|b)\b(?:(?!</?p\b).)*)</p", re.IGNORECASE | re.DOTALL
)
_LINE = expression(r"^[ ]{0,3}(?:\*\*|__)\S.*(?:\*\*|__)[ \t]*$", re.MULTILINE)
_TAGS = expression(r"<[^>]*>|\*\*|__")
_SENTENCE = tuple(".,;:!?…。，；：！？、”\"'’」』）)")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """``longest``: from how many characters on a bold paragraph is a sentence, not a heading."""

    longest: int = 60


@rule("HTM028", "bold-paragraph-as-heading", default=False, options=Options)
def bold_paragraph_as_heading(post: Post, context: Context) -> Iterator[Finding]:
    """Report short paragraphs that are all bold and no sentence."""
    longest = context.options("bold-paragraph-as-heading", Options).longest
    for span, content in _paragraphs(post):
        text = " ".join(_TAGS.sub("", content).split())
        if bold(content) and 0 < len(text) <= longest and not text.endswith(_SENTENCE):
            message = f"bold paragraph `{shorten(text, 40)}` stands for a heading; write it as one"
            yield Finding(span=span, message=message)


def _paragraphs(post: Post) -> Iterator[tuple[Span, str]]:
    for element, match in elements_at(post, _PARAGRAPH):
        if not any(
            around.tag in {"td", "th", "li", "blockquote"} for around in element.ancestors()
        ):
            yield element.start_tag, match[1]
    if _LINE.search(post.text, post.body.span.start):
        for block in post.body.blocks:
            if block.kind == "paragraph":
                yield block.span, block.span.of(post.text)
