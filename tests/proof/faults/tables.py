"""Tables: cells, rows and columns lost, added, moved; alignment; what is the header."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .places import put
from .registry import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = re.compile(r"(?:^\|.*\|\n)+", re.MULTILINE)

Grid = list[list[str]]


def _grids(text: str) -> Iterator[tuple[re.Match[str], Grid]]:
    """Yield each table with its cells; the second row is the alignment."""
    for match in TABLE.finditer(text):
        yield (
            match,
            [[cell.strip() for cell in row.split("|")[1:-1]] for row in match[0].splitlines()],
        )


def _written(grid: Grid) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in grid)


def _with(text: str, match: re.Match[str], grid: Grid) -> str:
    return put(text, *match.span(), _written(grid))


def _changed(grid: Grid, row: int, *cells: str) -> Grid:
    return [*grid[:row], list(cells), *grid[row + 1 :]]


def _cells(text: str) -> Iterator[tuple[re.Match[str], Grid, int, int]]:
    for match, grid in _grids(text):
        for row in (0, *range(2, len(grid))):
            for column in range(len(grid[row])):
                yield match, grid, row, column


@fault("a cell emptied")
def cell_emptied(text: str) -> Iterator[str]:
    for match, grid, row, column in _cells(text):
        cells = [cell if at != column else "" for at, cell in enumerate(grid[row])]
        yield _with(text, match, _changed(grid, row, *cells))


@fault("a cell lost")
def cell_lost(text: str) -> Iterator[str]:
    for match, grid, row, column in _cells(text):
        # The last cell of a row, if empty, is there without being written.
        if row and any(grid[row][column:]):
            cells = [cell for at, cell in enumerate(grid[row]) if at != column]
            yield _with(text, match, _changed(grid, row, *cells))


@fault("two cells swapped")
def cells_swapped(text: str) -> Iterator[str]:
    for match, grid, row, column in _cells(text):
        if column:
            cells = grid[row].copy()
            cells[column - 1 : column + 1] = cells[column], cells[column - 1]
            yield _with(text, match, _changed(grid, row, *cells))


@fault("two cells merged")
def cells_merged(text: str) -> Iterator[str]:
    for match, grid, row, column in _cells(text):
        if column and grid[row][column]:
            cells = grid[row].copy()
            cells[column - 1 : column + 1] = f"{cells[column - 1]} {cells[column]}", ""
            yield _with(text, match, _changed(grid, row, *cells))


@fault("a cell one row further down")
def cell_moved(text: str) -> Iterator[str]:
    for match, grid, row, column in _cells(text):
        if 2 <= row < len(grid) - 1:
            moved = [list(cells) for cells in grid]
            moved[row][column], moved[row + 1][column] = grid[row + 1][column], grid[row][column]
            yield _with(text, match, moved)


@fault("a row lost")
def row_lost(text: str) -> Iterator[str]:
    for match, grid in _grids(text):
        for row in range(2, len(grid)):
            yield _with(text, match, grid[:row] + grid[row + 1 :])


@fault("a row doubled")
def row_doubled(text: str) -> Iterator[str]:
    for match, grid in _grids(text):
        for row in range(2, len(grid)):
            yield _with(text, match, grid[: row + 1] + grid[row:])


@fault("an empty row added")
def row_added(text: str) -> Iterator[str]:
    for match, grid in _grids(text):
        for row in range(2, len(grid) + 1):
            yield _with(text, match, [*grid[:row], [""] * len(grid[0]), *grid[row:]])


@fault("two rows swapped")
def rows_swapped(text: str) -> Iterator[str]:
    for match, grid in _grids(text):
        for row in range(2, len(grid) - 1):
            yield _with(text, match, [*grid[:row], grid[row + 1], grid[row], *grid[row + 2 :]])


@fault("the header a row")
def header_lowered(text: str) -> Iterator[str]:
    for match, grid in _grids(text):
        if any(grid[0]):
            yield _with(text, match, [[""] * len(grid[0]), grid[1], grid[0], *grid[2:]])


@fault("a row the header")
def header_raised(text: str) -> Iterator[str]:
    for match, grid in _grids(text):
        yield _with(text, match, [grid[2], grid[1], *grid[3:]])


@fault("a column's alignment changed")
def alignment_changed(text: str) -> Iterator[str]:
    for match, grid in _grids(text):
        for column, now in enumerate(grid[1]):
            for other in {"---", ":-:", "--:"} - {now}:
                cells = [cell if at != column else other for at, cell in enumerate(grid[1])]
                yield _with(text, match, _changed(grid, 1, *cells))


@fault("a column lost")
def column_lost(text: str) -> Iterator[str]:
    for match, grid in _grids(text):
        for column in range(len(grid[0])):
            yield _with(text, match, [row[:column] + row[column + 1 :] for row in grid])


@fault("two columns swapped")
def columns_swapped(text: str) -> Iterator[str]:
    for match, grid in _grids(text):
        for column in range(len(grid[0]) - 1):
            swapped = [
                [*row[:column], row[column + 1], row[column], *row[column + 2 :]] for row in grid
            ]
            yield _with(text, match, swapped)


@fault("a table made text")
def table_lost(text: str) -> Iterator[str]:
    for match, grid in _grids(text):
        yield _with(text, match, [row for at, row in enumerate(grid) if at != 1])


@fault("a table split")
def table_split(text: str) -> Iterator[str]:
    for match, grid in _grids(text):
        for row in range(3, len(grid)):
            second = [[""] * len(grid[0]), grid[1], *grid[row:]]
            yield put(text, *match.span(), f"{_written(grid[:row])}\n{_written(second)}")
