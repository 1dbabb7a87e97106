from __future__ import annotations

import pytest

from postlint.urls.written import canonical, host, is_absolute, lacks_scheme, same


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example.org",
        "HTTP://news.example.org/雨?a=b#c",
        "https://news.example.org:8443/",
        "https://me:secret@news.example.org/",
        "http://192.0.2.7/x",
        "https://例え.example/",
    ],
)
def test_a_scheme_and_a_host_make_an_address_absolute(url: str) -> None:
    assert is_absolute(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "news.example.org",
        "//news.example.org/x",
        "/x",
        "https://",
        "https:///x",
        "https://news.example.org/a b",
        "ftp://news.example.org/",
        "mailto:a@example.org",
        "http://[::1/x",
        "see https://news.example.org/",
    ],
)
def test_anything_less_is_not_absolute(url: str) -> None:
    assert not is_absolute(url)


def test_what_lacks_only_a_scheme() -> None:
    assert lacks_scheme("news.example.org/rain")
    assert lacks_scheme("//news.example.org")
    assert lacks_scheme("news.example.org:8080")
    assert not lacks_scheme("The News")
    assert not lacks_scheme("rain")
    assert not lacks_scheme("/2024/rain.html")
    assert not lacks_scheme("ftp://news.example.org")
    assert not lacks_scheme("192.0.2.7/x")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.org/%e9%9b%a8", "https://a.org/%E9%9B%A8"),
        ("https://a.org/雨", "https://a.org/%E9%9B%A8"),
        ("https://a.org/x_(y)", "https://a.org/x_%28y%29"),
        ("https://a.org/a b", "https://a.org/a%20b"),
    ],
)
def test_same_but_for_the_encoding(one: str, other: str) -> None:
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    "other",
    [
        "http://a.org/%E9",
        "https://a.org/%E9/",
        "https://a.org/%25E9",
        "https://a.org/%E9?utm_source=x",
        "https://a.org/%E9#top",
        "https://www.a.org/%E9",
        "https://a.org/%E8",
    ],
)
def test_addresses_that_servers_tell_apart_differ(other: str) -> None:
    assert not same("https://a.org/%E9", other)


def test_host_is_without_what_does_not_name_the_site() -> None:
    assert host("https://WWW.News.example.org:443/x") == "news.example.org"
    assert host("//news.example.org/x") == "news.example.org"
    assert host("/x") == ""
    assert host("http://[::1/x") == ""


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("HTTPS://A.org:443/x/../y/./?b=C#", "https://a.org/y/?b=C"),
        ("http://u:P@A.org:8080/%7e?", "http://u:P@a.org:8080/%7e"),
        ("https://a.org/../..", "https://a.org/"),
        ("https://a.org//b/../c", "https://a.org//c"),
        ("https://a.org//b]/./c", "https://a.org//b]/c"),
        ("https://a.org/b?./c", "https://a.org/b?./c"),
        ("https://a.org?#", "https://a.org"),
        ("https://a.org/##", "https://a.org/##"),
        ("/x/../y", "/x/../y"),
    ],
)
def test_an_address_is_written_as_browsers_ask_for_it(url: str, asked: str) -> None:
    assert canonical(url) == asked
    assert canonical(asked) == asked
