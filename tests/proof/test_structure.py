"""Lists without items, items without lists and headings in headings: what may go, and no more."""

from __future__ import annotations

import pytest

from postlint.loss import Loss, LossKind
from postlint.proof import prove
from postlint.text import Span

HERE = Span(0, 0)


def losses(*declared: tuple[LossKind, str]) -> tuple[Loss, ...]:
    return tuple(Loss(kind, HERE, token) for kind, token in declared)


INDENT: tuple[LossKind, str] = ("indent", "ul")
ITEMS: tuple[LossKind, str] = ("stray-items", "li")
SECOND: tuple[LossKind, str] = ("nested-heading", "h2")
THIRD: tuple[LossKind, str] = ("nested-heading", "h3")
BULLETS: tuple[LossKind, str] = ("joined-lists", "ul")
NUMBERS: tuple[LossKind, str] = ("joined-lists", "ol")

HOLDS = [
    ("<ul>a <b>b</b><br>c</ul>", "a **b**  \nc\n", [INDENT]),
    ("<p>x</p><ul><p>a</p><p>b</p></ul>y", "x\n\na\n\nb\n\ny\n", [INDENT]),
    ("<ol>a</ol>", "a\n", [("indent", "ol")]),
    ("<ul><ul><li>a</li></ul></ul>", "- a\n", [INDENT]),
    ("<ul><ul>a</ul></ul>", "a\n", [INDENT, INDENT]),
    ("<ul><li>a<ul>b</ul></li></ul>", "- a\n\n  b\n", [INDENT]),
    ("<ul>a</ul><p>b</p><ul>c</ul>", "<ul>a</ul>\n\nb\n\nc\n", [INDENT]),
    ("<li>a</li><li>b</li>", "- a\n- b\n", [ITEMS]),
    ("<li>a</li><p>b</p><li>c</li>", "- a\n\nb\n\n- c\n", [ITEMS, ITEMS]),
    ("<ul><li>a</li></ul><li>b</li>", "- a\n\n* b\n", [ITEMS]),
    ("<ul><li>a<blockquote><li>b</li></blockquote></li></ul>", "- a\n\n  > - b\n", [ITEMS]),
    ("<h2><div>a<h2>b</h2></div></h2>", "## a\n\n## b\n", [SECOND]),
    ("<h1><div>a<h3>b</h3>c</div></h1>d", "# a\n\n### b\n\n# c\n\nd\n", [THIRD]),
    ("<h2><div><h3>a</h3></div></h2>", "### a\n", [THIRD]),
    (
        "<h1><div><h2><div>a<h3>b</h3></div></h2>c</div></h1>",
        "## a\n\n### b\n\n# c\n",
        [SECOND, THIRD],
    ),
    ("<ol><li>a</ol><ol start=2><li>b</ol>", "1. a\n2. b\n", [NUMBERS]),
    ("<ol><li>a<li>b</ol><ol start=3><li>c</ol>", "1. a\n2. b\n3. c\n", [NUMBERS]),
    (
        "<ol start=4><li>a</ol><ol start=5><li>b</ol><ol start=6><li>c</ol>",
        "4. a\n5. b\n6. c\n",
        [NUMBERS, NUMBERS],
    ),
    ("<ul><li>a<ul><li>b</ul><ul><li>c</ul></ul>", "- a\n  - b\n  - c\n", [BULLETS]),
    (
        "<ul><li>a<ol><li>b</ol><ol start=2><li>c</ol></ul>",
        "- a\n  1. b\n  2. c\n",
        [NUMBERS],
    ),
    (
        "<ul>a</ul><li>b</li><h1><div>c<h2>d</h2></div></h1>",
        "a\n\n- b\n\n# c\n\n## d\n",
        [INDENT, ITEMS, SECOND],
    ),
]

