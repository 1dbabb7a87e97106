from __future__ import annotations

import pytest

from postlint.archive import Facts
from postlint.archive.names import Spelling, same_name, spellings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("New York", "new-york"),
        ("ＮＥＷ　ＹＯＲＫ", "New_York"),
        ("趣哥記", "趣哥记"),
        ("石炳鋒", "石炳锋"),
        ("ﾊﾝ", "ハン"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert same_name(one) == same_name(other)


@pytest.mark.parametrize(
    ("one", "other"), [("C", "C++"), ("Ana", "Ann"), ("王小明", "王小红"), ("2023", "2024")]
)
def test_names_that_differ_in_more_than_spelling_are_two(one: str, other: str) -> None:
    assert same_name(one) != same_name(other)


def found(counts: dict[str, int]) -> list[Spelling]:
    posts = [
        Facts(f"{name} {n}", tags=(name,)) for name, many in counts.items() for n in range(many)
    ]
    return spellings(posts, lambda post: post.tags)


def test_the_usual_spelling_is_that_of_most_posts() -> None:
    assert found({"rain": 1, "Rain": 3, "RAIN": 2, "wind": 1}) == [
        Spelling("RAIN", 2, "Rain", 3),
        Spelling("rain", 1, "Rain", 3),
    ]


def test_a_rare_name_that_differs_in_a_letter_is_perhaps_a_usual_one() -> None:
    near = [Spelling("photograpy", 1, "photography", 10, near=True)]
    assert found({"photography": 10, "photograpy": 1}) == near


@pytest.mark.parametrize(
    ("usual", "rare", "number"),
    [
        ("season 2023", "season 2024", 1),  # another number
        ("photography", "photograpy", 2),  # too many to be slips
        ("summer", "sumer", 1),  # too short
        ("海港日报周末版本", "海港日报周日版本", 1),  # another ideograph
    ],
)
def test_what_may_be_another_name_is_left_alone(usual: str, rare: str, number: int) -> None:
    assert found({usual: 10, rare: number}) == []
