"""Tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.conversion.read.reader import Cannot
from postlint.conversion.tree import Break, Table
from postlint.post.nodes import Comment, Node

if TYPE_CHECKING:
    from postlint.conversion.read.reader import Reader
    from postlint.conversion.tree import Phrasing

_ALIGN: Final = re.compile(r"text-align:\s*(left|right|center|justify)", re.IGNORECASE)
_GROUPS: Final = frozenset({"thead", "tbody", "tfoot"})

Row = list[Node]


def table(reader: Reader, node: Node) -> None:
    """Read a table whose cells hold lines of text; without a header it gets an empty one."""
    if reader.dialect == "commonmark":
        raise Cannot("table")
    rows = [row for row in _rows(node) if row]  # one without cells draws nothing
    columns = max(map(len, rows), default=0)
    if not columns:
        raise Cannot("table")
    for row in rows:  # a missing last cell is an empty one
        row += [Node(row[-1].tag, {}, []) for _ in range(columns - len(row))]
    headers = [all(cell.tag == "th" for cell in row) for row in rows]
    if any(cell.tag == "th" for row in rows[1:] for cell in row):
        raise Cannot("table")
    if not headers[0] and any(cell.tag == "th" for cell in rows[0]):
        raise Cannot("table")
    if headers == [True] and not reader.markdown.header_only_tables:
        raise Cannot("table")
    align = _alignment(rows, header=headers[0])
    reader.end_paragraph()
    cells = [tuple(_cell(reader, cell) for cell in row) for row in rows]
    if not headers[0]:
        cells.insert(0, ((),) * len(align))
    elif not any(cells[0]):
        raise Cannot("table")
    reader.flow.append(Table(align, tuple(cells)))


def _rows(node: Node) -> list[Row]:
    rows: list[Row] = []
    for child in node.children:
        if isinstance(child, Node) and child.tag in _GROUPS:
            rows += _rows(child)
        elif isinstance(child, Node) and child.tag == "tr":
            rows.append(_cells(child))
        elif (
            isinstance(child, Comment)
            or (isinstance(child, str) and child.strip())
            or (isinstance(child, Node) and child.tag not in {"colgroup", "col"})
        ):
            raise Cannot("table")
    return rows


def _cells(node: Node) -> Row:
    cells: Row = []
    for child in node.children:
        if isinstance(child, Node) and child.tag in {"td", "th"}:
            spans = (child.attributes.get(name, "1") for name in ("colspan", "rowspan"))
            rtl = child.attributes.get("dir", "").lower() == "rtl"
            if rtl or any(span not in {"", "1"} for span in spans):
                raise Cannot("table")
            cells.append(child)
        elif isinstance(child, Node | Comment) or child.strip():
            raise Cannot("table")
    return cells


def _alignment(rows: list[Row], *, header: bool) -> tuple[str, ...]:
    """Return each column's alignment: Markdown knows one for all cells of a column."""
    found = []
    for column in zip(*(rows[1:] if header and len(rows) > 1 else rows), strict=True):
        aligns = {_align(cell) for cell in column}
        if len(aligns) != 1:
            raise Cannot("table")
        found.append(aligns.pop())
    if not header:
        return tuple(found)
    heads = tuple(_align(cell) for cell in rows[0])
    for head, align in zip(heads, found, strict=True):
        if head != align and (head, align) != ("left", ""):
            raise Cannot("table")
    return heads


def _align(cell: Node) -> str:
    styled = _ALIGN.search(cell.attributes.get("style", ""))
    align = (styled[1] if styled else cell.attributes.get("align", "")).lower()
    if align not in {"", "left", "right", "center"}:
        raise Cannot("table")
    return "" if align == "left" and cell.tag == "td" else align


def _cell(reader: Reader, node: Node) -> tuple[Phrasing, ...]:
    content = reader.phrases(node, "table")
    if any(isinstance(one, Break) for one in content):
        reader.repair("cell-breaks")
    return content
