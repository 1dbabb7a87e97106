"""Inline HTML in Markdown paragraphs: its tags become marks, and all between them stays as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.conversion.addresses import changer
from postlint.conversion.between import Between
from postlint.conversion.parting import Parting
from postlint.conversion.place import excerpt_end
from postlint.conversion.policy import MARKS, REASONS, is_idle
from postlint.conversion.read import HANDLERS, Lost, Reader, Stayed
from postlint.conversion.read.inlines import MORE, address, words
from postlint.conversion.read.overruled import gone
from postlint.conversion.read.runs import phrasing
from postlint.conversion.tags import SPEAKS, Unit, breaks, name, node_of, pairs, spoken
from postlint.conversion.tidy import added, enabled, tidy
from postlint.conversion.tree import Html
from postlint.conversion.write.escape import escape_edges
from postlint.conversion.write.phrasing import Phrases
from postlint.conversion.write.style import GAP
from postlint.conversion.write.target import balanced, code_span, link_target
from postlint.post.depth import too_deep
from postlint.post.dialects import dialect
from postlint.post.nodes import Node
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.conversion.facts import Facts
    from postlint.conversion.options import Options
    from postlint.conversion.write.style import Choices
    from postlint.post.blocks import Inline
    from postlint.post.body import Island

_EMPHASIS: Final = frozenset({"strong", "em"})
_ADDRESS: Final = re.compile(r"(?:https?|ftp)://[-\w@:%.+~#=/?&]*[\w/]", re.ASCII).fullmatch
_FREEZING: Final = frozenset({"raw", "inline-handler", "block-handler", "keep", "ask", "link"})
_STAYING: Final = {"html-mark": "html-mark", "raw": "raw", "keep": "settings", "ask": "ask"}
_KEPT_ATTRIBUTES: Final = frozenset({"id", "name", "dir", "hidden", "style", "title"})


def inline_units(text: str, island: Island, facts: Facts, options: Options) -> Iterator[Unit]:
    """Yield what becomes of each inline element of a paragraph, heading or table cell."""
    leaf = island.leaf
    if leaf is None or "{{" in leaf.span.of(text) or "{%" in leaf.span.of(text):
        return
    found = sorted(pairs(leaf), key=lambda pair: pair[0].span)
    stays = [
        Span(one.span.start, end.span.end) for one, end in found if end and _freezes(one, options)
    ]
    line_breaks = list(breaks(text, leaf, facts.choices, stays)) if leaf.loose else []
    parting = Parting(text, line_breaks, found, options)
    yield from parting.free
    broken = {place for unit in line_breaks for place in _places(unit.span)}
    frozen = 0  # where the last element ends that stays as it is: pairs stand in each other
    between = Between(text, leaf)
    for opening, closing in found:
        if opening.span.start < frozen:
            continue
        if closing is not None and (_freezes(opening, options) or between.empty(opening, closing)):
            frozen = closing.span.end
        units = _unit(text, opening, closing, between, facts, options)
        for unit in spoken(units, opening, options) if SPEAKS(opening.text) else units:
            # Marks would take white space that a break takes already: they wait until it has.
            if not broken or all(broken.isdisjoint(_places(edit.span)) for edit in unit.edits):
                yield parting.parted(opening.text, unit)


def _places(span: Span) -> range:
    return range(span.start, span.end)


def _freezes(opening: Inline, options: Options) -> bool:
    """Say whether what stands inside an element must stay as it is."""
    tag = name(opening)
    parsed = options.markdown.parsed_tags
    verb = options.verbs.get(tag, "raw")
    if parsed is not None and tag not in parsed and verb in {"mark", "html-mark"}:
        return True
    return tag != "a" and verb in _FREEZING


def _unit(
    text: str,
    opening: Inline,
    closing: Inline | None,
    between: Between,
    facts: Facts,
    options: Options,
) -> Iterator[Unit]:
    tag = name(opening)
    span = Span(opening.span.start, (closing or opening).span.end)
    node = node_of(opening.text, tag)
    verb = options.verbs.get(tag) or ("children" if ":" in tag else "raw")
    if verb == "unwrap-idle":
        verb = "unwrap" if is_idle(node.attributes) else "raw"
    if verb == "html-mark" or (verb in _STAYING and (closing is not None or verb != "raw")):
        yield Unit(span, tag, stayed=(Stayed(tag, REASONS[_STAYING[verb]]),))
    elif closing is None:
        yield from _void(tag, node, opening, options)
    elif verb == "link" or tag == "picture":
        whole = node_of(span.of(text), tag)
        if too_deep(whole, span.of(text)):
            yield Unit(span, tag, stayed=(Stayed(tag, REASONS["deep"]),))
        else:
            yield from _written(whole, span, options)
    elif verb == "unwrap":
        if _silent(node, facts, says_title=False):
            untag = (Edit(opening.span, ""), Edit(closing.span, ""))
            yield Unit(span, tag, untag, gone(node))
    elif tag in {"script", "style"}:
        yield from _script(text, tag, node, opening, closing)
    elif _KEPT_ATTRIBUTES.isdisjoint(node.attributes) or _silent(node, facts):
        yield from _pair(text, tag, node, opening, closing, between, facts.choices, options)


def _silent(node: Node, facts: Facts, *, says_title: bool = True) -> bool:
    """Say whether the attributes that may count do not: no link points at the identifier."""
    attributes = node.attributes
    names = {attributes.get("id", ""), attributes.get("name", "")}
    shown = {"hidden"} | ({"dir"} if attributes.get("dir", "").lower() != "ltr" else set())
    shown |= {"title"} if says_title and node.tag != "a" else set()
    style = attributes.get("style", "").lower()
    return (
        not names & facts.targets
        and not shown & attributes.keys()
        and "display" not in style
        and "visibility" not in style
    )


def _void(tag: str, node: Node, inline: Inline, options: Options) -> Iterator[Unit]:
    span = inline.span
    if tag == "wbr":
        yield Unit(span, tag, (Edit(span, ""),))
    elif tag == "img":
        yield from _written(node, span, options)


def _written(node: Node, span: Span, options: Options) -> Iterator[Unit]:
    """Replace an element by the image or the link that it becomes; say why it stays if it does."""
    images = [child for child in node.children if isinstance(child, Node) and child.tag == "img"]
    mended = tidy(node, [node, *images], enabled(options.preferences.tidy))
    reader = Reader(
        HANDLERS,
        dialect=options.dialect,
        change=changer(options),
        verbs=options.verbs,
        keeps=options.keeps,
    )
    reader.element(node)
    items = phrasing(reader.runs)
    if any(isinstance(item, Html) for item in items):
        yield Unit(span, node.tag, stayed=tuple(reader.stayed))
    elif items or reader.lost:
        written = Phrases(dialect=options.markdown).write(items) if items else ""
        yield Unit(
            span,
            node.tag,
            (Edit(span, written),),
            tuple(reader.lost),
            repairs=added((mended, reader.repaired)),
        )


def _script(text: str, tag: str, node: Node, opening: Inline, closing: Inline) -> Iterator[Unit]:
    """Take a script or a style sheet away, as declared losses; one that draws an embed stays."""
    span = Span(opening.span.start, closing.span.end)
    node.children.append(text[opening.span.end : closing.span.start])
    reader = Reader(HANDLERS)
    reader.element(node)
    if reader.lost:
        yield Unit(span, tag, (Edit(span, ""),), tuple(reader.lost), repairs=reader.repaired)
    else:
        yield Unit(span, tag, stayed=tuple(reader.stayed))


def _pair(
    text: str,
    tag: str,
    node: Node,
    opening: Inline,
    closing: Inline,
    between: Between,
    choices: Choices,
    options: Options,
) -> Iterator[Unit]:
    span = Span(opening.span.start, closing.span.end)
    content = text[opening.span.end : closing.span.start]
    verb = options.verbs.get(tag) or "children"
    untag = (Edit(opening.span, ""), Edit(closing.span, ""))
    if between.empty(opening, closing):
        if node.attributes.get("name") == MORE and tag == "a" and "href" not in node.attributes:
            yield Unit(span, tag, (excerpt_end(text, span),), repairs={"more-anchors": 1})
        elif verb in {"children", "mark"} or (tag == "a" and not content):
            repairs = {"empty-emphasis": 1} if MARKS.get(tag) in _EMPHASIS else {}
            nothing = Edit(span, " " if content.isspace() else "")
            yield Unit(span, tag, (nothing,), repairs=repairs)
    elif verb == "children":
        linked = dialect(options.dialect).name == "goldmark" and _is_link(text, span, content)
        edits = (Edit(opening.span, "<"), Edit(closing.span, ">")) if linked else untag
        yield Unit(span, tag, edits)
    elif tag == "a" and "href" in node.attributes:
        if balanced(content) == content:
            title = words(node.attributes.get("title", ""))
            reader = Reader(HANDLERS, change=changer(options))
            url = address(reader, node.attributes["href"])
            target = link_target(url, title, options.markdown)
            edits = (Edit(opening.span, "["), Edit(closing.span, f"]({target})"))
            yield Unit(span, tag, edits, tuple(reader.lost))
    elif tag == "a":
        yield Unit(span, tag, untag)
    elif MARKS.get(tag) == "code":
        yield from _code(text, tag, opening, closing, between, options)
    elif verb == "mark" and not (
        MARKS.get(tag) == "del" and dialect(options.dialect).name == "commonmark"
    ):
        yield _marked(text, tag, opening, closing, choices)


def _is_link(text: str, span: Span, content: str) -> bool:
    """Say whether Hugo makes a link of an address because of the tags around it."""
    if _ADDRESS(content) is None:
        return False
    return not (_blank_at(text, span.start - 1) and _blank_at(text, span.end))


def _code(
    text: str, tag: str, opening: Inline, closing: Inline, between: Between, options: Options
) -> Iterator[Unit]:
    """Replace a code element that holds nothing but text by a code span."""
    span = Span(opening.span.start, closing.span.end)
    value = between.plain(opening, closing)
    core = value.strip()
    if core:
        lead = " " if value[0] == " " and not _blank_at(text, span.start - 1) else ""
        trail = " " if value[-1] == " " and not _blank_at(text, span.end) else ""
        yield Unit(span, tag, (Edit(span, f"{lead}{code_span(core, options.markdown)}{trail}"),))
    else:
        yield Unit(span, tag, stayed=(Stayed(tag, REASONS["code"]),))


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
    tilde = "~" in inside and escape_edges(text[start:end]) != text[start:end]
    if tilde or _is_ambiguous(text, span, before + inside[0], inside[1] + after):
        return Unit(span, tag, stayed=(Stayed(tag, REASONS["emphasis"]),))
    for mark in choices.marks[MARKS[tag]]:
        gaps = choices.around(mark, (before, after), inside)
        if gaps == ("", ""):
            break
    if gaps is None:
        return Unit(span, tag, stayed=(Stayed(tag, REASONS["emphasis"]),))
    lost = [Lost(choices.added, GAP)] * (bool(gaps[0]) + bool(gaps[1])) if choices.added else []
    lead, trail = text[opening.span.end : start], text[end : closing.span.start]
    if _blank_at(text, opening.span.start - 1) and not choices.line_break.search(lead):
        lead = ""
    if _blank_at(text, closing.span.end) and not choices.line_break.search(trail):
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


def _is_ambiguous(text: str, span: Span, *edges: str) -> bool:
    """Say whether a mark might end what a run of three began: between letters it does both (6.2)."""
    if not any(len(edge) > 1 and edge.isalnum() for edge in edges):
        return False
    paragraph = text.rfind("\n\n", 0, span.start) + 1
    end = text.find("\n\n", span.end)
    return "***" in (text[paragraph:] if end < 0 else text[paragraph:end])


def _blank_at(text: str, place: int) -> bool:
    return text[place : place + 1] in {" ", "\t", "\n", "\r"}
