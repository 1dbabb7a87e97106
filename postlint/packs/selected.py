"""Declared rules on elements."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from postlint.packs import expressions, parameters
from postlint.packs.found import Found
from postlint.rules.html._markup import cut, without_attribute
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.packs.declaration import Declaration, Fix
    from postlint.post import Element, Post

_URLS = ("href", "src", "data", "action", "poster", "cite")
_VALUE = re.compile(r"""[^=]*=\s*["']?(.*?)["']?""", re.DOTALL)


def in_elements(declaration: Declaration, post: Post) -> Iterator[Found]:
    """Yield the elements that a selector matches, or their attributes."""
    name = declaration.attribute
    for element in post.body.select([declaration.select], markdown=True):
        if not name:
            yield Found(
                element.start_tag, element.text, _edits(post.text, element, declaration.mends, name)
            )
            continue
        value = element.attributes.get(name)
        if value is None or (declaration.value and not expressions.fits(declaration.value, value)):
            continue
        edits = _edits(post.text, element, declaration.mends, name)
        yield Found(element.attribute_span(name), value, edits)


def _edits(text: str, element: Element, fix: Fix, name: str) -> tuple[Edit, ...]:
    if fix.remove or fix.replace is not None:
        edit = cut(text, element.span) if fix.remove else Edit(element.span, fix.replace or "")
        return (edit,) if edit.span.of(text) else ()
    if fix.remove_parameter:
        return _without_parameters(text, element, fix.remove_parameter, name)
    if fix.unwrap:
        return _unwrapped(text, element)
    return () if element.origin == "markdown" else _with_attributes(text, element, fix)


def _with_attributes(text: str, element: Element, fix: Fix) -> tuple[Edit, ...]:
    """Return the edits that take attributes out, or set them."""
    if fix.remove_attribute:
        names = fix.remove_attribute
        return tuple(
            edit
            for one in ((names,) if isinstance(names, str) else names)
            for edit in without_attribute(text, element, one)
        )
    return tuple(
        edit
        for one, value in fix.set_attribute.items()
        for edit in _with_attribute(text, element, one, value)
    )


def _unwrapped(text: str, element: Element) -> tuple[Edit, ...]:
    """Return the edits that leave what stands between two tags, or the text of ``[text](url)``."""
    if element.origin == "html":
        end = element.end_tag
        return (cut(text, element.start_tag), cut(text, end)) if end else ()
    written = element.span.of(text)
    middle = written.rfind("](")
    if element.tag != "a" or not written.startswith("[") or middle < 0:
        return ()
    whole = element.span
    first, rest = Span(whole.start, whole.start + 1), Span(whole.start + middle, whole.end)
    return Edit(first, ""), Edit(rest, "")


def _with_attribute(text: str, element: Element, name: str, value: str) -> tuple[Edit, ...]:
    written = f'{name}="{escape(value)}"'
    tag = element.start_tag
    if element.attributes.get(name) == value or not tag.of(text).endswith(">"):
        return ()
    span = element.attribute_span(name)
    if span != tag:
        return (Edit(span, written),)
    inside = tag.of(text).removesuffix(">").removesuffix("/").rstrip()
    at = tag.start + len(inside)
    return (Edit(Span(at, at), f" {written}"),)


def _without_parameters(
    text: str, element: Element, names: str | tuple[str, ...], name: str
) -> tuple[Edit, ...]:
    name = name or next((one for one in _URLS if one in element.attributes), "")
    url = _url_span(text, element, name)
    if url is None:
        return ()
    old = url.of(text)
    new = parameters.without(old, (names,) if isinstance(names, str) else names)
    return (Edit(url, new),) if new != old else ()


def _url_span(text: str, element: Element, name: str) -> Span | None:
    """Return where a URL is written; None where that cannot be told."""
    url = element.attributes.get(name)
    if not url:
        return None
    if element.origin == "html":
        attribute = element.attribute_span(name)
        found = _VALUE.fullmatch(attribute.of(text)) if attribute != element.start_tag else None
        if found is None:
            return None
        return Span(attribute.start + found.start(1), attribute.start + found.end(1))
    for written in (url, url.replace("&", "&amp;")):
        start = element.span.of(text).rfind(written)
        if start >= 0:
            return Span(element.span.start + start, element.span.start + start + len(written))
    return None
