"""Inline HTML in Markdown paragraphs: its tags become marks, and all between them stays as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from postlint.conversion.policy import MARKS, REASONS, VERBS
from postlint.conversion.read import HANDLERS, Lost, Reader, Stayed
from postlint.conversion.tree import Image
from postlint.conversion.write.dialect import DIALECTS
from postlint.conversion.write.phrasing import Phrases
from postlint.conversion.write.style import GAP
from postlint.conversion.write.target import balanced, code_span, link_target
from postlint.post.nodes import Node, tree
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.conversion.island import Facts
    from postlint.conversion.options import Options
    from postlint.conversion.write.style import Choices
    from postlint.post.body import Island
    from postlint.post.markdown import Inline, Leaf

_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
_MARK_TAGS = re.compile(
    rf"</?(?:{'|'.join(tag for tag, verb in VERBS.items() if verb in {'mark', 'children'})})(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
_HARD_BREAK = re.compile(r"  \r?\n")
_KEPT_ATTRIBUTES = frozenset({"id", "name", "dir", "hidden", "style", "title"})


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
    if leaf is None or "{{" in leaf.span.of(text) or "{%" in leaf.span.of(text):
        return
    breaks = list(_breaks(text, leaf, facts.choices)) if leaf.loose else []
    yield from breaks
    broken = {place for unit in breaks for place in _places(unit.span)}
    pairs = sorted(_pairs(leaf), key=lambda pair: pair[0].span)
    frozen: list[Span] = []
    for opening, closing in pairs:
        if any(span.start < opening.span.start < span.end for span in frozen):
            continue
        if closing is not None and (_freezes(opening, options) or _empty(text, opening, closing)):
            frozen.append(Span(opening.span.start, closing.span.end))
        for unit in _unit(text, opening, closing, leaf, facts, options):
            # Marks would take white space that a break takes already: they wait until it has.
            if not broken or all(broken.isdisjoint(_places(edit.span)) for edit in unit.edits):
                yield unit


def _places(span: Span) -> range:
    return range(span.start, span.end)


def _freezes(opening: Inline, options: Options) -> bool:
    """Say whether what stands inside an element must stay as it is."""
    tag = _name(opening)
    parsed = DIALECTS[options.dialect].parsed_tags
    if parsed is not None and tag not in parsed and VERBS.get(tag) in {"mark", "html-mark"}:
        return True
    return tag != "a" and VERBS.get(tag, "raw") in {"raw", "inline-handler", "block-handler"}


def _empty(text: str, opening: Inline, closing: Inline) -> bool:
    """Say whether there is nothing between two tags but tags of marks."""
    return not _MARK_TAGS.sub("", text[opening.span.end : closing.span.start]).strip()


def _unit(
    text: str,
    opening: Inline,
    closing: Inline | None,
    leaf: Leaf,
    facts: Facts,
    options: Options,
) -> Iterator[Unit]:
    tag = _name(opening)
    span = Span(opening.span.start, (closing or opening).span.end)
    node = _node(opening.text, tag)
    verb = VERBS.get(tag) or ("children" if ":" in tag else "raw")
    if verb == "html-mark" or (verb == "raw" and closing is not None):
        reason = REASONS["html-mark" if verb == "html-mark" else "raw"]
        yield Unit(span, tag, stayed=(Stayed(tag, reason),))
    elif closing is None:
        yield from _void(tag, node, opening, options)
    elif tag in {"script", "style"}:
        yield from _script(text, tag, node, opening, closing)
    elif not _KEPT_ATTRIBUTES & node.attributes.keys() or _silent(node, facts):
        yield from _pair(text, tag, node, opening, closing, leaf, facts.choices, options)


def _silent(node: Node, facts: Facts) -> bool:
    """Say whether the attributes that may count do not: no link points at the identifier."""
    attributes = node.attributes
    names = {attributes.get("id", ""), attributes.get("name", "")}
    shown = {"dir", "hidden"} | (set() if node.tag == "a" else {"title"})
    style = attributes.get("style", "").lower()
    return (
        not names & facts.targets
        and not shown & attributes.keys()
        and "display" not in style
        and "visibility" not in style
    )


def _pairs(leaf: Leaf) -> Iterator[tuple[Inline, Inline | None]]:
    """Yield each start tag with its end tag; a void element alone, an unmatched tag not at all."""
    open_: list[tuple[str, Inline]] = []
    for inline in leaf.inlines:
        match = _NAME.match(inline.text) if inline.kind == "html" else None
        if match is None:
            continue
        tag = match[2].lower()
        if tag == "br":
            continue
        if tag in {"img", "wbr"}:
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


def _void(tag: str, node: Node, inline: Inline, options: Options) -> Iterator[Unit]:
    span = inline.span
    if tag == "wbr":
        yield Unit(span, tag, (Edit(span, ""),))
    elif tag == "img":
        reader = Reader(HANDLERS, dialect=options.dialect)
        reader.element(node)
        images = [item for _, item in reader.runs if isinstance(item, Image)]
        if images:
            edit = Edit(span, Phrases(dialect=DIALECTS[options.dialect]).write(images))
            yield Unit(span, tag, (edit,), tuple(reader.lost))


def _breaks(text: str, leaf: Leaf, choices: Choices) -> Iterator[Unit]:
    """Replace each run of ``<br>`` and the white space around it, which line breaks swallow.

    One is a hard break, more are a blank line, and at the edge of the paragraph they are nothing.
    """
    line = text.rfind("\n", 0, leaf.span.start) + 1
    prefix = re.sub(r"[^>\s]", " ", text[line : leaf.span.start])
    newline = "\r\n" if "\r\n" in text else "\n"
    end_of_line = rf"[ \t]*(?:\r?\n{re.escape(prefix.rstrip())}[ \t]*)?"
    run = re.compile(rf"{end_of_line}(?:<br[^<>]*>{end_of_line})+", re.IGNORECASE)
    starts = {inline.span.start for inline in leaf.inlines if _name(inline) == "br"}
    end = leaf.span.start + len(leaf.span.of(text).rstrip())
    for match in run.finditer(text, leaf.span.start, end):
        if match.start() + match[0].lower().index("<br") not in starts:
            continue
        span = Span(match.start(), match.end())
        count = match[0].lower().count("<br")
        if match.start() == leaf.span.start or match.end() == end:
            written = ""
        elif count == 1:
            written = choices.hard_break.replace("\n", newline) + prefix
        else:
            written = f"{newline}{prefix.rstrip()}{newline}{prefix}"
        yield Unit(span, "br", (Edit(span, written),))


def _script(text: str, tag: str, node: Node, opening: Inline, closing: Inline) -> Iterator[Unit]:
    """Take a script or a style sheet away, as declared losses; one that draws an embed stays."""
    span = Span(opening.span.start, closing.span.end)
    node.children.append(text[opening.span.end : closing.span.start])
    reader = Reader(HANDLERS)
    reader.element(node)
    if reader.lost:
        yield Unit(span, tag, (Edit(span, ""),), tuple(reader.lost))
    else:
        yield Unit(span, tag, stayed=tuple(reader.stayed))


def _pair(
    text: str,
    tag: str,
    node: Node,
    opening: Inline,
    closing: Inline,
    leaf: Leaf,
    choices: Choices,
    options: Options,
) -> Iterator[Unit]:
    span = Span(opening.span.start, closing.span.end)
    content = text[opening.span.end : closing.span.start]
    verb = VERBS.get(tag) or "children"
    untag = (Edit(opening.span, ""), Edit(closing.span, ""))
    if _empty(text, opening, closing):
        if verb in {"children", "mark"} or (tag == "a" and not content):
            yield Unit(span, tag, (Edit(span, " " if content.isspace() else ""),))
    elif verb == "children":
        yield Unit(span, tag, untag)
    elif tag == "a" and "href" in node.attributes:
        if balanced(content) == content:
            title = node.attributes.get("title", "")
            target = link_target(node.attributes["href"], title, DIALECTS[options.dialect])
            yield Unit(span, tag, (Edit(opening.span, "["), Edit(closing.span, f"]({target})")))
    elif tag == "a":
        yield Unit(span, tag, untag)
    elif MARKS.get(tag) == "code":
        yield from _code(text, tag, opening, closing, leaf, options)
    elif verb == "mark" and not (MARKS.get(tag) == "del" and options.dialect == "commonmark"):
        yield _marked(text, tag, opening, closing, choices)


def _code(
    text: str, tag: str, opening: Inline, closing: Inline, leaf: Leaf, options: Options
) -> Iterator[Unit]:
    """Replace a code element that holds nothing but text by a code span."""
    span = Span(opening.span.start, closing.span.end)
    inside = [
        inline
        for inline in leaf.inlines
        if opening.span.end <= inline.span.start < closing.span.start
    ]
    value = "".join(inline.text for inline in inside)
    core = value.strip()
    if core and all(inline.kind == "text" or inline.text == " " for inline in inside):
        lead = " " if value[0] == " " and not _blank_at(text, span.start - 1) else ""
        trail = " " if value[-1] == " " and not _blank_at(text, span.end) else ""
        yield Unit(
            span, tag, (Edit(span, f"{lead}{code_span(core, DIALECTS[options.dialect])}{trail}"),)
        )


def _marked(text: str, tag: str, opening: Inline, closing: Inline, choices: Choices) -> Unit:
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
    inside = (text[start], text[end - 1])
    for mark in choices.marks[MARKS[tag]]:
        gaps = choices.around(mark, (before, after), inside)
        if gaps == ("", ""):
            break
    if gaps is None:
        return Unit(span, tag, stayed=(Stayed(tag, REASONS["emphasis"]),))
    lost = [Lost(choices.added, GAP)] * (bool(gaps[0]) + bool(gaps[1])) if choices.added else []
    lead, trail = text[opening.span.end : start], text[end : closing.span.start]
    if _blank_at(text, opening.span.start - 1) and not _HARD_BREAK.search(lead):
        lead = ""
    if _blank_at(text, closing.span.end) and not _HARD_BREAK.search(trail):
        trail = ""
    return Unit(
        span,
        tag,
        (
            Edit(Span(opening.span.start, start), lead + gaps[0] + mark),
            Edit(Span(end, closing.span.end), mark + gaps[1] + trail),
        ),
        tuple(lost),
    )


def _blank_at(text: str, place: int) -> bool:
    return text[place : place + 1] in {" ", "\t", "\n", "\r"}


def _name(inline: Inline) -> str:
    match = _NAME.match(inline.text)
    return match[2].lower() if match else ""
