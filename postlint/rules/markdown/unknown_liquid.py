"""MKD006: braces in a Jekyll post are Liquid that Jekyll knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, rule
from postlint.rules.markdown._liquid import LIQUID, OBJECTS, wrong
from postlint.rules.source._differences import shorten
from postlint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_RAW = expression(r"\{%-?\s*(raw|comment)\s*-?%\}.*?\{%-?\s*end\1\s*-?%\}", re.DOTALL)
_NAMES = expression(r"\{%-?\s*(?:assign|capture|for|increment|decrement|tablerow)\s+([\w-]+)")


@rule("MKD006", "unknown-liquid", needs=("{{", "{%"))
def unknown_liquid(post: Post, context: Context) -> Iterator[Finding]:
    """Report `{{` and `{%` that are not meant as Liquid, and tags that Jekyll does not know."""
    if post.body.dialect != "kramdown":
        return
    source = post.body.source
    if "{{" not in source and "{%" not in source:
        return
    from postlint.rules.markdown._code import code_spans  # noqa: PLC0415 - few posts have braces

    base = post.body.span.start
    silent = [Span(base + match.start(), base + match.end()) for match in _RAW.finditer(source)]
    silent += code_spans(post)
    known = {*OBJECTS, *_NAMES.findall(source)}
    for match in LIQUID.finditer(source):
        span = Span(base + match.start(), base + match.end())
        if any(span.overlaps(other) for other in silent) or not (reason := wrong(match, known)):
            continue
        shown = shorten(match[0], 40)
        yield Finding(
            span=span,
            message=f"`{shown}` {reason}; put it between `{{% raw %}}` and `{{% endraw %}}`",
        )
