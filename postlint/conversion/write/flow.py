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
from postlint.conversion.write.html import phrasing_html
from postlint.conversion.write.raw import starts_block

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from postlint.conversion.tree import Flow, Phrasing
    from postlint.conversion.write.dialect import Dialect
    from postlint.conversion.write.phrasing import Phrases

_FENCE = re.compile(r"^[ \t]*(`{3,})", re.MULTILINE)
_FIRST_TAG = re.compile(r"^</?([a-zA-Z][a-zA-Z0-9:-]*)(?=[\s/>]|$)(?<!:)", re.MULTILINE)
_LANGUAGE = re.compile(r"[^\s`]+").fullmatch
_SEPARATES = re.compile(r"[-:+=][-:+= ]*").fullmatch
_PARTED: Final = "<!-- -->"
_DELIMITERS = {"": "---", "left": ":--", "right": "--:", "center": ":-:"}


def write_flow(nodes: Sequence[Flow], phrases: Phrases) -> str:
    """Write blocks; two lists in a row get different markers, or they would be one."""
    parts: list[str] = []
    other = False
    for index, node in enumerate(nodes):
        if type(node) is Paragraph:
            parts.append(write_block(node, phrases))
        elif isinstance(node, DefinitionList) and index and type(nodes[index - 1]) is type(node):
            parts += [_PARTED, write_block(node, phrases)]
        elif isinstance(node, List):
            before = nodes[index - 1] if index else None
            again = isinstance(before, List) and _alike(before, node)
            if again and not phrases.dialect.second_marker:
                parts.append(_PARTED)
            other = again and phrases.dialect.second_marker and not other
            parts.append(_list(node, phrases, other=other))
        else:
            parts.append(write_block(node, phrases))
    return "\n\n".join(parts)


def write_block(node: Flow, phrases: Phrases) -> str:
    """Write one block."""
    return _WRITERS[type(node)](node, phrases)


def _paragraph(node: Paragraph, phrases: Phrases) -> str:
    text = phrases.write(node.children)
    if "<" in text and _hides(text, node, phrases.dialect):
        return f"<p>{phrasing_html(node.children)}</p>"
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
    text = _one_line(node.children, phrases)
    return f"{'#' * node.depth} {phrases.dialect.escapes.heading_end(text)}"


def _one_line(nodes: Sequence[Phrasing], phrases: Phrases) -> str:
    """Write what stands in one line; other line breaks than `Break` are none to a reader."""
    return phrases.write(nodes).replace(phrases.hard_break, "<br>").replace("\n", "")


def _quote(node: Blockquote, phrases: Phrases) -> str:
    return _indent(write_flow(node.children, phrases), "> ", "> ")


def _wrapper(node: HtmlWrapper, phrases: Phrases) -> str:
    start = f"{node.start[:-1]}{phrases.dialect.wrapper}>"
    return "\n\n".join(filter(None, (start, write_flow(node.children, phrases), node.end)))


def _list(node: List, phrases: Phrases, *, other: bool = False) -> str:
    written: list[str] = []
    for number, item in enumerate(node.children, node.start or 0):
        if node.start is None:
            marker = "* " if other else "- "
        else:
            marker = f"{number}{')' if other else '.'} "
        content = _item(item, phrases)
        if not content and not phrases.dialect.empty_items:
            content = _PARTED
        written.append(_indent(content, marker, " " * len(marker)) if content else marker.rstrip())
    loose = any(_is_loose(item) for item in node.children)
    if node.start not in {None, 1} and not phrases.dialect.list_starts:
        written[0] = f'{{: start="{node.start}"}}\n{written[0]}'
    return ("\n\n" if loose else "\n").join(written)


def _item(item: ListItem, phrases: Phrases) -> str:
    content = write_flow(item.children, phrases)
    if content.startswith("---"):
        return f"___{content[3:]}"  # after a bullet, other marks would be one rule with it
    if not _is_loose(item) and len(item.children) > 1:
        first = write_block(item.children[0], phrases)
        return f"{first}\n{content[len(first) :].lstrip(chr(10))}"
    return content


def _is_loose(item: ListItem) -> bool:
    """Say whether an item needs blank lines: more than a line of text and a list below it.

    A list that does not start with 1 cannot follow a paragraph directly (5.3).
    """
    kinds = [type(child) for child in item.children]
    last = item.children[-1] if item.children else None
    if kinds == [Paragraph, List] and isinstance(last, List):
        return last.start not in {None, 1}
    return kinds not in ([], [Paragraph], [List], [Heading], [ThematicBreak])


def _alike(one: List, other: List) -> bool:
    return (one.start is None) == (other.start is None)


def _code(node: Code, _: Phrases) -> str:
    longest = max((len(fence) for fence in _FENCE.findall(node.value)), default=2)
    fence = "`" * max(3, longest + 1)
    language = node.lang if _LANGUAGE(node.lang) else ""
    return (
        f"{fence}{language}\n{node.value}\n{fence}" if node.value else f"{fence}{language}\n{fence}"
    )


def _table(node: Table, phrases: Phrases) -> str:
    lines = [_row([_cell(cell, phrases) for cell in row]) for row in node.rows]
    lines.insert(1, _row([_DELIMITERS[align] for align in node.align]))
    return "\n".join(lines)


def _cell(nodes: tuple[Phrasing, ...], phrases: Phrases) -> str:
    phrases.in_cell = True
    text = _one_line(nodes, phrases)
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
    DefinitionList: lambda node, phrases: write_definitions(
        node,
        lambda blocks: write_flow(blocks, phrases),
        lambda text: _indent(text, ": ", "  "),
    ),
    Heading: _heading,
    Html: lambda node, _: node.value,
    HtmlWrapper: _wrapper,
    List: _list,
    Paragraph: _paragraph,
    Table: _table,
    ThematicBreak: lambda *_: "---",
}
