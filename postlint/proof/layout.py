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
_ROWS: Final = 2
_IMAGE: Final = f"{OPEN}img "
_AROUND_IMAGES: Final = (PARAGRAPH, BREAK, f"{OPEN}size ", f"{OPEN}mark", f"{OPEN}id ")


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
        elif not piece.startswith(_AROUND_IMAGES):
            return False
    return images == 1
