from __future__ import annotations

import pytest

from postlint.post import parse
from postlint.rules.html._balance import unbalanced


def kinds(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.span.of(text)) for one in unbalanced(parse(text))]


@pytest.mark.parametrize(
    "text",
    [
        "<div><p>a</div>\n",
        "<ul><li>a<li>b</ul>\n",
        "<table><tr><td>a<td>b</table>\n",
        "<table><tr><td>a</td></tr><tr><td>b</td></tr></tbody></table>\n",
        "<table><colgroup><tr><td><p>a<tr><td>b</tbody></table>\n",
        "<p>a<div>b</div>\n",
        "<DIV>a</div>\n",
        "<br><img src='a>b'><hr/>\n",
        "<!-- <b> --><script>'<b>'</script>\n",
        "<svg><path d='a'/><g></g></svg>\n",
        "<div>\n\n*a*\n\n</div>\n",
        "a <he is only one> `<b>`\n",
        "{% if a %}<div>{% else %}<div id='b'>{% endif %}c</div>\n",
        "<div title='<b>'>a</div>\n",
    ],
)
def test_what_is_balanced(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<div>a\n", [("unclosed", "<div>")]),
        ("a <b>b\n\nc\n", [("unclosed", "<b>")]),
        ("<div><span>a</div>\n", [("unclosed", "<span>")]),
        ("<p>a</p></p>\n", [("stray", "</p>")]),
        ("<table><thead><tr><td>a</thead></tbody></table>\n", [("stray", "</tbody>")]),
        ("<table><tr><td>a</tbody></tbody></table>\n", [("stray", "</tbody>")]),
        ("<p>a<div>b</div></p>\n", [("stray", "</p>")]),
        ("<p><b><i>a</b></i></p>\n", [("crossed", "<i>")]),
        ("<div><span>a</div></span>\n", [("crossed", "<span>")]),
        ("<div>a</div></span><b>\n", [("stray", "</span>"), ("unclosed", "<b>")]),
    ],
)
def test_what_is_not(text: str, found: list[tuple[str, str]]) -> None:
    assert kinds(text) == found


def test_a_post_of_html_is_read_with_its_line_ends() -> None:
    text = "---\r\na: 1\r\n---\r\n<div>\r\n<b>a</div>\r\n"
    assert [one.span.of(text) for one in unbalanced(parse(text, "a.html"))] == ["<b>"]
