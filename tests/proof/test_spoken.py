"""Languages that elements name go by declaration only."""

from __future__ import annotations

import pytest

from postlint.loss import Loss
from postlint.proof import prove
from postlint.text import Span

AT = Span(0, 1)
SPOKEN = "<div lang=en><p>a <i lang=FR>b</i></p></div>\n"
ENGLISH, FRENCH = (Loss("lang", AT, f"lang {name}") for name in ("en", "fr"))


def test_a_language_that_an_element_names_may_go() -> None:
    assert prove(SPOKEN, "a *b*\n", losses=(ENGLISH, FRENCH)).holds
    assert prove(SPOKEN, "a <i lang=fr>b</i>\n", losses=(ENGLISH,)).holds
    assert prove("<p lang=''>a</p><pre lang=python>b</pre>\n", "a\n\n```python\nb\n```\n").holds


@pytest.mark.parametrize(
    ("before", "after", "losses"),
    [
        (SPOKEN, "a *b*\n", ()),
        (SPOKEN, "a *b*\n", (ENGLISH,)),
        (SPOKEN, "a *b*\n", (ENGLISH, FRENCH, FRENCH)),
        (SPOKEN, "<i lang=fr>a</i> b\n", (ENGLISH,)),
        (SPOKEN, "<p lang=en>a</p> *b*\n", (FRENCH,)),
        ("a *b*\n", "a <i lang=fr>b</i>\n", ()),
        ("<p>a</p>\n", "a\n", (ENGLISH,)),
    ],
)
def test_a_language_goes_only_where_that_is_declared(
    before: str, after: str, losses: tuple[Loss, ...]
) -> None:
    proof = prove(before, after, losses=losses)
    assert not proof.holds
    assert proof.message
