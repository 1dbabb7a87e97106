"""Inline HTML in Markdown paragraphs: its tags become marks, and all between them stays as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from postlint.convert.policy import MARKS, REASONS, VERBS
from postlint.convert.read import HANDLERS, Lost, Reader, Stayed
from postlint.convert.tree import Image
from postlint.convert.write.flanking import closes, opens
from postlint.convert.write.phrasing import Phrases, destination, link_title
from postlint.post.html import Node, tree
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.convert.island import Facts
    from postlint.convert.options import Options
    from postlint.post.body import Island
    from postlint.post.markdown import Inline, Leaf

_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
_DELIMITERS = {"strong": "**", "em": "*", "del": "~~"}
_PLAIN = re.compile(r"[^`*_\\<>&\[\]~\n]+").fullmatch
_KEPT_ATTRIBUTES = frozenset({"id", "name", "dir", "hidden"})


class Unit(msgspec.Struct, frozen=True):
    """One tag, or a pair of them, as Markdown; or why it stays (no edits)."""

    span: Span
    tag: str
    edits: tuple[Edit, ...] = ()
    lost: tuple[Lost, ...] = ()
    stayed: tuple[Stayed, ...] = ()


def inline_units(text: str, island: Island, facts: Facts, options: Options) -> Iterator[Unit]:
    """Yield what becomes of each inline element of a paragraph, heading or table cell."""
    leaf = island.leaf
    if leaf is None:
        return
    pairs = list(_pairs(leaf))
    frozen = [
        Span(opening.span.start, closing.span.end)
        for opening, closing in pairs
        if closing is not None
        and VERBS.get(_name(opening), "raw") in {"raw", "inline-handler", "block-handler"}
        and _name(opening) != "a"
    ]
    for opening, closing in pairs:
        if any(span.start < opening.span.start < span.end for span in frozen):
            continue
        match = _NAME.match(opening.text)
        if match is None:
            continue
        tag = match[2].lower()
        span = Span(opening.span.start, (closing or opening).span.end)
        node = _node(opening.text, tag)
        verb = VERBS.get(tag, "raw")
        if verb == "html-mark" or (verb == "raw" and closing is not None):
            reason = REASONS["html-mark" if verb == "html-mark" else "raw"]
            yield Unit(span, tag, stayed=(Stayed(tag, reason),))
        elif closing is None:
            yield from _void(text, tag, node, opening, leaf, options)
        elif not _KEPT_ATTRIBUTES & node.attributes.keys() or _silent(node, facts):
            yield from _pair(text, tag, node, opening, closing, options)


def _silent(node: Node, facts: Facts) -> bool:
    """Say whether the attributes that may count do not: no link points at the identifier."""
    names = {node.attributes.get("id", ""), node.attributes.get("name", "")}
    return not names & facts.targets and not {"dir", "hidden"} & node.attributes.keys()


def _pairs(leaf: Leaf) -> Iterator[tuple[Inline, Inline | None]]:
    """Yield each start tag with its end tag; a void element alone, an unmatched tag not at all."""
    open_: list[tuple[str, Inline]] = []
    for inline in leaf.inlines:
        match = _NAME.match(inline.text) if inline.kind == "html" else None
        if match is None:
            continue
        tag = match[2].lower()
        if tag in {"br", "img", "wbr"}:
            if not match[1]:
                yield inline, None
        elif not match[1]:
            open_.append((tag, inline))
        elif open_ and open_[-1][0] == tag:
            yield open_.pop()[1], inline


def _node(html: str, tag: str) -> Node:
    for child in tree(html).children:
        if isinstance(child, Node) and child.tag == tag:
            return child
    return Node(tag, {}, [])


def _void(
    text: str, tag: str, node: Node, inline: Inline, leaf: Leaf, options: Options
) -> Iterator[Unit]:
    span = inline.span
    if tag == "wbr":
        yield Unit(span, tag, (Edit(span, ""),))
    elif tag == "img":
        reader = Reader(HANDLERS, dialect=options.dialect)
        reader.element(node)
        images = [item for _, item in reader.runs if isinstance(item, Image)]
        if images:
            edit = Edit(span, Phrases().write(images))
            yield Unit(span, tag, (edit,), tuple(reader.lost))
    elif leaf.loose:
        yield Unit(span, tag, (_break(text, span, leaf, options),))
    else:
        yield Unit(span, tag)


def _break(text: str, span: Span, leaf: Leaf, options: Options) -> Edit:
    """Replace a ``<br>``: white space around it goes, since a line break swallows it."""
    start, end = span.start, span.end
    while text[start - 1] in " \t" and start > leaf.span.start:
        start -= 1
    while text[end : end + 1] in {" ", "\t"}:
        end += 1
    if not text[end : leaf.span.end].strip():
        return Edit(Span(start, end), "")
    if text[end : end + 1] in {"\n", "\r"}:
        return Edit(Span(start, end), options.hard_break.removesuffix("\n"))
    newline = "\r\n" if "\r\n" in text else "\n"
    line = text.rfind("\n", 0, leaf.span.start) + 1
    prefix = re.sub(r"[^>\s]", " ", text[line : leaf.span.start])
    return Edit(Span(start, end), options.hard_break.replace("\n", newline) + prefix)


def _pair(
    text: str, tag: str, node: Node, opening: Inline, closing: Inline, options: Options
) -> Iterator[Unit]:
    span = Span(opening.span.start, closing.span.end)
    content = text[opening.span.end : closing.span.start]
    verb = VERBS.get(tag)
    if verb == "children" or not content.strip():
        if verb in {"children", "mark"} or (tag == "a" and not content):
            yield Unit(span, tag, (Edit(opening.span, ""), Edit(closing.span, "")))
    elif tag == "a" and "href" in node.attributes:
        if "[" not in content and "]" not in content:
            end = f"]({destination(node.attributes['href'])}{link_title(node.attributes.get('title', ''))})"
            yield Unit(span, tag, (Edit(opening.span, "["), Edit(closing.span, end)))
    elif tag == "a":
        yield Unit(span, tag, (Edit(opening.span, ""), Edit(closing.span, "")))
    elif MARKS.get(tag) == "code":
        if _PLAIN(content):
            yield Unit(span, tag, (Edit(span, f"`{content.strip()}`"),))
    elif verb == "mark" and not (tag in {"del", "s", "strike"} and options.dialect == "commonmark"):
        yield _marked(text, tag, opening, closing)


def _marked(text: str, tag: str, opening: Inline, closing: Inline) -> Unit:
    """Replace the tags by emphasis marks, white space at the edges outside of them."""
    span = Span(opening.span.start, closing.span.end)
    start, end = opening.span.end, closing.span.start
    while text[start] in " \t\r\n":
        start += 1
    while text[end - 1] in " \t\r\n":
        end -= 1
    before = text[opening.span.end - len(opening.text) - 1 : opening.span.start][-1:]
    before = text[start - 1] if start > opening.span.end else before
    after = text[end] if end < closing.span.start else text[closing.span.end : closing.span.end + 1]
    if not opens(before, text[start]) or not closes(text[end - 1], after):
        return Unit(span, tag, stayed=(Stayed(tag, REASONS["emphasis"]),))
    mark = _DELIMITERS[MARKS[tag]]
    lead = text[opening.span.end : start]
    trail = text[end : closing.span.start]
    return Unit(
        span,
        tag,
        (
            Edit(Span(opening.span.start, start), lead + mark),
            Edit(Span(end, closing.span.end), mark + trail),
        ),
    )


def _name(inline: Inline) -> str:
    match = _NAME.match(inline.text)
    return match[2].lower() if match else ""
