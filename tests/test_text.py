from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.text import Edit, Lines, OverlapError, Span, apply, comments_end, composed


def edit(start: int, end: int, text: str) -> Edit:
    return Edit(Span(start, end), text)


def test_a_span_is_half_open() -> None:
    assert Span(1, 3).of("渡船離岸") == "船離"
    assert Span(2, 2).of("渡船離岸") == ""


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Span(0, 2), Span(1, 3), True),
        (Span(0, 3), Span(1, 2), True),
        (Span(0, 1), Span(1, 2), False),
        (Span(1, 1), Span(1, 1), True),
        (Span(1, 1), Span(0, 2), True),
        (Span(1, 1), Span(1, 2), False),
    ],
)
def test_spans_overlap_where_they_share_a_character_or_a_place(
    one: Span, other: Span, *, expected: bool
) -> None:
    assert one.overlaps(other) is expected
    assert other.overlaps(one) is expected


def test_edits_are_made_in_any_order() -> None:
    edits = [edit(5, 6, "!"), edit(0, 1, "J"), edit(3, 3, "-"), edit(1, 2, "")]
    assert apply("hello.", edits) == "Jl-lo!"
    assert apply("hello.", []) == "hello."


def test_edits_that_only_touch_are_made() -> None:
    assert apply("abcd", [edit(0, 2, "x"), edit(2, 4, "y")]) == "xy"
    assert apply("abcd", [edit(2, 2, "-"), edit(2, 4, "y")]) == "ab-y"


@pytest.mark.parametrize(
    "edits",
    [
        [edit(0, 2, "x"), edit(1, 3, "y")],
        [edit(1, 1, "x"), edit(1, 1, "y")],
        [edit(0, 4, "x"), edit(2, 2, "y")],
        [edit(1, 2, "x"), edit(1, 2, "x")],
    ],
)
def test_edits_that_overlap_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(OverlapError, match=r"overlap at character \d"):
        apply("abcd", edits)


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ([edit(0, 1, "x")], [edit(5, 6, "y")], [edit(0, 1, "x"), edit(5, 6, "y")]),
        ([edit(0, 1, "xyz")], [edit(7, 8, "y")], [edit(0, 1, "xyz"), edit(5, 6, "y")]),
        ([edit(1, 3, "")], [edit(0, 2, "y")], [edit(0, 4, "y")]),
        ([edit(1, 3, "")], [edit(1, 1, "y")], [edit(1, 3, "y")]),
        ([edit(1, 2, "x-y")], [edit(2, 3, "")], [edit(1, 2, "xy")]),
        ([edit(1, 2, "x")], [edit(0, 4, "acd")], [edit(1, 2, "")]),
        ([edit(1, 2, "x")], [edit(1, 2, "b")], []),
        ([edit(0, 1, "x"), edit(3, 4, "y")], [edit(0, 4, "z")], [edit(0, 4, "z")]),
        ([], [edit(0, 1, "z")], [edit(0, 1, "z")]),
    ],
)
def test_two_rounds_of_edits_are_one(
    first: list[Edit], then: list[Edit], expected: list[Edit]
) -> None:
    assert composed("abcdef", first, then) == tuple(expected)
    assert apply("abcdef", expected) == apply(apply("abcdef", first), then)


def edits_of(text: str) -> st.SearchStrategy[list[Edit]]:
    places = st.lists(st.integers(0, len(text)), unique=True, max_size=6).map(sorted)
    words = st.sampled_from(("", "x", "渡船"))
    return st.tuples(places, st.tuples(*[words] * 3)).map(
        lambda it: [
            edit(start, end, word)
            for start, end, word in zip(it[0][::2], it[0][1::2], it[1], strict=False)
        ]
    )


@given(st.data())
def test_rounds_of_edits_are_one_wherever_they_stand(data: st.DataObject) -> None:
    text = "abcdefgh"
    first = data.draw(edits_of(text))
    between = apply(text, first)
    then = data.draw(edits_of(between))
    together = composed(text, first, then)
    assert apply(text, together) == apply(between, then)
    touched = {place for one in together for place in range(one.span.start, one.span.end)}
    kept = "".join(letter for place, letter in enumerate(text) if place not in touched)
    assert set(apply(between, then)) >= set(kept)
    assert all(one.span.of(text) != one.text for one in together if one not in [*first, *then])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a\nbc", {0: (1, 1), 1: (1, 2), 2: (2, 1), 4: (2, 3)}),
        ("a\r\nb", {1: (1, 2), 2: (1, 3), 3: (2, 1)}),
        ("a\rb\n\nc", {2: (2, 1), 4: (3, 1), 5: (4, 1)}),
        ("渡船\n離岸", {1: (1, 2), 4: (2, 2)}),
        ("\ufeffab\nc", {0: (1, 1), 1: (1, 1), 2: (1, 2), 4: (2, 1)}),
        ("", {0: (1, 1)}),
        ("a\n", {2: (2, 1)}),
    ],
)
def test_positions_count_from_one(text: str, places: dict[int, tuple[int, int]]) -> None:
    lines = Lines(text)
    assert {offset: lines.position(offset) for offset in places} == places


@pytest.mark.parametrize("text", ["a\n\nbc", "a\r\n\r\nbc\r\n", "a\rb", "", "\n", "渡船\n"])
def test_lines_are_spans_without_their_ends(text: str) -> None:
    lines = Lines(text)
    assert [lines.span(number).of(text) for number in range(1, len(lines) + 1)] == (
        text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )


@given(st.text(alphabet="ab\n\r\ufeff\u2028中"), st.data())
def test_positions_are_the_same_however_many_are_asked_for(text: str, data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(text)), min_size=1, max_size=30))
    lines = Lines(text)
    for place in places:
        counted = Lines(text).position(place)
        number, span = Lines(text).around(place)
        assert lines.position(place) == counted
        assert lines.around(place) == (number, span)
        assert number == counted[0]
        assert span == lines.span(number)
        assert span.start <= place


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("a", 1),
        ("<!-- a --> b", 12),
        ("a --> b", 7),
        ("<!-- a --> <!-- b", 10),
        ("<!-- a", 6),
        ("<!-- a <!-- b", 2),
    ],
)
def test_comments_are_looked_for_up_to_the_last_that_ends(text: str, until: int) -> None:
    assert comments_end(text) == until
    assert "<!--" not in text[until:] or "-->" not in text[until:]
