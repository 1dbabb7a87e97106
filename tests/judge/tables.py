"""Tables as a grid of cells: what counts is where a cell stands, what it is and what it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import nodes
from .pieces import Block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

_STYLE = re.compile(r"(?:^|;)\s*text-align\s*:\s*(\w+)", re.IGNORECASE)
_EMPTY = "empty cell"
# Where a browser puts text anyway, if nothing says otherwise.
_DEFAULTS = {"td": {"left", "start", "justify"}, "th": {"center"}}


def read(table: Element, inside: Callable[[Element], list[Block]]) -> Block | None:
    """Return the table as a block; `inside` reads what a cell holds. None where it has no cell.

    Groups of rows do not count but for their order on the screen. An empty header row is what
    Markdown must write where there is none, so it is none.
    """
    captions = [
        Block("caption", children=blocks)
        for child in table
        if nodes.tag(child) == "caption" and (blocks := inside(child))
    ]
    rows = [[_cell(cell, align, inside) for cell, align in row] for row in _rows(table)]
    rows = [row for row in rows if row]
    if rows and all(cell.label == f"{_EMPTY} th" for cell in rows[0]):
        del rows[0]
    if not rows:
        return Block("table", children=captions) if captions else None
    return Block("table", children=[*captions, *_padded(rows)])


def numbered_code(table: Element) -> Element | None:
    """Return the cell with the code of a table that numbers the lines of code, and does no more."""
    rows = list(_rows(table))
    if len(rows) != 1 or len(rows[0]) != 2:
        return None
    (numbers, _), (code, _) = rows[0]
    blocks = [node for node in code.iter() if nodes.tag(node) == "pre"]
    if len(blocks) != 1:
        return None
    lines = [node for node in numbers.iter() if nodes.tag(node) == "br"]
    count = "\n".join(numbers.itertext()) if lines else "".join(numbers.itertext())
    return code if nodes.is_count(count) else None


def laid_out(table: Element) -> list[Element]:
    """Return the cells of a table that tabulates nothing: one, or an image and below it a caption.

    Such a table is drawn as the blocks in it. Any other has none of these.
    """
    rows = [row for row in _rows(table) if not all(_is_empty_header(cell) for cell, _ in row)]
    cells = [cell for row in rows for cell, _ in row]
    if any(nodes.tag(node) == "caption" for node in table) or any(len(row) != 1 for row in rows):
        return []
    if any(nodes.tag(it) == "th" or {"colspan", "rowspan"} & set(it.attrib) for it in cells):
        return []
    captioned = (
        len(cells) == 2
        and sum(nodes.tag(node) == "img" for node in cells[0].iter()) == 1
        and not nodes.collapse("".join(cells[0].itertext()))
    )
    return cells if captioned or len(cells) == 1 else []


def _is_empty_header(cell: Element) -> bool:
    """Say whether a cell is what Markdown must write where there is no header."""
    return nodes.tag(cell) == "th" and not len(cell) and not (cell.text or "").strip()


def _rows(table: Element) -> Iterator[list[tuple[Element, str]]]:
    groups = [child for child in table if nodes.tag(child) in {"thead", "tbody", "tfoot"}]
    groups.sort(key=lambda group: ("thead", "tbody", "tfoot").index(nodes.tag(group)))
    for group in groups:
        for row in group:
            if nodes.tag(row) == "tr" and not nodes.hidden(row):
                align = _align(row) or _align(group)
                yield [
                    (cell, _align(cell) or align)
                    for cell in row
                    if nodes.tag(cell) in {"td", "th"} and not nodes.hidden(cell)
                ]


def _cell(cell: Element, align: str, inside: Callable[[Element], list[Block]]) -> Block:
    blocks = inside(cell)
    tag = nodes.tag(cell)
    label = tag if blocks else f"{_EMPTY} {tag}"
    if blocks and align and align not in _DEFAULTS[tag]:
        label += f" {align}"
    for name in ("colspan", "rowspan"):
        span = cell.get(name, "").strip() or "1"
        if span != "1":
            label += f" {name}={span}"
    return Block(label, children=blocks)


def _align(node: Element) -> str:
    style = _STYLE.search(node.get("style", ""))
    return style[1].lower() if style else node.get("align", "").strip().lower()


def _padded(rows: list[list[Block]]) -> Iterator[Block]:
    """Fill short rows with empty cells, as a grid has them; nobody sees whether one is a th."""
    spans = any("span=" in cell.label for row in rows for cell in row)
    width = max(map(len, rows))
    for row in rows:
        cells = [
            Block(re.sub(f"^{_EMPTY} t[dh]", _EMPTY, cell.label), children=cell.children)
            for cell in row
        ]
        if not spans:
            cells += [Block(_EMPTY)] * (width - len(cells))
        yield Block("row", children=cells)
