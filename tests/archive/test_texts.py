from __future__ import annotations

import pytest

from postlint.archive.texts import ROWS, SHORTEST, fingerprint, likeness, sketch, spoken

CLAUSES = [f"clause number {number} says so" for number in range(100)]


@pytest.mark.parametrize(
    "body",
    [
        "It rained. Then <b>it</b> stopped.",
        "\n<!--1-->\n[It](https://a.example/(b))\n------\n\n<div>It rained.\nThen it stopped.</div>\n",
        "# [It](https://a.example)\n\nIt rained. Then it stopped.",
    ],
)
def test_what_is_said_is_the_same_however_it_is_written(body: str) -> None:
    assert spoken(body) == "Itrained.Thenitstopped."


def test_a_link_with_text_after_it_is_no_source_line() -> None:
    assert spoken("[It](https://a.example) rained.") == "[It](https://a.example)rained."


def test_a_text_that_says_little_has_no_fingerprint() -> None:
    assert fingerprint("x" * (SHORTEST - 1)) == 0
    assert fingerprint("x" * SHORTEST) == 7127226550100713924


def test_a_sketch_is_the_same_on_every_machine_and_whatever_the_order() -> None:
    text = ".".join(CLAUSES[:9])
    assert len(sketch(text)) == ROWS
    assert sketch(text) == sketch(".".join(reversed(CLAUSES[:9])))
    assert sketch(text)[:2].hex() == "d764"
    assert sketch(".".join(CLAUSES[:7])) == b""


@pytest.mark.parametrize(("shared", "least", "most"), [(100, 1, 1), (90, 0.6, 0.98), (0, 0, 0.1)])
def test_likeness_is_about_the_share_of_clauses(shared: int, least: float, most: float) -> None:
    one = sketch(".".join(CLAUSES))
    other = sketch(".".join(CLAUSES[:shared] + [f"other {n}" for n in range(100 - shared)]))
    assert least <= likeness(one, other) <= most


def test_a_comment_that_never_ends_is_text() -> None:
    assert spoken("a <!-- b --> <i>c</i> <!-- d") == "ac<!--d"
