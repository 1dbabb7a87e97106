from __future__ import annotations

from postlint.output.style import Style


def test_colours_are_written_only_where_they_are_wanted() -> None:
    assert Style(coloured=True)("x", "bold", "red") == "\x1b[1;31mx\x1b[0m"
    assert Style(coloured=False)("x", "bold", "red") == "x"
    assert Style(coloured=True)("", "bold") == ""
