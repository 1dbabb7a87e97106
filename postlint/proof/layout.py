"""Tables that are no tables to a reader: of one cell, or of an image and the caption below it.

Nothing stands beside anything in them. A caption or a header of the table, alignment aside, makes it a
table again; so do cells that span others, and an image with a word beside it.
"""

from __future__ import annotations

from typing import Final

from postlint.proof.pieces import BREAK, OPEN, PARAGRAPH, token

_ROW: Final = token("tr")
_ENDS: Final = [token("/td"), token("/tr")]
_CELL: Final = f"{OPEN}td"
_PRE: Final = f"{OPEN}pre"
_END_PRE: Final = token("/pre")
_ROWS: Final = 2
_IMAGE: Final = f"{OPEN}img "
AROUND_IMAGES: Final = (PARAGRAPH, BREAK, f"{OPEN}size ", f"{OPEN}mark", f"{OPEN}id ")
"""How pieces begin that may stand beside an image without showing anything more."""


def unwrapped(table: list[str], columns: int) -> list[str] | None:
    """Return what stands in the cells of a table that only lays them out; None if it does more.

    Args:
        table: its pieces, without those of the table itself.
        columns: how many columns it has.

    """
    if columns != 1 or len(table) < len(_ENDS) + 2:
        return None
    cells = _cells(table)
    if not cells or len(cells) > _ROWS or (len(cells) == _ROWS and not _is_image(cells[0])):
        return None
    return [piece for cell in cells for piece in cell]


def _cells(table: list[str]) -> list[list[str]]:
    """Return the content of each row's only cell, or nothing if there is more than such rows."""
    cells: list[list[str]] = []
    place = 0
    while place < len(table):
        if table[place] != _ROW or not table[place + 1].startswith(_CELL):
            return []
        if "span=" in table[place + 1]:
            return []
        end = _end(table, place)
        if table[end - 2 : end] != _ENDS or end - place < len(_ENDS) + 2:
            return []
        cells.append(table[place + 2 : end - 2])
        place = end
    return cells


def _end(table: list[str], start: int) -> int:
    """Return where the row ends that starts at a place; a table in it has rows of its own."""
    depth = 0
    for place in range(start, len(table)):
        depth += (table[place] == _ROW) - (table[place] == _ENDS[1])
        if not depth:
            return place + 1
    return len(table)


def _is_image(cell: list[str]) -> bool:
    images = 0
    for piece in cell:
        if piece.startswith(_IMAGE):
            images += 1
        elif not piece.startswith(AROUND_IMAGES):
            return False
    return images == 1


def lines_alone(table: list[str]) -> list[str] | None:
    """Return the code of a table that numbers its lines; None for any other table.

    Such a table has one row: a cell of nothing but the numbers, which count up by one, and a cell of
    one ``pre`` with as many lines. Highlighters draw them, and readers cannot copy them.
    """
    if table[:1] != [_ROW] or len(table) < len(_ENDS) + 2 or table[-2:] != _ENDS:
        return None
    cell_end = table.index(_ENDS[0])
    numbers, code = table[2:cell_end], table[cell_end + 2 : -2]
    if not table[1].startswith(_CELL) or not table[cell_end + 1].startswith(_CELL):
        return None
    if not code or not code[0].startswith(_PRE) or code.index(_END_PRE) != len(code) - 1:
        return None
    shown = "".join(piece for piece in numbers if not piece.startswith((_PRE, _END_PRE, PARAGRAPH)))
    counted = shown.replace(BREAK, " ").split()
    lines = "".join(code[1:-1]).strip("\n").count("\n") + 1
    if not counted or not counted[0].isdecimal():
        return None
    first = int(counted[0])
    return code if counted == [str(first + line) for line in range(lines)] else None


def holds_code(pieces: list[str], start: int) -> bool:
    """Say whether a ``pre``, which begins at a place and has no end yet, holds another one only."""
    inside = pieces[start + 1 :]
    return (
        len(inside) > 1
        and inside[0].startswith(_PRE)
        and inside[-1] == _END_PRE
        and inside.index(_END_PRE) == len(inside) - 1
    )
