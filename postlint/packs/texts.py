"""Declared rules on text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.packs import expressions
from postlint.packs.found import Found
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.packs.declaration import Declaration, Fix
    from postlint.post import Block, Body, Post

_CODE = frozenset({"code", "pre", "samp", "script", "style", "textarea"})


def in_text(declaration: Declaration, post: Post) -> Iterator[Found]:
    """Yield what an expression matches where the rule looks."""
    scope = declaration.where.scope
    region = _region(post, scope)
    if region is None:
        return
    code: list[Span] | None = None
    for match in expressions.matches(declaration.text, region.of(post.text)):
        span = Span(region.start + match.start(), region.start + match.end())
        if scope in {"body", "code"}:
            if code is None:
                code = list(_code(post.body))
            if any(span.overlaps(one) for one in code) is (scope == "body"):
                continue
        yield Found(span, span.of(post.text), _edits(span, match, declaration.mends))


def _region(post: Post, scope: str) -> Span | None:
    if scope == "file":
        return Span(0, len(post.text))
    if scope == "front-matter":
        return post.front_matter.content if post.front_matter else None
    return post.body.span


def _edits(span: Span, match: object, fix: Fix) -> tuple[Edit, ...]:
    if fix.remove:
        return (Edit(span, ""),)
    if fix.replace is not None:
        return (Edit(span, expressions.expanded(match, fix.replace)),)
    return ()


def _code(body: Body) -> Iterator[Span]:
    """Yield where code stands: blocks, spans, and the elements of HTML that hold code."""
    yield from _blocks(body.blocks)
    text = body.text
    for leaf in body.leaves:
        for inline in leaf.inlines:
            if inline.kind == "other" and text.startswith("`", inline.span.start):
                yield inline.span
    for element in body.elements:
        if element.tag in _CODE:
            yield element.span


def _blocks(siblings: tuple[Block, ...]) -> Iterator[Span]:
    for block in siblings:
        if block.kind == "code":
            yield block.span
        for children in block.children:
            yield from _blocks(children)
