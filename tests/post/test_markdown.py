from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postlint.post.markdown import blocks, parser

if TYPE_CHECKING:
    from postlint.post.blocks import Block


def one(text: str, base: int = 0, dialect: str = "gfm") -> Block:
    (block,) = blocks(text, base, dialect)
    return block


def test_spans_are_characters_not_bytes() -> None:
    text = "渡船\n\n離岸 <b>六時</b>\n"
    first, second = blocks(text, 0, "gfm")
    assert (first.span.of(text).strip(), second.span.of(text).strip()) == (
        "渡船",
        "離岸 <b>六時</b>",
    )
    assert second.leaf is not None
    html = [inline.span.of(text) for inline in second.leaf.inlines if inline.kind == "html"]
    assert html == ["<b>", "</b>"]


@pytest.mark.parametrize("base", [0, 7])
def test_spans_count_from_the_base(base: int) -> None:
    block = one("a <b>c</b>", base)
    assert block.span.start == base
    assert block.leaf is not None
    starts = [inline.span.start for inline in block.leaf.inlines if inline.kind == "html"]
    assert starts == [base + 2, base + 6]


def test_links_and_images_say_where_they_lead() -> None:
    leaf = one('[a *b*](/c "d") ![e](/f)').leaf
    assert leaf is not None
    found = [
        (inline.kind, inline.text, inline.url, inline.title)
        for inline in leaf.inlines
        if inline.kind in {"link", "image"}
    ]
    assert found == [("link", "a b", "/c", "d"), ("image", "e", "/f", "")]


@pytest.mark.parametrize(
    ("text", "kind", "loose"),
    [("a", "paragraph", True), ("# a", "heading", False), ("a\n===", "heading", False)],
)
def test_a_leaf_says_whether_a_line_may_follow(text: str, kind: str, *, loose: bool) -> None:
    leaf = one(text).leaf
    assert leaf is not None
    assert (leaf.kind, leaf.loose) == (kind, loose)


def test_lists_hold_their_items_and_quotes_their_blocks() -> None:
    items = one("- a\n- b\n\n  c\n- > d").children
    assert [[block.kind for block in item] for item in items] == [
        ["paragraph"],
        ["paragraph", "paragraph"],
        ["quote"],
    ]
    ((inner,),) = one("> # a").children
    assert inner.kind == "heading"


def test_a_tight_item_is_a_paragraph_up_to_its_next_block() -> None:
    text = "- a <b>c</b>\n  - d\n"
    ((first, second),) = one(text).children
    assert (first.kind, second.kind) == ("paragraph", "list")
    assert first.span.of(text) == "a <b>c</b>"


def test_a_table_holds_its_cells() -> None:
    text = "| a | b |\n| - | - |\n| <b>c</b> | d |\n"
    cells = one(text).leaves
    assert [cell.span.of(text).strip(" |") for cell in cells] == ["a", "b", "<b>c</b>", "d"]
    assert {(cell.kind, cell.loose) for cell in cells} == {("cell", False)}


def test_html_in_containers_comes_line_by_line() -> None:
    text = "> <div>\n> a\n> </div>\n"
    ((html,),) = one(text).children
    assert html.kind == "html"
    assert "".join(line.of(text) for line in html.lines) == "<div>\na\n</div>\n"


def test_the_lines_of_an_html_block_at_the_top_are_its_text() -> None:
    text = "<div>\na\n</div>\n"
    assert "".join(line.of(text) for line in one(text).lines) == text


def test_tables_footnotes_tasks_and_strikes_are_gfm_only() -> None:
    text = "~~a~~"
    assert "<del>" in parser("gfm").html(text)
    assert "<del>" not in parser("commonmark").html(text)


def test_raw_html_passes_through() -> None:
    assert parser("gfm").html("a <b>c</b>\n") == "<p>a <b>c</b></p>\n"
