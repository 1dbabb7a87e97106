"""TXT011: lines end with what is seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.markdown._code import code_spans
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_GATES = (" \n", "\t\n", " \r", "\t\r")
_TRAILING = expression(r"(?<![ \t])[ \t]+(?=\r?$)", re.MULTILINE)
_KEPT = expression(r"<(pre|script|style|textarea)\b.*?(?:</\1|\Z)", re.DOTALL | re.IGNORECASE)
_ITEM = expression(r"[> \t]*(?:[-+*]|[0-9]{1,9}[.)])?")


@rule("TXT011", "trailing-white-space", safety=Safety.SAFE, default=False)
def trailing_white_space(post: Post, context: Context) -> Iterator[Finding]:
    """Report white space at the end of lines of the body, but a hard break of two spaces."""
    text, start = post.text, post.body.span.start
    if not any(gate in text for gate in _GATES) and not text.endswith((" ", "\t")):
        return
    kept = [*code_spans(post), *(Span(*match.span()) for match in _KEPT.finditer(text, start))]
    for match in _TRAILING.finditer(text, start):
        span = Span(*match.span())
        line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
        if _is_break(text, span, line) or any(span.overlaps(other) for other in kept):
            continue
        yield Finding(
            span=span,
            message="white space at the end of a line; take it out",
            edits=(Edit(span, ""),),
            safety=Safety.SAFE,
        )


def _is_break(text: str, span: Span, line: str) -> bool:
    """Say whether two spaces break a line, or a space belongs to an empty item or quote."""
    if not line.strip():
        return False
    if _ITEM.fullmatch(line):
        return True
    after = text[span.end :].lstrip("\r").removeprefix("\n").split("\n", 1)[0]
    return span.of(text).endswith("  ") and bool(after.strip())
