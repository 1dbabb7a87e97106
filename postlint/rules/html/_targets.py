"""The addresses of links and images, and the edits that change one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from postlint.post import Element

_TEMPLATE = expression(r"\{[{%:]|<%")  # filled in by the site: the address is not known here


def target(element: Element) -> str:
    """Return the name of the attribute with the address: ``href`` or ``src``."""
    return "href" if element.tag == "a" else "src"


def address(element: Element) -> str:
    """Return the address of a link or an image, "" if there is none that can be judged."""
    url = element.attributes.get(target(element), "")
    return "" if _TEMPLATE.search(url) else url


def place(text: str, element: Element) -> Span:
    """Return where the address stands: in Markdown the address itself, in HTML the attribute."""
    if element.origin == "html":
        return element.attribute_span(target(element))
    url = address(element)
    at = text.rfind(url, element.span.start, element.span.end) if url else -1
    return Span(at, at + len(url)) if at >= 0 else element.span


def replaced(text: str, element: Element, old: str, new: str) -> tuple[Edit, ...]:
    """Return the edit that writes ``new`` for ``old`` in an address; () if it stands elsewhere."""
    span = place(text, element)
    at = text.find(old, span.start, span.end)
    return (Edit(Span(at, at + len(old)), new),) if at >= 0 else ()
