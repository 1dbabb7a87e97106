"""What a proof says: losses, intended differences, what was removed and added, its message."""

from __future__ import annotations

import pytest

from postlint.loss import Loss
from postlint.proof import prove
from postlint.text import Span

AT = Span(0, 1)
SCRIPT = Loss("script", AT, "script count();")
SIZE = Loss("image-size", AT, "size 9x9")
IMAGE = "<p><img src=/a.jpg width=9 height=9></p>"


def test_what_is_the_same_holds_and_says_nothing() -> None:
    proof = prove("<p>a <b>b</b></p>\n", "a **b**\n")
    assert proof.holds
    assert (proof.message, proof.removed, proof.added) == ("", (), ())


def test_a_comment_behind_an_item_shows_no_more_than_in_it() -> None:
    before = "<ul><li>a</li><!-- c --><li>b</li><!-- d --></ul>\n"
    assert prove(before, "- a <!-- c -->\n- b <!-- d -->\n").holds
    for after in (
        "- a\n- b <!-- c --> <!-- d -->\n",
        "- a <!-- c -->\n- <!-- d --> b\n",
        "- a\n- b\n",
    ):
        assert not prove(before, after).holds
    assert not prove("<ul><li>a</li></ul><!-- c -->\n", "- a <!-- c -->\n").holds


def test_a_row_without_cells_draws_nothing() -> None:
    before = "<table><tr></tr><tr><td>a</td><td>b</td></tr><tr></tr></table>\n"
    assert prove(before, "|  |  |\n| --- | --- |\n| a | b |\n").holds
    assert not prove(before, "| a | b |\n| --- | --- |\n").holds
    empty = before.replace("<tr></tr>", "<tr><td></td></tr>")
    assert not prove(empty, "|  |  |\n| --- | --- |\n| a | b |\n").holds


# Declared losses.


def test_a_declared_loss_may_go() -> None:
    before = "<p>a</p><script>count();</script><p>b</p>\n"
    after = "a\n\nb\n"
    assert not prove(before, after).holds
    assert prove(before, after, losses=(SCRIPT,)).holds


def test_a_declared_loss_goes_once() -> None:
    before = "<p>a</p><script>count();</script><script>count();</script>\n"
    assert not prove(before, "a\n", losses=(SCRIPT,)).holds
    assert prove(before, "a\n", losses=(SCRIPT, SCRIPT)).holds
    assert not prove(before, "a\n", losses=(SCRIPT, SCRIPT, SCRIPT)).holds


def test_a_declared_loss_must_go() -> None:
    text = "<p>a</p><script>count();</script>\n"
    assert not prove(text, text, losses=(SCRIPT,)).holds


def test_a_declared_loss_must_have_been_there() -> None:
    for before in ("a\n", "<p>a</p><script>count(); count();</script>\n"):
        proof = prove(before, "a\n", losses=(SCRIPT,))
        assert not proof.holds
        assert "script count();" in proof.message


def test_a_declared_loss_excuses_nothing_else() -> None:
    before = "<p>a b</p><script>count();</script>\n"
    for after in ("a\n", "a b c\n", "a **b**\n", "b a\n"):
        assert not prove(before, after, losses=(SCRIPT,)).holds


@pytest.mark.parametrize(
    "image",
    [
        "<img src=/x.gif width=1 height=1>",
        "<img src=/x.gif style='border:0; width: 1px; HEIGHT:0'>",
        "<img src=/x.gif width=1 height=1 style='display:none'>",
        "<noscript><img src=/x.gif width=0 height=0></noscript>",
    ],
)
def test_an_image_that_nobody_sees_may_go(image: str) -> None:
    lost = (Loss("tracking-pixel", AT, "pixel /x.gif"),)
    assert prove(f"<p>a</p>{image}", "a", losses=lost).holds
    assert not prove(f"<p>a</p>{image}", "a").holds


@pytest.mark.parametrize(
    "image",
    [
        "<img src=/x.gif>",
        "<img src=/x.gif width=1>",
        "<img src=/x.gif width=1 height=10>",
        "<img src=/x.gif width=1 height=1><img src=/y.gif width=1 height=1>",
    ],
)
def test_an_image_that_somebody_sees_may_not(image: str) -> None:
    lost = (Loss("tracking-pixel", AT, "pixel /x.gif"),)
    assert not prove(f"<p>a</p>{image}", "a", losses=lost).holds


