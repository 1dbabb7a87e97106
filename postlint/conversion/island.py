"""One block of embedded HTML as Markdown: parse, tidy, read, write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from postlint.conversion.addresses import changer
from postlint.conversion.facts import NOWHERE, Facts, Place, Written
from postlint.conversion.policy import PARTS, REASONS
from postlint.conversion.read import HANDLERS, Lost, Reader, Stayed
from postlint.conversion.read.spoken import lost as unspoken
from postlint.conversion.tidy import enabled
from postlint.conversion.tree import Html, Paragraph, Text
from postlint.conversion.write.flow import write_flow
from postlint.conversion.write.phrasing import Phrases
from postlint.conversion.write.raw import unreadable
from postlint.conversion.write.style import GAP
from postlint.post.islands import BLOCK
from postlint.post.nodes import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.conversion.options import Options
    from postlint.conversion.tree import Flow


def write(
    root: Node,
    facts: Facts,
    options: Options,
    raw: frozenset[int] = frozenset(),
    *,
    place: Place = NOWHERE,
) -> Written:
    """Convert a tree; ``raw`` holds the ``id()`` of the nodes that must stay HTML."""
    if options.preferences.engine == "markdownify":
        from postlint.conversion import markdownify  # noqa: PLC0415 - imported only when asked for

        return markdownify.write(root, facts, options, raw)
    reader = Reader(
        HANDLERS,
        facts.targets,
        raw,
        options.dialect,
        embeds=facts.embeds,
        change=changer(options),
        verbs=options.verbs,
        keeps=options.keeps | {"dir"} if facts.directed else options.keeps,
        tidy=enabled(options.preferences.tidy),
        title=options.title,
    )
    reader.children(root)
    reader.end_paragraph()
    if reader.unreadable and (blocks := list(_around(root, _unread(root, reader), None))):
        whole = write(root, facts, options, raw | set(map(id, blocks)), place=place)
        stayed = [Stayed(block.tag, REASONS["unreadable"]) for block in blocks]
        return msgspec.structs.replace(whole, stayed=(*stayed, *whole.stayed))
    choices = facts.choices
    phrases = Phrases(
        choices,
        definitions=facts.definitions,
        dialect=options.markdown,
        indent=place.indent,
        cautious=facts.cautious,
    )
    markdown = write_flow(reader.flow, phrases, place.lists)
    marks = [
        Stayed(tag, REASONS["code" if tag == "code" else "emphasis"])
        for tag in phrases.marks_as_html
    ]
    stayed = [*reader.stayed, *marks]
    lost = reader.lost
    if choices.added:
        lost += [Lost(choices.added, GAP)] * phrases.gaps
    if facts.speaks and not reader.languages:
        lost += unspoken(root.children, reader.whole)
    return Written(markdown, tuple(lost), tuple(stayed), _all_raw(reader), reader.repaired)


def _unread(root: Node, reader: Reader) -> list[Node]:
    """Return the elements whose blocks stay: kramdown prints such a tag, so there all of them do."""
    return list(unreadable(root)) if reader.dialect == "kramdown" else reader.unreadable


def _around(node: Node, parts: list[Node], block: Node | None) -> Iterator[Node]:
    """Yield the smallest blocks around some elements that stand in lines."""
    for child in node.children:
        if isinstance(child, Node):
            if block is not None and any(child is part for part in parts):
                yield block
            else:
                is_block = child.tag in BLOCK and child.tag not in PARTS
                yield from _around(child, parts, child if is_block else block)


def _all_raw(reader: Reader) -> bool:
    """Say whether nothing became Markdown: raw blocks, and lines of raw elements."""
    return bool(reader.flow) and not reader.lost and all(map(_is_raw, reader.flow))


def _is_raw(flow: Flow) -> bool:
    if isinstance(flow, Paragraph):
        return all(
            isinstance(child, Html) or (isinstance(child, Text) and child.value.isspace())
            for child in flow.children
        )
    return isinstance(flow, Html)
