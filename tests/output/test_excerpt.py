from __future__ import annotations

import pytest

from postlint.output.excerpt import excerpt
from postlint.output.width import width
from postlint.text import Lines, Span


def show(text: str, marked: str, columns: int = 40) -> tuple[str, str]:
    start = text.index(marked)
    _, line, underline = excerpt(Lines(text), Span(start, start + len(marked)), columns)
    return line, underline


@pytest.mark.parametrize(
    ("text", "marked", "line", "underline"),
    [
        ("see here now", "here", "see here now", "    ^^^^"),
        ("布林肯晤韩正", "韩正", "布林肯晤韩正", "        ^^^^"),
        ("\tx y", "y", "    x y", "      ^"),
        ("ab\tx", "x", "ab  x", "    ^"),
        ("e\u0301te\u0301 là", "là", "e\u0301te\u0301 là", "    ^^"),
        ("🍵 tea", "tea", "🍵 tea", "   ^^^"),
        ("a\x1b[31mb", "b", "a␛[31mb", "      ^"),
        ("\ufefftitle", "title", "title", "^^^^^"),
        ("one\r\ntwo\r\n", "two", "two", "^^^"),
        ("one\ntwo", "e\ntw", "one", "  ^"),
    ],
)
def test_the_caret_stands_under_the_place(
    text: str, marked: str, line: str, underline: str
) -> None:
    assert show(text, marked) == (line, underline)


@pytest.mark.parametrize(
    ("text", "place", "line", "underline"),
    [
        ("", 0, "", "^"),
        ("abc", 3, "abc", "   ^"),
        ("abc\n", 4, "", "^"),
        ("a\n\nb", 2, "", "^"),
        ("\ufeff", 0, "", "^"),
    ],
)
def test_a_place_without_characters_has_one_caret(
    text: str, place: int, line: str, underline: str
) -> None:
    assert excerpt(Lines(text), Span(place, place), 40)[1:] == (line, underline)


@pytest.mark.parametrize("left", ["", "茶" * 7, "x" * 30, "茶" * 3000, "e\u0301" * 90])
@pytest.mark.parametrize("right", ["", "茶" * 7, "y" * 300, "茶" * 3000])
@pytest.mark.parametrize("marked", ["!", "【詞】", "【" * 80, "!" * 5000])
def test_long_lines_are_cut_around_the_place(left: str, right: str, marked: str) -> None:
    line, underline = show(left + marked + right, marked)
    assert width(line) <= 40
    assert width(underline) <= 40
    indent = underline.index("^")
    before = ""
    for character in line:
        if width(before) >= indent and width(character):
            break
        before += character
    assert width(before) == indent
    assert line[len(before) :].startswith(marked[0])
    whole = width(left + marked + right) <= 40
    assert ("…" not in line) is whole
    assert whole or width(line) >= 38 or not right


def test_the_number_is_the_line_of_the_post() -> None:
    assert excerpt(Lines("a\nb\nc"), Span(4, 5), 40) == (3, "c", "^")


def test_each_character_takes_the_cells_that_it_takes_alone() -> None:
    shown = [chr(code) for code in range(0x22, 0x20000) if chr(code).isprintable()]
    for character in shown:
        text = f"{character}a茶{character}!"
        _, underline = show(text, "!")
        assert underline == " " * width(text[:-1]) + "^", hex(ord(character))
