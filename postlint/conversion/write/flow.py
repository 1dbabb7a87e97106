"""Flow nodes as Markdown text: blocks with a blank line between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.conversion.tree import (
    Blockquote,
    Code,
    DefinitionList,
    Heading,
    Html,
    HtmlWrapper,
    List,
    ListItem,
    Paragraph,
    Table,
    Text,
    ThematicBreak,
)
from postlint.conversion.write.definitions import write_definitions
from postlint.conversion.write.flanking import SOFT_SPACE
from postlint.conversion.write.html import phrasing_html
from postlint.conversion.write.raw import starts_block
from postlint.conversion.write.wrap import width, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from postlint.conversion.tree import Flow, Phrasing
    from postlint.conversion.write.dialect import Dialect
    from postlint.conversion.write.phrasing import Phrases

_FENCES: Final = {mark: re.compile(rf"^[ \t]*({mark}{{3,}})", re.MULTILINE) for mark in ("`", "~")}
_FIRST_TAG: Final = re.compile(r"^</?([a-zA-Z][a-zA-Z0-9:-]*)(?=[\s/>]|$)(?<!:)", re.MULTILINE)
_LANGUAGE: Final = re.compile(r"[^\s`]+").fullmatch
_SEPARATES: Final = re.compile(r"[-:+=][-:+= ]*").fullmatch
_PARTED: Final = "<!-- -->"
_UNDERLINES: Final = ("=", "-")
_NOT_UNDERLINED: Final = re.compile(r"[<|`]|.*[|\n]").match
"""What might be a table or a block of HTML, were it a line of its own."""

_DELIMITERS: Final = {"": "---", "left": ":--", "right": "--:", "center": ":-:"}


def write_flow(nodes: Sequence[Flow], phrases: Phrases, beside: tuple[str, str] = ("", "")) -> str:
    """Write blocks; ``beside`` are the markers of the lists that stand before and after, if any do."""
    return "\n\n".join(_blocks(nodes, phrases, beside))


def _blocks(
    nodes: Sequence[Flow], phrases: Phrases, beside: tuple[str, str] = ("", "")
) -> list[str]:
    """Write each block; two lists in a row get different markers, or they would be one."""
    parts: list[str] = []
    before, after = beside
    for index, node in enumerate(nodes):
        if type(node) is Paragraph:
            parts.append(_paragraph(node, phrases))
        elif isinstance(node, DefinitionList) and index and type(nodes[index - 1]) is type(node):
            parts += [_PARTED, _WRITERS[type(node)](node, phrases)]
        elif isinstance(node, List):
            neighbours = (before, after if index + 1 == len(nodes) else "")
            before, written = _parted(node, phrases, neighbours)
            parts += written
            continue
        else:
            parts.append(_WRITERS[type(node)](node, phrases))
        before = ""
    return parts


def _parted(node: List, phrases: Phrases, beside: tuple[str, str]) -> tuple[str, list[str]]:
    """Write a list so that it is none with those beside it; return its marker too."""
    choices = phrases.choices
    markers = choices.bullets if node.start is None else choices.delimiters
    if phrases.dialect.second_marker:
        marker = next((one for one in markers if one not in beside), markers[0])
        return marker, [_list(node, phrases, marker)]
    parts = [_list(node, phrases, markers[0])]
    if beside[0] in markers:
        parts.insert(0, _PARTED)
    if beside[1] in markers:
        parts.append(_PARTED)
    return markers[0], parts


def _paragraph(node: Paragraph, phrases: Phrases) -> str:
    text = phrases.paragraph(node.children)
    if "<" in text and _hides(text, node, phrases.dialect):
        return f"<p>{phrasing_html(node.children)}</p>"
    if SOFT_SPACE in text:
        text = wrapped(text, phrases.choices.wrap - phrases.indent)
    start = phrases.dialect.escapes.line_start
    return start(text) if "\n" not in text else "\n".join(map(start, text.split("\n")))


def _hides(text: str, node: Paragraph, dialect: Dialect) -> bool:
    """Say whether the text of a paragraph would be taken for a block of HTML."""
    if dialect.line_tags is None:
        return text[0] == "<" and starts_block(text) and not _only_html(node)
    if len(node.children) == 1 and isinstance(node.children[0], Html):
        return False
    return _holds(node.children, dialect.block_tags) or any(
        tag.lower() not in dialect.line_tags for tag in _FIRST_TAG.findall(text)
    )


def _holds(nodes: Sequence[Phrasing], tags: tuple[str, ...]) -> bool:
    """Say whether an element of ``tags`` stays HTML among phrasing nodes."""
    return any(
        node.value[1:].startswith(tags)
        if isinstance(node, Html)
        else _holds(getattr(node, "children", ()), tags)
        for node in nodes
    )


def _only_html(node: Paragraph) -> bool:
    return all(
        isinstance(child, Html) or (isinstance(child, Text) and child.value == " ")
        for child in node.children
    )


def _heading(node: Heading, phrases: Phrases) -> str:
    text = phrases.line(node.children)
    escapes = phrases.dialect.escapes
    if node.name:
        return f"{'#' * node.depth} {escapes.heading_end(text)} {{#{node.name}}}"
    if phrases.choices.setext and node.depth <= len(_UNDERLINES) and not phrases.in_item:
        line = escapes.line_start(escapes.heading_end(text))
        if not _NOT_UNDERLINED(line):
            return f"{line}\n{_UNDERLINES[node.depth - 1] * max(3, width(line))}"
    if phrases.dialect.pipes_in_headings and "`" not in text:
        text = text.replace("\\|", "|")
    return f"{'#' * node.depth} {escapes.heading_end(text)}"


def _quote(node: Blockquote, phrases: Phrases) -> str:
    phrases.indent += 2
    written = write_flow(node.children, phrases)
    phrases.indent -= 2
    return _indent(written, "> ", "> ")


def _wrapper(node: HtmlWrapper, phrases: Phrases) -> str:
    start = f"{node.start[:-1]}{phrases.dialect.wrapper}>"
    outside = phrases.hard_break
    if not phrases.dialect.wrapper_breaks:
        phrases.hard_break = "<br>"
    inside = write_flow(node.children, phrases)
    phrases.hard_break = outside
    return "\n\n".join(filter(None, (start, inside, node.end)))


def _list(node: List, phrases: Phrases, mark: str) -> str:
    written: list[str] = []
    for number, item in enumerate(node.children, node.start or 0):
        marker = f"{mark} " if node.start is None else f"{number}{mark} "
        content = _item(item, phrases, marker)
        if not content and not phrases.dialect.empty_items:
            content = _PARTED
        written.append(_indent(content, marker, " " * len(marker)) if content else marker.rstrip())
    loose = any(_is_loose(item) for item in node.children)
    if node.start not in {None, 1} and not phrases.dialect.list_starts:
        written[0] = f'{{: start="{node.start}"}}\n{written[0]}'
    return ("\n\n" if loose else "\n").join(written)


def _item(item: ListItem, phrases: Phrases, marker: str) -> str:
    outside, phrases.in_item = phrases.in_item, True
    phrases.indent += len(marker)
    parts = _blocks(item.children, phrases)
    phrases.indent -= len(marker)
    phrases.in_item = outside
    if parts and type(item.children[0]) is ThematicBreak and parts[0][0] == marker[0]:
        parts[0] = "___"  # the same marks would be one rule with the bullet
    if not _is_loose(item) and len(parts) > 1:
        parts[:2] = ["\n".join(parts[:2])]
    return "\n\n".join(parts)


def _is_loose(item: ListItem) -> bool:
    """Say whether an item needs blank lines: more than a line of text and a list below it.

    A list that does not start with 1 cannot follow a paragraph directly (5.3).
    """
    kinds = [type(child) for child in item.children]
    last = item.children[-1] if item.children else None
    if kinds == [Paragraph, List] and isinstance(last, List):
        return last.start not in {None, 1}
    return kinds not in ([], [Paragraph], [List], [Heading], [ThematicBreak])


def _code(node: Code, phrases: Phrases) -> str:
    mark = phrases.choices.fence[0]
    longest = max((len(fence) for fence in _FENCES[mark].findall(node.value)), default=2)
    fence = mark * max(3, longest + 1)
    language = node.lang if _LANGUAGE(node.lang) else ""
    return (
        f"{fence}{language}\n{node.value}\n{fence}" if node.value else f"{fence}{language}\n{fence}"
    )


def _definitions(node: DefinitionList, phrases: Phrases) -> str:
    def write(blocks: tuple[Flow, ...]) -> str:
        return write_flow(blocks, phrases)

    return write_definitions(node, write, _defined)


def _defined(text: str) -> str:
    return _indent(text, ": ", "  ")


def _table(node: Table, phrases: Phrases) -> str:
    lines = [_row([_cell(cell, phrases) for cell in row]) for row in node.rows]
    lines.insert(1, _row([_DELIMITERS[align] for align in node.align]))
    return "\n".join(lines)


def _cell(nodes: tuple[Phrasing, ...], phrases: Phrases) -> str:
    phrases.in_cell = True
    text = phrases.line(nodes)
    phrases.in_cell = False
    if phrases.dialect.unescapes_targets:
        return text.replace("|", "\\|")
    return f"\\{text}" if _SEPARATES(text) else text


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _indent(text: str, first: str, rest: str) -> str:
    """Prefix each line: the first one with ``first``; an empty one without trailing blanks."""
    lines = text.split("\n")
    empty = rest.rstrip()
    return "\n".join([first + lines[0], *((rest + line if line else empty) for line in lines[1:])])


_WRITERS: Final[dict[type, Callable[..., str]]] = {
    Blockquote: _quote,
    Code: _code,
    DefinitionList: _definitions,
    Heading: _heading,
    Html: lambda node, _: node.value,
    HtmlWrapper: _wrapper,
    List: _list,
    Paragraph: _paragraph,
    Table: _table,
    ThematicBreak: lambda _, phrases: phrases.choices.rule,
}
