"""Blanks at the end of a line: which of them show."""

from __future__ import annotations

import pytest

from postlint.proof import prove

SAME = {
    "no-break spaces at the end of a paragraph": (
        "<p>a&nbsp;&nbsp;</p><p>b</p>",
        "<p>a</p><p>b</p>",
    ),
    "an ideographic space at the end of a post": ("<p>a\u3000</p>", "<p>a</p>"),
    "before a break": ("<p>a &nbsp;<br>b</p>", "<p>a<br>b</p>"),
    "at the end of an item": ("<ul><li>a&nbsp;</ul>b", "<ul><li>a</ul>b"),
    "at the end of a heading": ("<h2>a&nbsp;</h2>b", "<h2>a</h2>b"),
    "at the end of a cell": (
        "<table><tr><td>a&nbsp;<td>b</table>",
        "<table><tr><td>a<td>b</table>",
    ),
    "a bold one": ("<p>a<b>b&nbsp;</b></p>c", "<p>a<b>b</b></p>c"),
    "behind bold": ("<p><b>a</b>&nbsp;</p>b", "<p><b>a</b></p>b"),
    "behind code": ("<p><code>a</code>&nbsp;</p>b", "<p><code>a</code></p>b"),
}

COUNTS = {
    "first in a paragraph": ("<p>&nbsp;a</p>", "<p>a</p>"),
    "before an image": ("<p>a&nbsp;<img src=x></p>", "<p>a<img src=x></p>"),
    "before a mark": ("<p>a&nbsp;<b>b</b></p>", "<p>a<b>b</b></p>"),
    "last in code": ("<p><code>a&nbsp;</code></p>", "<p><code>a</code></p>"),
    "last in a line to fill in": ("<p>a <u>b&nbsp;</u></p>c", "<p>a <u>b</u></p>c"),
    "in that line, bold": ("<p><u>a<b>b&nbsp;</b></u></p>c", "<p><u>a<b>b</b></u></p>c"),
    "last in a block of code": ("<pre>a&nbsp;</pre>", "<pre>a</pre>"),
    "last in a line of code": ("<pre>a&nbsp;\nb</pre>", "<pre>a\nb</pre>"),
    "before a video": ("<p>a&nbsp;<iframe src=x></iframe></p>", "<p>a<iframe src=x></iframe></p>"),
    "with a word more": ("<p>a&nbsp;</p>", "<p>a b</p>"),
}


@pytest.mark.parametrize(("before", "after"), SAME.values(), ids=SAME)
def test_blanks_that_show_nothing(before: str, after: str) -> None:
    assert prove(before, after, is_html=True).holds
    assert prove(after, before, is_html=True).holds


@pytest.mark.parametrize(("before", "after"), COUNTS.values(), ids=COUNTS)
def test_blanks_that_keep_something_apart_count(before: str, after: str) -> None:
    assert not prove(before, after, is_html=True).holds
    assert not prove(after, before, is_html=True).holds
