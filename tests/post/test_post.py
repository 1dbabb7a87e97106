from __future__ import annotations

import pytest

from postlint.post import parse

TEXTS = [
    "",
    "\ufeff",
    "text",
    "---\n---\n",
    "---\ntitle: 渡口\n---\n",
    "---\ntitle: 渡口\n---\nbody",
    "\ufeff---\r\ntitle: 渡口\r\n---\r\nbody\r\n",
    '+++\ntitle = "a"\n+++\nbody\n',
    '{"title": "a"}\n\nbody\n',
    "---\nnever: closed\n",
    "a\rb\r\nc\n",
    "\x00\u2028\U0001f6a2",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_post_prints_as_the_text_it_was_parsed_from(text: str) -> None:
    post = parse(text)
    assert str(post) == text
    assert post.text == text


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("text", "text"),
        ("\ufefftext", "text"),
        ("---\na: 1\n---\ntext", "text"),
        ("\ufeff---\na: 1\n---\ntext", "text"),
        ("---\r\na: 1\r\n---\r\n\r\ntext", "\r\ntext"),
        ("---\na: 1\n---", ""),
        ("---\na: 1\n", "a: 1\n"),
    ],
)
def test_the_body_is_what_follows_the_front_matter(text: str, body: str) -> None:
    post = parse(text)
    assert post.body.source == body
    assert post.body.span.of(text) == body


def test_front_matter_is_found() -> None:
    front_matter = parse("---\ntitle: 渡口\n---\n").front_matter
    assert front_matter is not None
    assert front_matter.values == {"title": "渡口"}
    assert parse("title: 渡口\n").front_matter is None


@pytest.mark.parametrize(
    ("path", "syntax"),
    [
        ("", "markdown"),
        ("a.md", "markdown"),
        ("posts.html/a.md", "markdown"),
        ("a.html", "html"),
        ("A.HTM", "html"),
        ("a.mdx", "opaque"),
        ("a", "markdown"),
    ],
)
def test_the_ending_says_what_a_body_is(path: str, syntax: str) -> None:
    body = parse("<p>a</p>", path).body
    assert body.syntax == syntax
    assert body.is_html is (syntax == "html")


def test_a_post_is_hashable_and_equal_by_value() -> None:
    assert parse("a", "x.md") == parse("a", "x.md")
    assert parse("a", "x.md") != parse("a", "y.md")


def test_lines_count_in_the_whole_file() -> None:
    post = parse("---\na: 1\n---\ntext")
    assert post.lines.position(post.body.span.start) == (4, 1)


def test_rules_of_others_get_soup() -> None:
    post = parse("---\ntitle: <b>not this</b>\n---\n<p>a <b>c</b></p>\n")
    assert [tag.get_text() for tag in post.soup.find_all("b")] == ["c"]
    assert post.soup is post.soup


def test_the_soup_holds_no_code_and_says_where_its_elements_stand() -> None:
    post = parse('---\na: 1\n---\n`<b>` and\r\n<i>x</i> <b title="a>b">c</b>\n')
    assert [tag.name for tag in post.soup.find_all(["b", "i"])] == ["i", "b"]
    places = [post.span_of(tag).of(post.text) for tag in post.soup.find_all(["b", "i"])]
    assert places == ["<i>", '<b title="a>b">']
