from __future__ import annotations

import pytest

from postlint.post import Island, parse


def islands(text: str) -> list[str]:
    return [island.span.of(text) for island in parse(text).body.islands]


def only(text: str) -> Island:
    (island,) = parse(text).body.islands
    return island


@pytest.mark.parametrize(
    "text",
    [
        "",
        "text\n",
        "<!--1695071814000-->\n[a](/b)\n------\n",
        "<!--more-->\n",
        "a <!-- b --> c\n",
        "`<b>` and \\<b>\n\n    <b>\n",
        "a < b and <https://a.example/>\n",
    ],
)
def test_without_tags_there_are_no_islands(text: str) -> None:
    assert islands(text) == []


def test_a_block_is_an_island_without_the_blank_lines_around() -> None:
    text = "a\n\n<p>b</p>\n<p>c</p>\n\n\nd\n"
    assert islands(text) == ["<p>b</p>\n<p>c</p>"]
    assert only(text).kind == "block"
    assert not only(text).mixed


def test_the_html_in_a_paragraph_is_an_island_from_its_first_to_its_last_tag() -> None:
    text = "a <b>c</b> *d* <i>e</i> f\n"
    assert islands(text) == ["<b>c</b> *d* <i>e</i>"]
    assert only(text).kind == "inline"


def test_headings_and_cells_have_islands() -> None:
    text = "# a <b>c</b>\n\n| <i>d</i> | e |\n| - | - |\n| f | <s>g</s> |\n"
    assert islands(text) == ["<b>c</b>", "<i>d</i>", "<s>g</s>"]


def test_what_stands_between_tags_that_belong_together_is_in_the_island() -> None:
    text = "<ul>\n<li>\n\n*a*\n\n</li>\n</ul>\n\nb\n"
    assert islands(text) == ["<ul>\n<li>\n\n*a*\n\n</li>\n</ul>"]
    assert only(text).mixed


def test_markdown_between_the_tags_of_a_division_is_in_no_island() -> None:
    assert islands('<div class="x">\n\n*a*\n\n- b\n\n</div>\n') == ['<div class="x">', "</div>"]


def test_islands_in_quotes_and_items_come_without_their_prefix() -> None:
    text = "> a\n>\n> <div>\n> <p>b</p>\n> </div>\n\n- c\n\n  <p>d\n  e</p>\n"
    quote, item = parse(text).body.islands
    assert quote.html(text) == "<div>\n<p>b</p>\n</div>\n"
    assert (quote.prefix, item.prefix) == ("> ", "  ")
    assert item.html(text).split() == ["<p>d", "e</p>"]


def test_the_tags_of_an_island_are_those_that_start() -> None:
    text = "<DIV><p>a<br/>b</p><p>c</p></DIV>\n"
    assert only(text).tags(text) == ("div", "p", "br", "p")


@pytest.mark.parametrize(
    "head", ["", "---\ntitle: 渡口\n---\n", "\ufeff---\na: 1\n---\n", "\ufeff"]
)
def test_islands_stand_in_the_body(head: str) -> None:
    text = f"{head}<p>渡船</p>\r\n\r\n離<b>岸</b>\r\n"
    post = parse(text)
    assert islands(text) == ["<p>渡船</p>", "<b>岸</b>"]
    assert all(island.span.start >= post.body.span.start for island in post.body.islands)
