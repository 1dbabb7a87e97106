from __future__ import annotations

import pytest

from postlint.post import parse
from postlint.post.kramdown import without_blank_lines

SAME = [
    "a\n\nb",
    "<div>a</div>\n\nb",
    "```\n<div>\n\n</div>\n```",
    "~~~~\n```\n<div>\n\n</div>\n~~~~",
    '<div markdown="1">\n\n*a*\n\n</div>',
    "<div>\n\nnever closed",
    "<b>\n\n</b>",
    "a <div>\n\n</div>",
]


@pytest.mark.parametrize("source", SAME)
def test_what_is_no_block_stays(source: str) -> None:
    assert without_blank_lines(source, same_length=True) == source


@pytest.mark.parametrize(
    ("source", "joined"),
    [
        ("<div>\n\n<p>\n \n</p></div>\n\nb", "<div>\f\n<p>\f \n</p></div>\n\nb"),
        ("<div>\r\n\r\na</div>", "<div>\r\f\r\na</div>"),
        ("<div><div>\n\n</div>\n\n</div>\n\nb", "<div><div>\f\n</div>\f\n</div>\n\nb"),
        ("<div><!--</div>\n\n-->\n\n</div>", "<div><!--</div>\f\n-->\f\n</div>"),
    ],
)
def test_blank_lines_go_and_nothing_moves(source: str, joined: str) -> None:
    assert without_blank_lines(source, same_length=True) == joined
    assert len(joined) == len(source)


def test_preformatted_text_keeps_its_lines() -> None:
    source = "<div><pre>a\n\nb</pre>\n\n</div>"
    assert without_blank_lines(source, same_length=False) == "<div><pre>a&#10;\nb</pre>\f\n</div>"


def test_an_island_of_kramdown_runs_to_its_end_tag() -> None:
    text = "<div>\n\n    <p>a</p>\n\n</div>\n\nb\n"
    (island,) = parse(text, "post.md", "kramdown").body.islands
    assert island.span.of(text) == "<div>\n\n    <p>a</p>\n\n</div>"
    assert len(parse(text, "post.md", "gfm").body.islands) == 2
