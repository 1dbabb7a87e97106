"""Of which kinds differences are, and where they begin."""

from __future__ import annotations

import pytest

from postlint.proof import prove


@pytest.mark.parametrize(
    ("before", "after", "lost", "gained"),
    [
        ("a **b** c", "a b c", {"bold": 1}, {}),
        ("a b c", "a **b** c", {}, {"bold": 1}),
        ("[x](http://u/) y", "x y", {"link": 1}, {}),
        ("[x](http://u/)", "[x](http://v/)", {"link": 1}, {"link": 1}),
        ("**[x](http://u/)**", "*[x](http://u/)*", {"bold": 1}, {"emphasis": 1}),
        ("![a](i.png) t", "t", {"image": 1}, {}),
        ("# h\n\nt", "h\n\nt", {"heading": 1}, {}),
        ("> q", "q", {"quote": 1}, {}),
        ("```py\nx\n```", "x", {"code": 1}, {"paragraph": 1}),
        ("a  \nb", "a b", {"line break": 1}, {}),
        ("a\n\n---\n\nb", "a\n\nb", {"rule": 1}, {}),
        ('<iframe src="u"></iframe> x', "x", {"media": 1}, {}),
        ("x<sup>2</sup>", "x2", {"sup": 1}, {}),
        ("one two three", "three one two", {"order": 1}, {}),
        ("one two", "one ten", {"text": 1}, {"text": 1}),
        ("one two", "one two", {}, {}),
    ],
)
def test_what_differs_is_counted_by_kind_on_each_side(
    before: str, after: str, lost: dict[str, int], gained: dict[str, int]
) -> None:
    assert prove(before, after).kinds == (lost, gained)


@pytest.mark.parametrize(
    ("before", "after", "rest"),
    [
        ("one\n\n[two](u) three", "one\n\ntwo three", "two three"),
        ("one\n\ntwo ![x](i.png)", "one\n\ntwo", ""),
        ("# one", "one", "one"),
        ("他說 <b>茶</b>很好", "他說茶很好", "他說茶很好"),
    ],
)
def test_the_place_of_the_first_loss_is_where_its_words_are_missing(
    before: str, after: str, rest: str
) -> None:
    proof = prove(before, after)
    _, place = proof.first_loss(after)
    assert after[place:] == rest


def test_the_first_loss_is_told_and_not_what_came_before() -> None:
    after = "one two\n\nmore\n\nthree four"
    message, place = prove("one two\n\nthree **four**", after).first_loss(after)
    assert message == "`three **four**` became `three four`"
    assert after[place:] == "four"
    after = "one\n\nmore"
    message, place = prove("one", after).first_loss(after)
    assert (message, after[place:]) == ("`one` became `one ⟨p⟩ more`", "more")


def test_some_tokens_may_be_left_out() -> None:
    proof = prove('<img src="i.png" alt="a" width="3"> **x**', "![a](i.png) **x**")
    assert not proof.holds
    assert proof.without({"size"}).holds
    assert not proof.without({"pixel"}).holds
    other = prove('<img src="i.png" alt="a" width="3"> **x**', "![a](i.png) x")
    assert other.without({"size"}).kinds == ({"bold": 1}, {})
