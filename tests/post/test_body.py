from __future__ import annotations

import pytest

from postlint.post import Body, parse
from postlint.text import Span


def body(text: str, path: str = "post.md", dialect: str = "gfm") -> Body:
    return parse(text, path, dialect).body


def kinds(text: str, dialect: str = "gfm") -> list[str]:
    return [block.kind for block in body(text, dialect=dialect).blocks]


def test_blocks_are_of_these_kinds() -> None:
    text = "# a\n\nb\n\n- c\n\n> d\n\n```\ne\n```\n\n<p>f</p>\n\n---\n\n| g |\n| - |\n| h |\n\n[^1]: i\n"
    assert kinds(text) == [
        *("heading", "paragraph", "list", "quote", "code", "html", "rule", "table", "footnote")
    ]


def test_the_dialect_says_what_a_table_is() -> None:
    text = "| a |\n| - |\n| b |\n"
    assert kinds(text) == ["table"]
    assert kinds(text, "commonmark") == ["paragraph"]


@pytest.mark.parametrize(
    "head", ["", "\ufeff", "---\ntitle: 渡口\n---\n", "---\r\na: 1\r\n---\r\n"]
)
def test_spans_count_in_the_whole_file(head: str) -> None:
    text = f"{head}渡船 *one*\n\n<p>二 <b>two</b></p>\n"
    found = body(text)
    assert [block.span.of(text).strip() for block in found.blocks] == [
        "渡船 *one*",
        "<p>二 <b>two</b></p>",
    ]
    assert [element.span.of(text) for element in found.elements] == [
        "<p>二 <b>two</b></p>",
        "<b>two</b>",
    ]


@pytest.mark.parametrize(("path", "count"), [("a.md", 1), ("a.html", 0), ("a.mdx", 0)])
def test_only_markdown_has_blocks(path: str, count: int) -> None:
    assert len(body("<p>a</p>\n", path).blocks) == count


def test_elements_are_html_and_the_links_and_images_of_markdown() -> None:
    text = '[a](/x "T") <b>c</b>\n\n![d](/y)\n\n<p><a href="/z">e</a></p>\n'
    found = [(one.tag, one.origin, one.attributes, one.text) for one in body(text).elements]
    assert found == [
        ("a", "markdown", {"href": "/x", "title": "T"}, "a"),
        ("b", "html", {}, "c"),
        ("img", "markdown", {"src": "/y", "alt": "d"}, "d"),
        ("p", "html", {}, "e"),
        ("a", "html", {"href": "/z"}, "e"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "`<b>a</b>`\n",
        "```\n<b>a</b>\n```\n",
        "    <b>a</b>\n",
        "\\<b>a\\</b>\n",
        "a < b\n",
        "<https://a.example/>\n",
        "[a]: /b\n",
    ],
)
def test_what_is_not_html_has_no_elements(text: str) -> None:
    assert [one.tag for one in body(text).elements if one.origin == "html"] == []
    assert body(text).islands == ()


def test_code_between_html_does_not_count() -> None:
    text = "<div>\n\n```\n<i>code</i>\n```\n\n</div>\n\n<p>a</p> `<s>`\n"
    assert [one.tag for one in body(text).elements] == ["div", "p", "s"]
    assert [one.tag for one in body("a <b>c</b> `<s>`\n").elements] == ["b"]


def test_a_body_of_html_is_one_island() -> None:
    found = body("---\na: 1\n---\n<p>a</p>\n<p>b</p>\n", "a.html")
    assert [one.tag for one in found.elements] == ["p", "p"]
    assert [island.span for island in found.islands] == [Span(found.span.start, found.span.end - 1)]


@pytest.mark.parametrize(
    ("text", "core"),
    [("\n\n  <p>a</p>\n\n", "  <p>a</p>"), ("no tags\n", "no tags"), (" \n", None), ("", None)],
)
def test_the_island_of_a_body_of_html_leaves_out_blank_lines(text: str, core: str | None) -> None:
    found = body(text, "a.html")
    assert [island.span.of(text) for island in found.islands] == ([core] if core else [])


def test_headings_of_markdown_and_of_html_come_in_order() -> None:
    text = "[A  *b*](/c)\n---\n\n<h4>d</h4>\n\n> # `e` f ##\n\n```\n# g\n```\n"
    found = body(text).headings
    assert [(one.tag, one.origin, one.text) for one in found] == [
        ("h2", "markdown", "A b"),
        ("h4", "html", "d"),
        ("h1", "markdown", "e f"),
    ]
    assert found[2].span.of(text) == "# `e` f ##"


def test_an_opaque_body_shows_nothing() -> None:
    found = body("<p>a</p>\n", "a.mdx")
    assert found.elements == ()


@pytest.mark.parametrize(
    ("text", "comments"),
    [
        ("<!--1695071814000-->\n[a](/b)\n", ["1695071814000"]),
        ("a <!-- b --> c\n\n<!--more-->\n", [" b ", "more"]),
        ("<!-- a\n\nb -->\n", [" a\n\nb "]),
        ("<div>\n<!--x-->\n</div>\n", ["x"]),
        ("> a\n> <!--q-->\n", ["q"]),
        ("`<!--a-->` and ```<!--b-->```\n", []),
        ("<!-- never closed\n", []),
    ],
)
def test_comments_are_found_where_they_stand(text: str, comments: list[str]) -> None:
    found = body(text).comments
    assert [comment.text for comment in found] == comments
    assert [comment.span.of(text) for comment in found] == [f"<!--{one}-->" for one in comments]


def test_what_is_computed_is_kept() -> None:
    found = body("<p>a</p>\n")
    assert found.islands is found.islands
    assert found.blocks is found.blocks
