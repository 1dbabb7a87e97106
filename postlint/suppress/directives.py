"""Find the comments and the field of a post that suppress findings, and where each of them holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, cast

import msgspec

from postlint.expressions import expression
from postlint.suppress import WORD
from postlint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Entry, FrontMatter, Post

Kind = Literal["disable", "enable", "disable-next", "disable-file"]

_BEGIN = rf"{WORD}-(?P<kind>disable-next|disable-file|disable|enable)(?=[\s:]|\Z)"
_COMMENT = expression(rf"\s*{_BEGIN}(?P<rest>.*)", re.DOTALL)
_LINE_COMMENT = expression(rf"^[ \t]*(?P<mark>#[ \t]*){_BEGIN}(?P<rest>.*)", re.MULTILINE)
_REASON = expression(r"\s*:(?:\s+|\Z)|\s+--(?:\s+|\Z)")
_NAME = expression(r"[^\s,]+")
_NEXT = {
    "body": re.compile(r"(?:\s|<!--.*?-->)*", re.DOTALL),
    "front-matter": re.compile(r"(?:[ \t]*(?:#[^\n\r]*)?(?:\r\n?|\n))*"),
}
_LINE = expression(r"[^\n\r]*(?:\r\n?|\n|\Z)")


class Named(msgspec.Struct, frozen=True):
    """One rule or family as a directive names it, and where."""

    word: str
    span: Span


class Directive(msgspec.Struct, frozen=True, kw_only=True):
    """A comment, or the field of the front matter, that says which rules are silent, and where.

    ``span`` covers all that was written for it, ``scope`` the places that it is about: the
    findings that begin there. Without ``names`` it means all rules.
    """

    kind: Kind
    written: Literal["comment", "line-comment", "field"]
    span: Span
    scope: Span
    names: tuple[Named, ...] = ()
    reason: str = ""


def directives(post: Post, key: str = WORD) -> tuple[Directive, ...]:
    """Return the directives of a post, in their order; ``key`` is the field that may be one."""
    found: list[Directive] = []
    matter = post.front_matter
    if matter is not None:
        if matter.format != "json":
            found += _in_front_matter(post.text, matter)
        entry = matter.get(key)
        if entry is not None:
            found.append(_of_field(post.text, entry))
    if f"{WORD}-" in post.body.source:
        found += _in_body(post)
    return tuple(sorted(found, key=lambda one: one.span))


def _in_body(post: Post) -> Iterator[Directive]:
    text, end = post.text, len(post.text) + 1
    for comment in post.body.comments:
        match = _COMMENT.match(comment.text)
        if match is not None:
            start = comment.span.start + len("<!--")
            scope = _scope(_kind(match), text, comment.span, end, "body")
            yield _directive(match, "comment", comment.span, start, scope)


def _in_front_matter(text: str, matter: FrontMatter) -> Iterator[Directive]:
    content = matter.content.of(text)
    if f"{WORD}-" not in content:
        return
    values = [entry.value_span for entry in _leaves(matter.entries)]
    for match in _LINE_COMMENT.finditer(content):
        start = matter.content.start
        span = Span(start + match.start("mark"), start + match.end())
        if any(value.start <= span.start < value.end for value in values):
            continue  # text in a block, not a comment
        scope = _scope(_kind(match), text, span, matter.span.end, "front-matter")
        yield _directive(match, "line-comment", span, start, scope)


def _leaves(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    for entry in entries:
        if entry.children:
            yield from _leaves(entry.children)
        else:
            yield entry


def _kind(match: re.Match[str]) -> Kind:
    return cast("Kind", match["kind"])  # the expression allows no other


def _scope(kind: Kind, text: str, span: Span, end: int, part: str) -> Span:
    """Return the places that a comment is about, in a part of the post that ends at ``end``."""
    if kind == "disable-file":
        return Span(0, len(text) + 1)
    if kind != "disable-next":
        return Span(span.end, end)
    rest = _LINE.match(text, span.end)
    skipped = _NEXT[part].match(text, rest.end() if rest else span.end)
    here = skipped.end() if skipped else span.end
    start = max(text.rfind("\n", 0, here), text.rfind("\r", 0, here)) + 1
    line = _LINE.match(text, here)
    return Span(max(start, span.end), min(end, max(line.end() if line else here, start + 1)))


def _directive(
    match: re.Match[str],
    written: Literal["comment", "line-comment"],
    span: Span,
    start: int,
    scope: Span,
) -> Directive:
    rest = match["rest"]
    colon = _REASON.search(rest)
    listed = rest[: colon.start()] if colon else rest
    start += match.start("rest")
    names = tuple(
        Named(name[0], Span(start + name.start(), start + name.end()))
        for name in _NAME.finditer(listed)
    )
    reason = " ".join(rest[colon.end() :].split()) if colon else ""
    return Directive(
        kind=_kind(match), written=written, span=span, scope=scope, names=names, reason=reason
    )


def _of_field(text: str, entry: Entry) -> Directive:
    """Return what the field says: a name, a list of names, or ``disable`` with a ``reason``."""
    says = entry
    reason = ""
    if isinstance(entry.value, dict):
        inner = {child.key: child for child in entry.children}
        says = inner.get("disable", msgspec.structs.replace(entry, value=None, children=()))
        said = entry.value.get("reason")
        reason = " ".join(said.split()) if isinstance(said, str) else ""
    items = says.children if isinstance(says.value, list) else (says,)
    names = [
        Named(name[0], item.value_span)
        for item in items
        if isinstance(item.value, str)
        for name in _NAME.finditer(item.value)
    ]
    # A field that names nothing is a mistake, not a wish for silence: it names "".
    return Directive(
        kind="disable-file",
        written="field",
        span=Span(entry.key_span.start, max(entry.key_span.end, entry.value_span.end)),
        scope=Span(0, len(text) + 1),
        names=tuple(names) or (Named("", entry.key_span),),
        reason=reason,
    )
