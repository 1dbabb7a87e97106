"""Characters more beside emphasis are proven one by one."""

from __future__ import annotations

import pytest

from postlint.loss import Loss
from postlint.proof import prove
from postlint.text import Span

BEFORE = "<p>渡<b>“船”</b>離 六<b>“点”</b></p>"
SPACE, ENTITY = (Loss(kind, Span(0, 1), "beside emphasis") for kind in ("cjk-space", "cjk-entity"))


@pytest.mark.parametrize(
    ("after", "losses"),
    [
        ("渡 **“船”** 離 六 **“点”**", [SPACE] * 3),
        ("渡&#8203;**“船”**&#8203;離 六&#8203;**“点”**", [ENTITY] * 3),
        ("渡 **“船”**&#8203;離 六<b>“点”</b>", [SPACE, ENTITY]),
    ],
)
def test_what_is_declared_may_be_added(after: str, losses: list[Loss]) -> None:
    assert prove(BEFORE, after, losses=losses).holds
    assert not prove(BEFORE, after).holds
    assert not prove(BEFORE, after, losses=losses[1:]).holds
    assert not prove(BEFORE, after, losses=[*losses, losses[0]]).holds
    assert not prove(after, BEFORE, losses=losses).holds


@pytest.mark.parametrize(
    "after",
    [
        "渡 **“船”**離 六<b>“点”</b>",  # one is missing
        "渡 <b>“船”</b>離  六 <b>“点”</b>x",
        "渡 <b>“船”</b> 離 六<b>“点</b>",
        "渡<b>“ 船”</b> 離 六<b>“点”</b>",  # in the text, not beside its marks
        "渡 <b>“船”</b>離六 <b>“点”</b>",  # another is gone for it
        "渡 <i>“船”</i> 離 六<b>“点”</b>",
        "渡&#8203;<b>“船”</b>&#8203;離 六<b>“点”</b>",
        "渡 “船” 離 六<b>“点”</b>",
    ],
)
def test_nothing_else_may_differ(after: str) -> None:
    assert not prove(BEFORE, after, losses=[SPACE, SPACE]).holds


def test_what_is_declared_must_be_there() -> None:
    proof = prove(BEFORE, "渡<b>“船”</b>離 六<b>“点”</b>", losses=[SPACE])
    assert not proof.holds
    assert proof.message == "declared to lose cjk-space beside emphasis, which is not there"
