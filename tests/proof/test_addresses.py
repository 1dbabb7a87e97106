"""The proof finds the changes of addresses that are declared, and no others."""

from __future__ import annotations

import pytest

from postlint.loss import Loss
from postlint.proof import prove
from postlint.text import Span

HTML = '<p><a href="/a">b</a> <img src="/c" alt="d"> <a href="/a">e</a></p>\n'
ONE = "[b](/new) ![d](/c) [e](/a)\n"
BOTH = "[b](/new) ![d](/c) [e](/new)\n"
MOVED = "address /a -> /new"


def losses(*tokens: str) -> tuple[Loss, ...]:
    return tuple(Loss("address", Span(0, 1), token) for token in tokens)


@pytest.mark.parametrize(
    ("after", "tokens"),
    [
        (BOTH, (MOVED, MOVED)),
        (ONE, (MOVED,)),
        ("[b](/a) ![d](/c) [e](/new)\n", (MOVED,)),
        ("[b](/new) ![d](/c2) [e](/new)\n", (MOVED, MOVED, "address /c -> /c2")),
        ('[b](/new) ![d](/c) <a href="/a">e</a>\n', (MOVED,)),
    ],
)
def test_what_is_declared_holds(after: str, tokens: tuple[str, ...]) -> None:
    assert prove(HTML, after, losses=losses(*tokens)).holds
    assert not prove(HTML, after).holds


@pytest.mark.parametrize(
    ("after", "tokens"),
    [
        (BOTH, (MOVED,)),
        (BOTH, (MOVED, MOVED, MOVED)),
        (BOTH, ("address /a -> /other",) * 2),
        (BOTH, (MOVED, "address /a -> /other")),
        (ONE, (MOVED, MOVED)),
        (ONE, ()),
        (ONE, (MOVED, "address /c -> /c2")),
        (ONE, (MOVED, "address /x -> /y")),
        ("[b](/new) ![d](/c)\n", (MOVED, MOVED)),
        ("[b](/new) ![](/c) [e](/new)\n", (MOVED, MOVED)),
        ("[e](/new) ![d](/c) [b](/new)\n", (MOVED, MOVED)),
        ("[b](/new2) ![d](/c) [e](/new)\n", (MOVED, MOVED)),
        ("[b](/a) ![d](/c) [e](/a)\n", (MOVED,)),
        (BOTH, ("/a -> /new",) * 2),
        (BOTH, ("address /a /new",) * 2),
        ("[b](/a) ![d](/c) [e](/a)\n", ("address /a -> /a",)),
    ],
)
def test_anything_else_does_not(after: str, tokens: tuple[str, ...]) -> None:
    proof = prove(HTML, after, losses=losses(*tokens))
    assert not proof.holds
    assert proof.message


def test_spaces_and_other_letters_are_what_browsers_make_of_them() -> None:
    before = '<p><a href=" /a b茶 ">c</a></p>\n'
    assert prove(before, "[c](/%E8%8C%B6)\n", losses=losses("address /a%20b茶 -> /茶")).holds


def test_one_address_may_become_another_that_is_there() -> None:
    before = '<p><a href="/a?x">b</a><a href="/a">c</a></p>\n'
    assert prove(before, "[bc](/a)\n", losses=losses("address /a?x -> /a")).holds
