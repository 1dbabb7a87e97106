"""Differences that a fix intends, character by character."""

from __future__ import annotations

import pytest

from postlint.proof import prove

GONE = ("-char U+200B",)
BOLD = ("-char U+002A",) * 4


@pytest.mark.parametrize(
    ("before", "after", "intends"),
    [
        ("a\u200bb c", "ab c", GONE),
        ("a\u200bb \u200bc", "ab c", GONE * 2),
        ("\u2f08们", "人们", ("-char U+2F08", "+char U+4EBA")),
        ("e\u0301e", "\u00e9e", ("-char U+0065", "-char U+0301", "+char U+00E9")),
        ("x **A：**B", "x <strong>A：</strong>B", (*BOLD, "+mark strong", "+mark")),
        (
            "见http://a.example/c收",
            "见<http://a.example/c>收",
            ("+mark a http://a.example/c", "+mark"),
        ),
        ("a\u200bb", "one two\n\nab", (*GONE, "+one", "+two", "+p")),
        ("a\u200bb mine", "ab", (*GONE, "-mine")),
    ],
)
def test_what_is_intended_holds(before: str, after: str, intends: tuple[str, ...]) -> None:
    assert prove(before, after, intends=intends).holds


@pytest.mark.parametrize(
    ("before", "after", "intends"),
    [
        ("a\u200bb \u200bc", "ab c", GONE),
        ("a\u200bb c", "ab c", GONE * 2),
        (
            "a http://a.example/c收",
            "a<http://a.example/c>收",
            ("+mark a http://a.example/c", "+mark"),
        ),
        ("a\u200bb c", "ab d", GONE),
        ("a\u200bb c", "abc", GONE),
        ("a\u200bb c", "abc", ("-char U+200C",)),
        ("a\u200bb", "a", GONE),
        ("a\u200b *b*", "a b", GONE),
        ("\u2f08\u4eba", "\u4eba\u4eba\u4eba", ("-char U+2F08", "+char U+4EBA")),
        ("a \u200bb\n\nc", "a b c", GONE),
    ],
)
def test_any_other_difference_does_not(before: str, after: str, intends: tuple[str, ...]) -> None:
    assert not prove(before, after, intends=intends).holds