FAILS = [
    ("<ul>a</ul>", "a\n", []),
    ("<ul>a</ul>", "> a\n", [INDENT]),
    ("<ul>a</ul>", "b\n", [INDENT]),
    ("<ul>a</ul>", "a\n", [("indent", "ol")]),
    ("<ul>a</ul>", "a\n", [INDENT, INDENT]),
    ("<ul>a</ul>", "<ul>a</ul>\n", [INDENT]),
    ("<ul>a</ul><ul>b</ul>", "a\n\nb\n", [INDENT]),
    ("<ul>a</ul><p>b</p><ul>c</ul>", "a\n\n<ul>b</ul>\n\nc\n", [INDENT]),
    ("a\n", "<ul>a</ul>\n", [INDENT]),
    ("<ul><li>a</li></ul>", "a\n", [INDENT]),
    ("<ul><li>a</li>b</ul>", "- a\n\nb\n", [INDENT]),
    ("<blockquote>a</blockquote>", "a\n", [INDENT]),
    ("<li>a</li>", "- a\n", []),
    ("<li>a</li>", "1. a\n", [ITEMS]),
    ("<li>a</li>", "a\n", [ITEMS]),
    ("<li>a</li><li>b</li>", "- a\n\n* b\n", [ITEMS]),
    ("<li>a</li><li>b</li>", "- a\n- b\n", [ITEMS, ITEMS]),
    ("<li>a</li>b<li>c</li>", "- a\n- b\n- c\n", [ITEMS, ITEMS]),
    ("<li value=3>a</li>", "- a\n", [ITEMS]),
    ("<ul><li>a</li></ul><li>b</li>", "- a\n- b\n", [ITEMS]),
    ("<ul><li>a</li></ul>", "<li>a</li>\n", [ITEMS]),
    ("<p>a</p>", "- a\n", [ITEMS]),
    ("<ol><li>a</ol><ol start=2><li>b</ol>", "1. a\n2. b\n", []),
    ("<ol><li>a</ol><ol start=2><li>b</ol>", "1. a\n2. b\n", [NUMBERS, NUMBERS]),
    ("<ol><li>a</ol><ol start=2><li>b</ol>", "1. a\n2. b\n", [BULLETS]),
    ("<ol><li>a</ol><ol start=2><li>b</ol>", "1. a\n2. c\n", [NUMBERS]),
    ("<ol><li>a</ol><ol start=2><li>b</ol>", "1. a\n\n2) b\n", [NUMBERS]),
    ("<ol><li>a</ol><ol start=3><li>b</ol>", "1. a\n2. b\n", [NUMBERS]),
    ("<ol><li>a</ol><ol><li>b</ol>", "1. a\n2. b\n", [NUMBERS]),
    ("<ol><li>a</ol>b<ol start=2><li>c</ol>", "1. a\n\n   b\n2. c\n", [NUMBERS]),
    ("<ul><li>a</ul><ul><li>b</ul>", "- a\n- b\n", [BULLETS]),
    ("<ul><li>a<ul><li>b</ul>c<ul><li>d</ul></ul>", "- a\n  - b\n  - c\n  - d\n", [BULLETS]),
    ("<ul><li>a<ul><li>b</ul><ol><li>c</ol></ul>", "- a\n  - b\n  - c\n", [BULLETS]),
    ("<ul><li>a<ul><li>b</ul><ul><li>c</ul></ul>", "- a\n  - b\n- c\n", [BULLETS]),
    ("1. a\n2. b\n", "<ol><li>a</ol><ol start=2><li>b</ol>", [NUMBERS]),
    ("<h2><div>a<h2>b</h2></div></h2>", "## a\n\n## b\n", []),
    ("<h2><div>a<h2>b</h2></div></h2>", "## a b\n", [SECOND]),
    ("<h2><div>a<h2>b</h2></div></h2>", "## a\n\n### b\n", [SECOND]),
    ("<h2><div>a<h2>b</h2></div></h2>", "## a\n\nb\n", [SECOND]),
    ("<h2><div>a<h3>b</h3></div></h2>", "## a\n\n### b\n", [SECOND]),
    ("<h2><div>a<h3>b</h3>c</div></h2>", "## a\n\n### b\n\nc\n", [THIRD]),
    ("<h2>a</h2><h2>b</h2>", "<h2><div>a<h2>b</h2></div></h2>\n", [SECOND]),
]


@pytest.mark.parametrize(("before", "after", "declared"), HOLDS)
def test_exactly_what_is_declared_may_be_gone(
    before: str, after: str, declared: list[tuple[LossKind, str]]
) -> None:
    proof = prove(before, after, losses=losses(*declared))
    assert proof.holds, proof.message
    assert not prove(before, after, losses=losses(*declared[1:])).holds


@pytest.mark.parametrize(("before", "after", "declared"), FAILS)
def test_nothing_but_the_declared_structure_may_go(
    before: str, after: str, declared: list[tuple[LossKind, str]]
) -> None:
    assert not prove(before, after, losses=losses(*declared)).holds
