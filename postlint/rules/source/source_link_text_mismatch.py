"""SRC004: the text of the source line is the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Related, rule
from postlint.rules.source._differences import contrast
from postlint.rules.source._source_line import source, source_line
from postlint.rules.source._writing import BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("SRC004", "source-link-text-mismatch")
def source_link_text_mismatch(post: Post, context: Context) -> Iterator[Finding]:
    """Report a source line whose text is not the title of the post."""
    known = source(post, context)
    title = context.field(post, "title") if known else None
    link = source_line(post, known[1]) if known else None
    if title is None or link is None or not isinstance(title.value, str):
        return
    if link.text == title.value and "&" not in title.value:
        return
    from html import unescape  # noqa: PLC0415 - few posts get here

    shown, meant = _normal(link.text), _normal(unescape(title.value))
    if shown == meant:
        return
    text, name = contrast(shown, meant)
    yield Finding(
        span=link.span,
        message=f"text of the source line is `{text}`, but `{title.key}` is `{name}`"
        "; make them agree",
        related=(Related(title.value_span, f"`{title.key}`"),),
    )


def _normal(text: str) -> str:
    """Collapse white space as a page does; a no-break space is none of it."""
    return BLANKS.sub(" ", text).strip(" ")
