"""What a conversion must not touch: templates, shortcodes, and Markdown inside of HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAIR: Final = (
    re.compile(r"\{%-?\s*(\w+)\b[^%]*%\}.*?\{%-?\s*end\1\b[^%]*%\}", re.DOTALL),
    re.compile(r"\{\{([<%])\s*(\w+)\b[^{}]*[>%]\}\}.*?\{\{\1\s*/\s*\2\s*[>%]\}\}", re.DOTALL),
)
_TEMPLATE: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_MARKDOWN: Final = re.compile(r"<[a-zA-Z][^<>]*\bmarkdown\s*=\s*[\"']?(?:1|block|span)")


def opaque_spans(source: str) -> tuple[Span, ...]:
    """Return what stands between paired Liquid tags or shortcodes, the tags included."""
    # One character is found many times faster than two.
    return tuple(_opaque(source)) if "{" in source and ("{%" in source or "{{" in source) else ()


def template_spans(source: str) -> tuple[Span, ...]:
    """Return every Liquid tag and shortcode, paired ones with what stands between them."""
    if "{" not in source:
        return ()
    paired = opaque_spans(source)
    single = (Span(*match.span()) for match in _TEMPLATE.finditer(source))
    spans: list[Span] = []
    for span in sorted({*paired, *single}, key=lambda span: (span.start, -span.end)):
        if not spans or span.start >= spans[-1].end:
            spans.append(span)
        elif span.end > spans[-1].end:
            spans[-1] = Span(spans[-1].start, span.end)
    return tuple(spans)


def _opaque(source: str) -> Iterator[Span]:
    for pair in _PAIR:
        for match in pair.finditer(source):
            yield Span(match.start(), match.end())


def holds_markdown(html: str) -> bool:
    """Say whether an element asks kramdown to read Markdown in it."""
    return "markdown" in html and _MARKDOWN.search(html) is not None


def templates(text: str) -> list[str]:
    """Return the Liquid tags and shortcodes of a text: a conversion must keep each as it is."""
    return _TEMPLATE.findall(text) if "{" in text else []
