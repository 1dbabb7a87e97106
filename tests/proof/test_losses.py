"""Losses that change what stands around them: what is declared may go, and nothing else."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from postlint.loss import Loss
from postlint.proof import prove
from postlint.proof.losses import UNWRAPPED_BLOCK, UNWRAPPED_INLINE
from postlint.text import Span

SHARE = "<aside class=share>Share this</aside>"
FRAME = '<iframe src="https://v.example.org/1"></iframe>'
URL = "https://v.example.org/1"


def dropped(before: str, element: str, token: str) -> Loss:
    start = before.index(element)
    return Loss("dropped", Span(start, start + len(element)), token)


def unwrapped(tag: str, number: int = 1) -> tuple[Loss, ...]:
    return (Loss("unwrapped", Span(0, 1), tag),) * number


def linked(token: str, number: int = 1) -> tuple[Loss, ...]:
    return (Loss("linked", Span(0, 1), token),) * number


def idle(*marks: str) -> tuple[Loss, ...]:
    return tuple(Loss("idle-emphasis", Span(0, 1), mark) for mark in marks)


class Case(NamedTuple):
    before: str
    after: str
    losses: tuple[Loss, ...]
    dialect: str = "gfm"


def unlinked(address: str, number: int = 1) -> tuple[Loss, ...]:
    return (Loss("unlinked", Span(0, 1), f"a {address}"),) * number


def drop(
    before: str, after: str, element: str = SHARE, token: str = "aside.share Share this"
) -> Case:
    return Case(before, after, (dropped(before, element, token),))


INLINE = "A <span class=x>b</span> *c*\n"
TABLE = "<table><tr><td>a<tr class=ad><td>b</tr></table>\n"
LIST = "<ul><li>a</li><li class=ad>b</li></ul>\n"
PAGE = "<div>\n Share: \n<!-- bar -->\n<p>a</p></div>\n"

HOLDS = {
    "a bold comma": Case("<b>a</b><b>,</b> b", "**a**, b", idle("strong")),
    "one of two slanted dots": Case("<em>.</em> <i>.</i> a", ". *.* a", idle("em")),
    "bold and slanted": Case(
        "<b>a<i>!</i></b> <b><i>!</i></b>", "**a!** !", idle(*["em"] * 2, "strong")
    ),
    "an underline": Case("a <u>b</u> c", "a b c", unwrapped("u")),
    "two of three": Case("<u>a</u> <u>b</u> <u>c</u>", "a b <u>c</u>", unwrapped("u", 2)),
    "a button and the link in it": Case(
        "<button><a href=x>b</a></button>", "[b](x)", unwrapped("button")
    ),
    "a button's own title": Case("a <button title=t>b</button>", "a b", unwrapped("button")),
    "a heading": Case("<h2>a</h2>b", "a\n\nb", unwrapped("h2")),
    "a link": Case("<a href=/x title=t>a <b>b</b></a> c", "a **b** c", unlinked("/x")),
    "a link around blocks": Case(
        "<div><a href=/x><p>a</p><p>b</p></a></div>", "a\n\nb\n", unlinked("/x")
    ),
    "a link of several": Case("<a href=/x>a</a> <a href=/y>b</a>", "a [b](/y)", unlinked("/x")),
    "a link beside one of Markdown": Case(
        "<a href=/x>a</a> and [b](/x)", "a and [b](/x)", unlinked("/x")
    ),
    "a form": Case("<form action=x><p>a</p></form>", "a", unwrapped("form")),
    "details": Case(
        "<details><summary>a</summary>b</details>",
        "a\n\nb",
        (*unwrapped("details"), *unwrapped("summary")),
    ),
    "an inline frame": Case(f"a {FRAME} b", f"a [{URL}]({URL}) b", linked(f"iframe {URL}")),
    "a frame": Case(FRAME, f"[{URL}]({URL})", linked(f"iframe {URL}")),
    "a frame with a title": Case(
        "<iframe src=x title='The film'></iframe>", "[The film](x)", linked("iframe x")
    ),
    "a lazy frame": Case(
        "<iframe src=about:blank data-src=x></iframe>", "[x](x)", linked("iframe x")
    ),
    "a video with sources": Case(
        "<video><source src=x><source src=y>No video.</video>", "[x](x)", linked("video x")
    ),
    "one of two frames": Case(FRAME * 2, f"[{URL}]({URL}){FRAME}", linked(f"iframe {URL}")),
    "a block": drop(f"<p>a</p>{SHARE}<p>b</p>\n", "a\n\nb\n"),
    "a block between words": drop(f"<div>a{SHARE}b</div>\n", "a\n\nb\n"),
    "a block with blank lines": drop(
        "<div>\n<nav id=n>\n\n*a*\n\n</nav>\n<p>b</p>\n</div>\n",
        "b\n",
        "<nav id=n>\n\n*a*\n\n</nav>",
        "nav#n *a*",
    ),
    "one of two that are the same": Case(
        SHARE * 2,
        "Share this",
        (Loss("dropped", Span(len(SHARE), 2 * len(SHARE)), "aside.share Share this"),),
    ),
    "inline in Markdown": drop(INLINE, "A *c*\n", "<span class=x>b</span>", "span.x b"),
    "an image": drop("a <img src=x class=p>", "a", "<img src=x class=p>", "img.p"),
    "a row": drop(TABLE, "<table><tr><td>a</table>", "<tr class=ad><td>b</tr>", "tr.ad b"),
    "an item": drop(LIST, "- a\n", "<li class=ad>b</li>", "li.ad b"),
    "text": drop(PAGE, "<!-- bar -->\n\na\n", "Share:", "text Share:"),
    "a comment": drop(PAGE, "Share:\n\na\n", "<!-- bar -->", "comment bar"),
    "kramdown": drop(f"<div>a\n\n{SHARE}\n\n</div>\n", "a\n")._replace(dialect="kramdown"),
    "with a script in it": drop(
        "<p>a</p><nav>b<script>c</script></nav>\n",
        "a",
        "<nav>b<script>c</script></nav>",
        "nav bc",
    ),
}

REFUSED = {
    "emphasis of a word": Case("<b>a</b> <b>,</b>", "a **,**", idle("strong")),
    "the other emphasis": Case("<b>,</b> <i>,</i>", "**,** ,", idle("strong")),
    "the comma, too": Case("a<b>,</b> b", "a b", idle("strong")),
    "more than declared": Case("<b>,</b> <b>.</b>", ", .", idle("strong")),
    "fewer than declared": Case("<b>,</b> <b>.</b>", ", **.**", idle("strong", "strong")),
    "emphasis of an underline": Case("<i>.<u>.</u></i>", ".<u>.</u>", idle("em")),
    "a mark that may not go": Case("<u>.</u> a", ". a", idle("u")),
    "emphasis of a sign": Case("<b>$</b> a", "$ a", idle("strong")),
    "a word next to it": drop(f"<p>a</p>{SHARE}<p>b</p>\n", "a\n"),
    "a word in the other words": drop(f"<p>a b</p>{SHARE}\n", "a\n"),
    "nothing is gone": drop(f"<p>a</p>{SHARE}\n", f"a\n\n{SHARE}\n"),
    "another one is gone": Case(
        f"<nav>Share this</nav>{SHARE}",
        "<nav>Share this</nav>",
        (Loss("dropped", Span(0, 21), "aside.share Share this"),),
    ),
    "a bigger element than declared": drop(
        f"<div class=b><p>a</p>{SHARE}</div><p>b</p>\n",
        "b\n",
    ),
    "a bigger span than its element": drop(
        f"{SHARE}<p>a</p>\n", "", f"{SHARE}<p>a</p>", "aside.share Share this"
    ),
    "a span that ends early": drop(
        f"{SHARE}<p>a</p>\n", "a\n", SHARE[:-3], "aside.share Share this"
    ),
    "a span that ends in another of its kind": drop(
        "<div><div>a</div>b</div>c\n", "c\n", "<div><div>a</div>", "div a"
    ),
    "a span of two elements": drop("<nav>a</nav><nav>b</nav>", "", "<nav>a</nav><nav>b</nav>"),
    "a wrong name": drop(f"<p>a</p>{SHARE}\n", "a\n", token="nav.share Share this"),
    "a wrong class": drop(f"<p>a</p>{SHARE}\n", "a\n", token="aside.x Share this"),
    "other words": drop(f"<p>a</p>{SHARE}\n", "a\n", token="aside.share Share that"),
    "an element without its end": drop("<nav>a<p>b</p>\n", "b\n", "<nav>", "nav ab"),
    "an element of code": drop(f"`{SHARE}` a", "a"),
    "an element of a code block": drop(f"```\n{SHARE}\n```\n\na\n", "a\n"),
    "an element in an attribute": drop(f"<p title='{SHARE}'>a</p>", "<p>a</p>"),
    "an element in a script": drop(f"<script>{SHARE}</script>a", "<script></script>a"),
    "an element that leaves its mark on": drop(
        "<div><nav><b>a</nav>b</b></div>", "b", "<nav><b>a</nav>", "nav a"
    ),
    "text with an element": drop(PAGE, "a\n", "Share: \n<!-- bar -->\n<p>a</p>", "text Share: a"),
    "text in an attribute": drop("<p title=abc>a</p>", "<p>a</p>", "abc", "text abc"),
    "text of Markdown": drop("- a\n- b\n", "- a\n", "- b", "text - b"),
    "marks of Markdown": drop("a **b**\n", "a b\n", "**b**", "text **b**"),
    "nothing": Case("<p>a</p>", "a", (Loss("dropped", Span(0, 0), "text"),)),
    "before the start": Case("<p>a</p>", "a", (Loss("dropped", Span(-4, 8), "p a"),)),
    "twice the same": Case(
        f"{SHARE}<p>a</p>",
        "a",
        (Loss("dropped", Span(0, len(SHARE)), "aside.share Share this"),) * 2,
    ),
    "one in the other": Case(
        "<nav><p>a</p></nav><p>b</p>",
        "b",
        (Loss("dropped", Span(0, 19), "nav a"), Loss("dropped", Span(5, 13), "p a")),
    ),
    "the proof's own mark": drop(
        f"<p data-postlint-dropped=0>a</p>{SHARE}", "<p>a</p>", SHARE, "aside.share Share this"
    ),
    "an underline too many": Case("<u>a</u> <u>b</u>", "a b", unwrapped("u")),
    "an underline too few": Case("<u>a</u> <u>b</u>", "a <u>b</u>", unwrapped("u", 2)),
    "an underline that was none": Case("a b", "a b", unwrapped("u")),
    "another mark": Case("<u>a</u> <sup>b</sup>", "<u>a</u> b", unwrapped("u")),
    "a word of the unwrapped": Case("<u>a b</u>", "a", unwrapped("u")),
    "a mark in the unwrapped": Case("<u>a <b>b</b></u>", "a b", unwrapped("u")),
    "glued words": Case("a <button>b</button>", "ab", unwrapped("button")),
    "glued paragraphs": Case("<form>a</form>b", "ab", unwrapped("form")),
    "a direction": Case("<u dir=rtl>a!</u>", "a!", unwrapped("u")),
    "a hidden mark": Case("<u hidden>a</u>b", "ab", unwrapped("u")),
    "a target": Case("<u id=x>a</u> [b](#x)", "a [b](#x)", unwrapped("u")),
    "a link without its address": Case("<a href=x>a</a>", "a", unwrapped("a")),
    "a link with another address": Case("<a href=x>a</a>", "a", unlinked("y")),
    "a link that is still there": Case("<a href=x>a</a>", "[a](x)", unlinked("x")),
    "one link too many": Case("<a href=x>a</a> [a](x)", "a a", unlinked("x")),
    "another link": Case("<a href=x>a</a> b [c](x)", "[a](x) b c", unlinked("x", 2)),
    "a link that moved": Case("<a href=x>a</a> b <a href=x>c</a>", "a [b](x) c", unlinked("x")),
    "a hidden link": Case("<a href=x hidden>a</a>b", "ab", unlinked("x")),
    "an image for a link's address": Case(
        "<img src=x>", "", (Loss("unlinked", Span(0, 1), "img x"),)
    ),
    "one that moved": Case("<u>a</u> b <u>c</u>", "a <u>b</u> c", unwrapped("u")),
    "one that grew": Case("<u>a</u> b <u>c</u>", "<u>a b</u> c", unwrapped("u")),
    "another button": Case(
        "<button>a</button><button name=x value=1>b</button>",
        "a<button name=x value=2>b</button>",
        unwrapped("button"),
    ),
    "a frame that moved": Case(
        f"{FRAME} a {FRAME} b [{URL}]({URL})",
        f"[{URL}]({URL}) a [{URL}]({URL}) b {FRAME}",
        linked(f"iframe {URL}"),
    ),
    "the proof's own place": Case(
        "<u>a</u> <span data-postlint-place=0>b</span>", "a b", unwrapped("u")
    ),
    "the name by which a script finds it": Case(
        "<blockquote class=twitter-tweet>a</blockquote><script src=x></script>",
        "a\n\n<script src=x></script>",
        unwrapped("blockquote"),
    ),
    "a table": Case("<table><tr><td>a</table>", "a", unwrapped("table")),
    "an item": Case("<ul><li>a</ul>", "a", unwrapped("li")),
    "a script": Case("<script>a</script>", "a", unwrapped("script")),
    "preformatted text": Case("<pre>a  b</pre>", "a b", unwrapped("pre")),
    "a frame's link that leads elsewhere": Case(FRAME, "[x](x)", linked(f"iframe {URL}")),
    "a frame's link with other words": Case(FRAME, f"[film]({URL})", linked(f"iframe {URL}")),
    "a frame without a link": Case(f"a {FRAME}", "a", linked(f"iframe {URL}")),
    "two frames for one": Case(
        f"{FRAME} {FRAME}", f"[{URL}]({URL}) [{URL}]({URL})", linked(f"iframe {URL}")
    ),
    "another frame": Case(
        f"{FRAME} <iframe src=y></iframe>", f"{FRAME} [y](y)", linked(f"iframe {URL}")
    ),
    "a frame that is none": Case("a", "a", linked(f"iframe {URL}")),
    "an image for a link": Case("<img src=x>", "[x](x)", linked("img x")),
    "an unknown kind": Case("<u>a</u>", "a", (Loss("unwrap", Span(0, 1), "u"),)),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("case", HOLDS.values(), ids=HOLDS)
def test_what_is_declared_may_go(case: Case) -> None:
    proof = prove(case.before, case.after, dialect=case.dialect, losses=case.losses)
    assert proof.holds, proof.message
    assert not prove(case.before, case.after, dialect=case.dialect).holds
    for place in range(len(case.losses)):
        fewer = case.losses[:place] + case.losses[place + 1 :]
        assert not prove(case.before, case.after, dialect=case.dialect, losses=fewer).holds


@pytest.mark.parametrize("case", HOLDS.values(), ids=HOLDS)
def test_a_word_more_or_less_is_refused(case: Case) -> None:
    for after in (f"{case.after}\n\nmore\n", case.after.replace("a", "", 1)):
        if after != case.after:
            proof = prove(case.before, after, dialect=case.dialect, losses=case.losses)
            assert not proof.holds
            assert proof.message


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_nothing_else_may_go(case: Case) -> None:
    proof = prove(case.before, case.after, dialect=case.dialect, losses=case.losses)
    assert not proof.holds
    assert proof.message


@pytest.mark.parametrize("tag", sorted(UNWRAPPED_INLINE))
def test_every_inline_element_may_go_from_around_its_content(tag: str) -> None:
    before = f"<p>x <{tag} title=t>a *b*</{tag}> y</p>\n"
    after = "x a \\*b\\* y\n"
    assert prove(before, after, losses=unwrapped(tag)).holds
    assert not prove(before, after).holds or tag in {"rb", "rbc", "rtc"}


@pytest.mark.parametrize("tag", sorted(UNWRAPPED_BLOCK))
def test_every_block_may_go_from_around_its_content(tag: str) -> None:
    before = f"<div>x<{tag}>a</{tag}>y</div>\n"
    assert prove(before, "x\n\na\n\ny\n", losses=unwrapped(tag)).holds
    assert not prove(before, "x a y\n", losses=unwrapped(tag)).holds
