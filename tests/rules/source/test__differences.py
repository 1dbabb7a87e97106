from __future__ import annotations

from postlint.rules.source._differences import contrast, shorten, visible


def test_short_texts_are_shown_whole() -> None:
    assert contrast("rain", "ruin") == ("rain", "ruin")


def test_both_are_shown_from_the_same_place_before_the_first_difference() -> None:
    one, other = contrast("a" * 50 + "xyz", "a" * 50 + "yz")
    assert one == "…" + "a" * 10 + "xyz"
    assert other == "…" + "a" * 10 + "yz"


def test_what_follows_is_cut_short() -> None:
    one, other = contrast("x" + "a" * 50, "")
    assert one == "x" + "a" * 29 + "…"
    assert other == ""


def test_the_end_of_one_is_a_difference() -> None:
    assert contrast("rain...", "rain") == ("rain...", "rain")


def test_invisible_characters_are_named() -> None:
    assert visible("a\u00a0b\u200bc d\ufeff") == "a<U+00A0>b<U+200B>c d<U+FEFF>"
    assert contrast("a\u00a0b", "a b") == ("a<U+00A0>b", "a b")


def test_shorten_keeps_what_fits() -> None:
    assert shorten("rain", 4) == "rain"
    assert shorten("rainy", 4) == "rai…"
