from __future__ import annotations

import pytest

from postlint.urls.identity import identity

PAGE = "https://news.example.org/rain/天?id=1"


@pytest.mark.parametrize(
    "url",
    [
        PAGE,
        " http://news.example.org/rain/天?id=1 ",
        "https://www.news.example.org/rain/天?id=1",
        "HTTPS://News.Example.org:443/rain/天?id=1",
        "https://news.example.org/rain/天?id=1#comments",
        "https://news.example.org/rain/天?utm_source=a&id=1&fbclid=b",
        "https://news.example.org/rain/%E5%A4%A9?id=1",
        "https://news.example.org/rain/%25e5%25A4%25A9?id=1",
    ],
)
def test_one_page_is_one_however_its_address_was_copied(url: str) -> None:
    assert identity(url) == "news.example.org/rain/天?id=1"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PAGE, "https://news.example.org/rain/天?id=2"),
        (PAGE, "https://m.news.example.org/rain/天?id=1"),
        ("https://a.example/x", "https://a.example/X"),
        ("https://a.example/#/x", "https://a.example/#/y"),
        ("https://a.example/#!/x", "https://a.example/"),
        ("https://a.example/?p=1", "https://a.example/?p=1&source=b"),
    ],
)
def test_pages_that_differ_stay_apart(one: str, other: str) -> None:
    assert identity(one) != identity(other)


def test_a_slash_at_the_end_says_nothing() -> None:
    assert identity("https://a.example/x/") == identity("http://a.example/x")
    assert identity("https://a.example") == "a.example"


@pytest.mark.parametrize("text", ["", "no address", "mailto:a@b.example"])
def test_what_is_no_address_is_only_itself(text: str) -> None:
    assert identity(text) == text
