"""What a heading may lose by declaration, and nothing else."""

from __future__ import annotations

import pytest

from postlint.loss import Loss
from postlint.proof import prove
from postlint.text import Span


def holds(before: str, after: str, kind: str, token: str) -> bool:
    losses = (Loss(kind, Span(0, 1), token),)  # type: ignore[arg-type]
    return prove(before, after, losses=losses, is_html=True).holds


@pytest.mark.parametrize(
    ("before", "after", "token"),
    [
        ("<h2><b>a</b></h2>", "<h2>a</h2>", "bold h2 a"),
        ("<h2><b>a <i>b</i> c</b></h2>", "<h2>a <i>b</i> c</h2>", "bold h2 a b c"),
        ("<h2><b>a</b></h2><h2><b>b</b></h2>", "<h2><b>a</b></h2><h2>b</h2>", "bold h2 b"),
    ],
)
def test_bold_may_go_from_a_heading_that_is_all_bold(before: str, after: str, token: str) -> None:
    assert holds(before, after, "bold-heading", token)
    assert not prove(before, after, is_html=True).holds


@pytest.mark.parametrize(
    ("before", "after", "token"),
    [
        ("<h2><b>a</b> b</h2>", "<h2>a b</h2>", "bold h2 a b"),
        ("<h2><b>a</b></h2>", "<h3>a</h3>", "bold h2 a"),
        ("<h2><b>a</b></h2>", "<h2>b</h2>", "bold h2 a"),
        ("<h2><b>a</b></h2>", "", "bold h2 a"),
        ("<h2><b><u>a</u></b></h2>", "<h2>a</h2>", "bold h2 a"),
        ("<p><b>a</b></p>", "<p>a</p>", "bold p a"),
        ("<h2><b>a</b></h2>", "<h2>a</h2>", "title h2 a"),
    ],
)
def test_nothing_but_what_is_declared_of_a_heading_may_go(
    before: str, after: str, token: str
) -> None:
    assert not holds(before, after, "bold-heading", token)


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        ("<h1>a <b>b</b></h1><p>c</p>", "<p>c</p>", True),
        ("<h1>a b</h1><p>c</p><h1>a b</h1>", "<p>c</p><h1>a b</h1>", True),
        ("<h1>a <a href=x>b</a></h1><p>c</p>", "<p>c</p>", False),
        ("<h1>a b<img src=x></h1><p>c</p>", "<p>c</p>", False),
        ("<h1>a b c</h1><p>c</p>", "<p>c</p>", False),
        ("<h2>a b</h2><p>c</p>", "<p>c</p>", False),
        ("<h1>a b</h1><p>c</p>", "", False),
    ],
)
def test_a_title_may_go(before: str, after: str, lost: bool) -> None:  # noqa: FBT001
    assert holds(before, after, "title-heading", "title h1 a b") == lost