def test_each_kind_of_loss() -> None:
    assert prove(IMAGE, "![](/a.jpg)\n", losses=(SIZE,)).holds
    left = Loss("image-align", AT, "align left")
    for said in ("align=' Left'", "style='margin: 0; FLOAT: left'"):
        html = f"<p><img src=/a.jpg {said}></p>\n"
        assert prove(html, "![](/a.jpg)\n", losses=(left,)).holds
        assert not prove(html, "![](/a.jpg)\n").holds
    style = Loss("style", AT, "style p { }")
    assert prove("<style>p { }</style><p>a</p>\n", "a\n", losses=(style,)).holds
    hidden = Loss("hidden", AT, "hidden \x1ep\x1fb")
    assert prove("<p>a</p><p hidden>b</p>\n", "a\n", losses=(hidden,)).holds


@pytest.mark.parametrize(
    ("before", "after", "loss"),
    [
        ("<h2>a</h2>\n", "a\n", Loss("script", AT, "h2")),
        ("<p>a<br>b</p>\n", "a b\n", Loss("style", AT, "br")),
        ("<p>a</p><p>b</p>\n", "a\n", Loss("hidden", AT, "b")),
        ("<p>a</p><script>count();</script>\n", "a\n", Loss("style", AT, "script count();")),
        ("<p>a</p><script>count();</script>\n", "a\n", Loss("hidden", AT, "script count();")),
        (IMAGE, "![](/a.jpg)\n", Loss("script", AT, "size 9x9")),
        (IMAGE, "![](/a.jpg)\n", Loss("image-align", AT, "size 9x9")),
        ("<p>a <img src=/a.jpg></p>\n", "a\n", Loss("image-size", AT, "img /a.jpg")),
        ("<!--more-->\n", "\n", Loss("script", AT, "comment more")),
        ("<hr>\n", "\n", Loss("style", AT, "hr")),
    ],
)
def test_a_loss_of_another_kind_is_none(before: str, after: str, loss: Loss) -> None:
    proof = prove(before, after, losses=(loss,))
    assert not proof.holds
    assert proof.message


# What a fix intends.


def test_an_intended_difference_is_found() -> None:
    assert prove("a\n\nb\n", "a\n", intends=("-p", "-b")).holds
    assert prove("a b c\n", "a c\n", intends=("-b",)).holds
    assert prove("a c\n", "a b c\n", intends=("+b",)).holds
    assert prove("[a](x)\n", "[a](y)\n", intends=("-mark a x", "+mark a y")).holds
    assert prove("![](x)\n", "![b](x)\n", intends=("-img x", "+img x | b")).holds


@pytest.mark.parametrize(
    "intends",
    [
        (),
        ("-b", "-b"),
        ("+b",),
        ("-c",),
        ("-b", "-c"),
        ("-b", "+d"),
        ("b",),
    ],
)
def test_another_difference_than_intended_is_refused(intends: tuple[str, ...]) -> None:
    proof = prove("a b c\n", "a c\n", intends=intends)
    assert not proof.holds
    assert proof.message


def test_an_intended_difference_must_be_there() -> None:
    proof = prove("a b\n", "a b\n", intends=("-b",))
    assert not proof.holds
    assert "-b" in proof.message


def test_more_than_the_intended_difference_is_refused() -> None:
    assert not prove("a b c\n", "a d\n", intends=("-b",)).holds
    assert not prove("a b c d\n", "a d c\n", intends=("-b",)).holds
    assert not prove("a b **c**\n", "a c\n", intends=("-b",)).holds


def test_white_space_is_no_intended_difference() -> None:
    assert not prove("a b <b>c</b>\n", "a<b>c</b>\n", intends=("-b",)).holds


def test_losses_and_intended_differences_together() -> None:
    before = "<p>a b</p><script>count();</script>\n"
    assert prove(before, "a\n", losses=(SCRIPT,), intends=("-b",)).holds
    assert not prove(before, "a\n", intends=("-b",)).holds


# What it says.


