from __future__ import annotations

import pytest

from postlint.rules.html._malformed import is_plain, problem


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://http://a.org/", "two schemes"),
        ("http://https//a.org/", "two schemes"),
        ("https:https://a.org/", "two schemes"),
        ("htp://a.org/", "misspelt"),
        ("ttps://a.org/", "misspelt"),
        ("http//a.org/", "misspelt"),
        ("http:/a.org/", "two slashes"),
        ("http:///a.org/", "two slashes"),
        ("http://", "no host"),
        ("www.a.org", "no scheme"),
        ("weather.a.com/x", "no scheme"),
        (" https://a.org/", "around it"),
        ("https://a.org/b c", "in it"),
        ("https://a.org，b/", "host"),
        ("http://[a/", "no URL"),
        ("http://a.org:x/", "no URL"),
        ("https://a.org/b)", "nothing opens"),
        ("https://a.org/(b", "nothing closes"),
    ],
)
def test_what_is_wrong(url: str, words: str) -> None:
    assert words in problem(url)
    assert not is_plain(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://a.org/b_(c)",
        "https://web.archive.org/web/http://a.org/",
        "https://a.org/?u=http://b.org/(",
        "HTTP://A.ORG/",
        "http://localhost:4000/",
        "http://港口.公司/雨",
        "http://user:word@a.org/",
        "http://[::1]/",
        "mailto:a@b.org",
        "tel:1",
        "ftp://a.org/",
        "rain.html",
        "com.txt",
        "../a.png",
        "/a b",
        "#a",
        "data:image/gif;base64,R0",
    ],
)
def test_nothing_is_wrong(url: str) -> None:
    assert is_plain(url) or problem(url) == ""
