"""What a list may lose by declaration, and nothing else."""

from __future__ import annotations

import pytest

from postlint.loss import Loss
from postlint.proof import prove
from postlint.text import Span


def holds(before: str, after: str, times: int = 1) -> bool:
    losses = (Loss("blank-item", Span(0, 1), "item"),) * times
    return prove(before, after, losses=losses, is_html=True).holds


@pytest.mark.parametrize(
    ("before", "after", "times"),
    [
        ("<ul><li>a<li></ul>b", "<ul><li>a</ul>b", 1),
        ("<ol><li>a<li>&nbsp;</ol>b", "<ol><li>a</ol>b", 1),
        ("<ul><li>a<li><li> </ul>b", "<ul><li>a</ul>b", 2),
        ("<ul><li>a<ul><li>b<li></ul><li></ul>", "<ul><li>a<ul><li>b</ul></ul>", 2),
    ],
)
def test_a_last_item_without_content_may_go(before: str, after: str, times: int) -> None:
    assert holds(before, after, times)
    assert not prove(before, after, is_html=True).holds


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<ul><li>a<li>b</ul>", "<ul><li>a</ul>"),
        ("<ul><li>a<li><img src=x></ul>", "<ul><li>a</ul>"),
        ("<ol><li>a<li><li>b</ol>", "<ol><li>a<li>b</ol>"),
        ("<ul><li></ul>", ""),
        ("<ul><li>a</ul>", "<ul><li>a</ul>"),
        ("<ul><li>a<li></ul>b", "<ul><li>a</ul>"),
        ("<ul><li>a<li><li></ul>", "<ul><li>a</ul>"),
    ],
)
def test_nothing_but_the_last_empty_item_may_go(before: str, after: str) -> None:
    assert not holds(before, after)
