"""MKD003: a pipe in kramdown does not make a table of a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.markdown._prose import prose
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Block, Post

_PIPE = expression(r"(?<!\\)\|")
_MEANT = expression(r"[ \t]*\||[-:| \t+=]+$")


@rule("MKD003", "accidental-table", safety=Safety.UNSAFE, needs=("|",))
def accidental_table(post: Post, context: Context) -> Iterator[Finding]:
    """Report paragraphs with a pipe, which kramdown makes tables of."""
    if post.body.dialect != "kramdown":
        return
    text = prose(post)
    for span in _paragraphs(post.body.blocks) if "|" in text else ():
        lines = span.of(text).rstrip().split("\n")
        # A table takes the whole paragraph or nothing; one whose lines begin with a pipe is meant.
        if not all(map(_PIPE.search, lines)) or any(map(_MEANT.match, lines)):
            continue
        pipes = [Span(*match.span()) for match in _PIPE.finditer(text, span.start, span.end)]
        yield Finding(
            span=pipes[0],
            message="kramdown makes a table of a paragraph with `|`; write `\\|`",
            edits=tuple(Edit(pipe, "\\|") for pipe in pipes),
            safety=Safety.UNSAFE,
        )


def _paragraphs(blocks: tuple[Block, ...]) -> Iterator[Span]:
    for block in blocks:
        if block.kind == "paragraph":
            yield block.span
        for children in block.children:
            yield from _paragraphs(children)
