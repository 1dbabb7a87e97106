from __future__ import annotations

import pytest

from postlint.output.width import width


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("tea", 3),
        ("茶", 2),
        ("，。“", 5),
        ("ｱ", 1),
        ("Ａ", 2),
        ("e\u0301", 1),
        ("🍵", 2),
        ("\u200b", 0),
        ("\u00ad", 1),
        ("\u1112\u1161\u11ab", 2),
        ("한", 2),
    ],
)
def test_a_character_takes_as_many_cells_as_a_terminal_draws(text: str, cells: int) -> None:
    assert width(text) == cells