@pytest.mark.parametrize(
    ("before", "after", "removed", "added"),
    [
        ("one two three\n", "one three\n", ("two",), ()),
        ("one three\n", "one two three\n", (), ("two",)),
        ("one two\n", "one too\n", ("two",), ("too",)),
        ("## one\n", "### one\n", ("h2", "/h2"), ("h3", "/h3")),
        ("a\n\n---\n", "a\n", ("hr",), ()),
        ("![](a.jpg)\n", "![](b.jpg)\n", ("img a.jpg",), ("img b.jpg",)),
        ("a  \nb\n", "a b\n", ("br",), ()),
        ("a<!--b-->\n", "a\n", ("comment b",), ()),
        ("[a](x)\n", "[a](y)\n", ("mark a x",), ("mark a y",)),
        ("a b\n", "c d\n", ("a", "b"), ("c", "d")),
    ],
)
def test_what_was_removed_and_added(
    before: str, after: str, removed: tuple[str, ...], added: tuple[str, ...]
) -> None:
    proof = prove(before, after)
    assert not proof.holds
    assert (proof.removed, proof.added) == (removed, added)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("The old pier is gone\n", "The pier is gone\n", ("The old pier", "The pier")),
        ("a **b** c\n", "a b c\n", ("a **b** c", "a b c")),
        ("## a\n", "a\n", ("⟨h2⟩",)),
        ("a ![b](c.jpg)\n", "a\n", ("⟨img c.jpg | b⟩",)),
        ("a&nbsp;b\n", "a b\n", ("a\u00a0b",)),
    ],
)
def test_a_message_quotes_both_sides(before: str, after: str, shown: tuple[str, ...]) -> None:
    message = prove(before, after).message
    assert "` became `" in message
    for words in shown:
        assert words in message


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a b\n", "ab\n"),
        ("a <b>b</b>\n", "a<b>b</b>\n"),
        ("```\na\nb\n```\n", "```\na b\n```\n"),
        ("```\na\n```\n", "```\na \n```\n"),
        ("a\n", ""),
        ("", "a\n"),
        ("a\u2028b\n", "a b\n"),
        ("a\x1eb\n", "a b\n"),
        ("a <!-- b\nc -->\n", "a\n"),
        ("<pre>\n<b>a\nb</b>\n</pre>\n", "<pre>\n<b>a</b>\n</pre>\n"),
        (f"{'long words ' * 99}\n", f"{'longer words ' * 99}\n"),
        ("<span hidden>a</span>\n", "a\n"),
        ("<p hidden>a</p>\n", "a\n"),
    ],
)
def test_a_message_is_one_short_line_to_read(before: str, after: str) -> None:
    proof = prove(before, after)
    assert not proof.holds
    assert len(proof.message.splitlines()) == 1
    assert len(proof.message) < 200
    assert proof.message.replace("\u00a0", " ").isprintable()


# Dialects.


def test_the_dialect_decides() -> None:
    for markdown, html in (
        ("~~a~~\n", "<p><del>a</del></p>\n"),
        ("| a |\n| --- |\n", "<table><tr><th>a</th></tr></table>\n"),
    ):
        assert prove(html, markdown).holds
        assert prove(html, markdown, dialect="gfm").holds
        assert not prove(html, markdown, dialect="commonmark").holds


def test_a_body_of_html_is_no_markdown() -> None:
    assert not prove("<p>a</p>\n\n*b*\n", "<p>a</p>\n\n<p><em>b</em></p>\n", is_html=True).holds
    assert prove("<p>a</p>\n\n*b*\n", "<p>a</p>\n\n<p><em>b</em></p>\n").holds


def test_html_before_and_markdown_after() -> None:
    assert prove("<p>a *b*</p>\n", "a \\*b\\*\n", was_html=True).holds
    assert not prove("<p>a</p>\n\n*b*\n", "a\n\n*b*\n", was_html=True).holds
    assert not prove("a *b*\n", "a *b*\n", was_html=True).holds
    assert prove("*a*\n", "<em>a</em>\n", is_html=True, was_html=False).holds


def test_nothing_of_a_body_of_html_was_there_in_the_markdown() -> None:
    assert prove("a | b\n", "a | b\n", dialect="kramdown").holds
    assert not prove("a | b\n", "a | b\n", dialect="kramdown", was_html=True).holds
