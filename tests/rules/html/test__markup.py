from __future__ import annotations

import pytest

from postlint.post import parse
from postlint.rules.html._markup import cut, is_hidden, scheme_of, unwrap, without_attribute
from postlint.text import Span, apply


@pytest.mark.parametrize(
    ("url", "scheme"),
    [
        ("javascript:x()", "javascript:"),
        (" \x01JaVa\tScr\nipt:x()", "javascript:"),
        ("data:text/html;base64,x", "data:text/html"),
        ("DATA:Text/HTML,x", "data:text/html"),
        ("https://a.org/javascript:x", "https:"),
        ("/javascript:x", ""),
        ("#javascript:x", ""),
        ("javascript", ""),
        ("", ""),
    ],
)
def test_scheme(url: str, scheme: str) -> None:
    assert scheme_of(url) == scheme


@pytest.mark.parametrize(
    "attributes",
    [
        {"hidden": ""},
        {"style": "border: 0; display : none"},
        {"style": "Visibility:hidden"},
        {"width": "1", "height": "1px"},
        {"width": "0", "height": "0"},
    ],
)
def test_hidden(attributes: dict[str, str]) -> None:
    assert is_hidden(attributes)


@pytest.mark.parametrize(
    "attributes",
    [
        {},
        {"width": "1"},
        {"width": "100", "height": "1"},
        {"width": "10", "height": "11"},
        {"style": "display: block"},
    ],
)
def test_seen(attributes: dict[str, str]) -> None:
    assert not is_hidden(attributes)


@pytest.mark.parametrize(
    ("tag", "left"),
    [
        ('<hr onclick="x" id=a>', "<hr id=a>"),
        ('<hr id=a onclick="x">', "<hr id=a>"),
        ('<hr id=a\n   onclick="x"\n>', "<hr id=a\n>"),
        ('<hr id="a"onclick="x"class="b">', '<hr id="a"class="b">'),
        ('<hr onclick="x"id="a">', '<hr id="a">'),
    ],
)
def test_an_attribute_leaves_its_tag(tag: str, left: str) -> None:
    text = f"<div>{tag}</div>"
    element = parse(text).body.elements[1]
    assert apply(text, without_attribute(text, element, "onclick")) == f"<div>{left}</div>"


def test_an_attribute_that_is_not_there_stays() -> None:
    text = "<hr>"
    assert without_attribute(text, parse(text).body.elements[0], "onclick") == ()


def test_cut_takes_the_line_of_what_stands_alone() -> None:
    text = "a\r\n  XX  \r\nb XX c\nXX"
    assert cut(text, Span(5, 7)).span.of(text) == "  XX  \r\n"
    assert cut(text, Span(13, 15)).span.of(text) == "XX"
    assert cut(text, Span(18, 20)).span.of(text) == "XX"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("<p>a<a href=x></a>b</p>", "<p>ab</p>"),
        ("<p>a<a href=x> \n </a>b</p>", "<p>ab</p>"),
        ("<div>\n<a href=x>\n<i></i>\n</a>\nb</div>", "<div>\n<i></i>\nb</div>"),
        ("<p>a<a href=x>&nbsp;</a>b</p>", None),
        ("<p>a<a href=x>\u00a0</a>b</p>", None),
        ("<p>a<a href=x>", None),
        ("a[](x)b", "ab"),
        ("a[ ](x)b", "ab"),
        ("a[\u200b](x)b", None),
    ],
)
def test_unwrap(text: str, left: str | None) -> None:
    (link,) = (element for element in parse(text).body.elements if element.tag == "a")
    edits = unwrap(text, link)
    assert apply(text, edits) == (text if left is None else left)
    assert bool(edits) is (left is not None)
