"""What rules on elements ask about them: is it seen, where does its URL lead, how is it cut out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from postlint.post import Element

_IGNORED = expression(r"[\x00-\x20]+")  # browsers drop these before, and some inside, a scheme
_TINY = expression(r"\s*[01](?:px)?\s*")
_TAGS = expression(r"<[^>]*>")
_SPACES = " \t\r\n\f"
_UNSEEN = expression(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)


def scheme_of(url: str) -> str:
    """Return the scheme as a browser reads it, in lower case, with a type for ``data:`` URLs."""
    start = _IGNORED.sub("", url[:200]).lower()
    scheme, colon, rest = start.partition(":")
    if scheme == "data":
        return "data:" + re.split("[;,]", rest, maxsplit=1)[0]
    return scheme + colon if colon and scheme.isalnum() else ""


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Say whether an element is hidden from every reader, or is a tracking pixel."""
    if "hidden" in attributes or _UNSEEN.search(attributes.get("style", "")):
        return True
    sizes = [attributes[name] for name in ("width", "height") if name in attributes]
    return len(sizes) == 2 and all(_TINY.fullmatch(size) for size in sizes)  # noqa: PLR2004


def without_attribute(text: str, element: Element, name: str) -> tuple[Edit, ...]:
    """Return the edit that takes an attribute out; () where the source does not say where it is."""
    span = element.attribute_span(name)
    if span == element.start_tag:
        return ()
    start = span.start
    if text[span.end : span.end + 1] in {" ", "\t", "\r", "\n", ">"}:
        start = element.start_tag.start + len(text[element.start_tag.start : start].rstrip())
    return (Edit(Span(start, span.end), ""),)


def cut(text: str, span: Span) -> Edit:
    """Return the edit that takes a span out, with its line if it stands alone there.

    A line left blank would end the HTML block around it, and make code of what follows.
    """
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    alone = end >= 0 and not (text[start : span.start] + text[span.end : end]).strip()
    return Edit(Span(start, end + 1) if alone else span, "")


def unwrap(text: str, element: Element) -> tuple[Edit, ...]:
    """Return the edits that take the link's tags away and leave what stands between them.

    There are none where that is a no-break space or the like, which takes room on the page.
    """
    end = element.end_tag
    if element.origin == "markdown":
        bare = element.span.of(text).startswith(("[](", "[ ]("))
        return (cut(text, element.span),) if bare else ()
    inside = text[element.start_tag.end : end.start] if end else "?"
    if end is None or _TAGS.sub("", inside).strip(_SPACES):
        return ()
    if inside.strip():
        return cut(text, element.start_tag), cut(text, end)
    return (cut(text, element.span),)
