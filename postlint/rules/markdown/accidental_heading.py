"""MKD004: a line of dashes or equals signs does not make a heading of the text above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Block, Post

_UNDERLINE = expression(r"(?:-+|=+)[ \t]*\Z")
_SENTENCE = expression(r"[.。！？!?；;…][\"'”’』」)）]*\s*\Z")
_LONG = 60  # characters of a sentence that is no heading
_RULE = 3  # dashes that make a rule


@rule(
    "MKD004",
    "accidental-heading",
    safety=Safety.UNSAFE,
    needs=("\n--", "\n==", "\n-\n", "\n=\n", "\n-\r", "\n=\r"),
)
def accidental_heading(post: Post, context: Context) -> Iterator[Finding]:
    """Report a whole paragraph that is a heading because of the line below it."""
    kramdown = post.body.dialect == "kramdown"
    for block in post.body.blocks:
        if block.kind == "heading" and (finding := _finding(post, block, kramdown=kramdown)):
            yield finding


def _finding(post: Post, block: Block, *, kramdown: bool) -> Finding | None:
    lines = block.span.of(post.text).rstrip().split("\n")
    if len(lines) == 1 or _UNDERLINE.match(lines[-1]) is None:
        return None
    above = "\n".join(lines[:-1]).rstrip()
    if len(lines) == 2 and (len(above) < _LONG or not _SENTENCE.search(above)):  # noqa: PLR2004
        return None
    if kramdown and len(lines) > 2:  # noqa: PLR2004 - kramdown's headings are one line
        return None
    end = block.span.start + len(block.span.of(post.text).rstrip())
    start = end - len(lines[-1].rstrip())
    mark = post.text[start]
    is_rule = mark == "-" and end - start >= _RULE
    message = (
        f"the `{mark * min(end - start, 3)}` below makes a heading of the paragraph"
        "; put a blank line between"
    )
    newline = "\r\n" if post.text[start - 2 : start] == "\r\n" else "\n"
    return Finding(
        span=Span(block.span.start, end),
        message=message,
        edits=(Edit(Span(start, start), newline),) if is_rule else (),
        safety=Safety.UNSAFE if is_rule else Safety.DISPLAY,
        intends=("-h2", "-/h2", "+hr") if is_rule else (),
    )
