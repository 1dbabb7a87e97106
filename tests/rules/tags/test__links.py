from __future__ import annotations

import pytest

from postlint.rules.tags._links import key, tag_of

HOSTS = {"news.example.org"}
SEGMENTS = ("tag", "tags")


@pytest.mark.parametrize(
    ("url", "tag"),
    [
        ("https://news.example.org/tag/rain", "rain"),
        ("https://www.news.example.org/gb/tag/%E9%9B%A8.html", "雨"),
        ("http://news.example.org/tags/rain/page/2?x#y", "rain"),
        ("//news.example.org/tag/%25E9%259B%25A8/", "雨"),
        ("/tags/new-york/", "new-york"),
        ("/tags/#rain", "rain"),
        ("../tag/rain.htm", "rain"),
        ("{{ site.baseurl }}/tags/rain", "rain"),
    ],
)
def test_pages_of_a_tag(url: str, tag: str) -> None:
    assert tag_of(url, SEGMENTS, HOSTS) == tag


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/example/rain/releases/tag/v1.0",
        "https://news.example.org/tagged/rain",
        "https://news.example.org/rain/tag",
        "/tags/",
        "/tags",
        "mailto:tag/rain",
        "javascript:go('/tag/rain')",
        "http://[::1/tag/rain",
        "?q=/tag/rain",
        "",
    ],
)
def test_other_pages(url: str) -> None:
    assert tag_of(url, SEGMENTS, HOSTS) == ""


def test_spellings_of_one_tag() -> None:
    assert key("New York") == key("new-york") == key("#new_york") == key("NEW  YORK")
    assert key("C++") != key("C#")
    assert key("雨") != key("雪")
