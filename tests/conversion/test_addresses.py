"""What settings make of addresses, and that each change is declared and proven."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.conversion import Conversion, Options, convert
from postlint.conversion.addresses import changer, resolved
from postlint.post import parse
from postlint.preferences import Preferences, Urls
from postlint.proof import prove
from postlint.text import apply

BASE = "https://example.org/news/2020/tea.html"
ALL = Urls(resolve=True, tracking="remove", proxies="unwrap")
URL = st.text("ab/:?#&=.%@[]() é茶\\{}utm_fbclid", max_size=40)


def converted(
    text: str, urls: Urls = ALL, engine: Any = "postlint", dialect: str = "gfm"
) -> tuple[str, Conversion]:
    preferences = Preferences(urls=urls, engine=engine)
    options = Options(source=BASE, preferences=preferences, dialect=dialect)
    body = parse(text, dialect=dialect).body
    conversion = convert(body, prove=prove, options=options)
    return apply(text, conversion.edits), conversion


@pytest.mark.parametrize(
    ("url", "absolute"),
    [
        ("/a?b=%e8#c", "https://example.org/a?b=%e8#c"),
        ("//cdn.example.org/a b.png", "https://cdn.example.org/a b.png"),
        ("a.html", "https://example.org/news/2020/a.html"),
        ("../a/./b?x=../y", "https://example.org/news/a/b?x=../y"),
        ("?page=2", "https://example.org/news/2020/tea.html?page=2"),
        ("茶(1).png", "https://example.org/news/2020/茶(1).png"),
        *[
            (url, url)
            for url in ("#here", "https://a.example/", "mailto:a@b.c", "data:,x", "javascript:x")
        ],
    ],
)
def test_relative_addresses_are_resolved(url: str, absolute: str) -> None:
    assert resolved(BASE, url) == absolute


@pytest.mark.parametrize("source", ["", "tea", "ftp://example.org/", "https://[bad/", "https://"])
def test_without_a_source_nothing_is_resolved(source: str) -> None:
    options = Options(source=source, preferences=Preferences(urls=Urls(resolve=True)))
    assert changer(options) is None


@given(URL)
def test_no_address_is_too_odd_and_what_is_left_is_left(url: str) -> None:
    options = Options(source=BASE, preferences=Preferences(urls=ALL))
    change = changer(options)
    assert change is not None
    once = change(url)
    assert change(once) == once
    if "{{" in url or "{%" in url or "\\" in url:
        assert once == url


@pytest.mark.parametrize("engine", ["postlint", "markdownify"])
def test_links_and_images_change_and_say_so(engine: str) -> None:
    text = (
        '<p><a href="/a?utm_source=x&amp;b=1">c <b>d</b></a> <img src="//cdn.example/e f.png"></p>\n'
        '<p><a href="#g">h</a></p>\n\n'
        'In <a href="/a?utm_source=x&amp;b=1">line</a>, <img src="i.png">.\n'
    )
    after, conversion = converted(text, engine=engine)
    assert "[c **d**](https://example.org/a?b=1)" in after
    assert "[h](#g)" in after
    assert (
        "In [line](https://example.org/a?b=1), ![](https://example.org/news/2020/i.png)." in after
    )
    assert sorted(loss.token for loss in conversion.losses) == [
        "address //cdn.example/e%20f.png -> https://cdn.example/e%20f.png",
        "address /a?utm_source=x&b=1 -> https://example.org/a?b=1",
        "address /a?utm_source=x&b=1 -> https://example.org/a?b=1",
        "address i.png -> https://example.org/news/2020/i.png",
    ]
    assert {loss.kind for loss in conversion.losses} == {"address"}
    assert not prove(text, after).holds
    assert prove(text, after, losses=conversion.losses).holds


@pytest.mark.parametrize("dialect", ["gfm", "commonmark", "kramdown", "goldmark"])
def test_what_is_not_converted_keeps_its_address(dialect: str) -> None:
    text = (
        "[a](/b)\n\n"
        '<p><a href="/b">c</a></p>\n<table><tr><td colspan="2"><a href="/b">d</a></td></tr>'
        '<tr><td>e</td><td>f</td></tr></table>\n<p><a href="/b"></a>g</p>\n'
    )
    after, conversion = converted(text, dialect=dialect)
    assert after.startswith("[a](/b)\n\n[c](https://example.org/b)\n\n<table>")
    assert '<a href="/b">d</a>' in after
    assert len(conversion.losses) == 2


def test_lazy_images_and_their_twins() -> None:
    text = (
        '<p><img src="data:image/gif;base64,x" data-src="/a.png">'
        '<noscript><img src="/a.png"></noscript></p>\n'
    )
    after, conversion = converted(text)
    assert after == "![](https://example.org/a.png)\n"
    assert len(conversion.losses) == 1  # the twin goes with its image


def test_a_link_around_blocks_is_declared_once() -> None:
    after, conversion = converted('<div><a href="/a"><h2>b</h2><p>c</p></a></div>\n')
    assert after == "## [b](https://example.org/a)\n\n[c](https://example.org/a)\n"
    assert len(conversion.losses) == 1


def test_a_link_that_the_parser_copies() -> None:
    after, conversion = converted('<p><a href="/a">b<p>c</a></p>\n')
    assert after == "[b](https://example.org/a)\n\n[c](https://example.org/a)\n"
    assert conversion.losses


def test_settings_that_are_off_change_nothing() -> None:
    text = '<p><a href="/a?utm_source=b">c</a></p>\n'
    assert converted(text, Urls())[0] == "[c](/a?utm_source=b)\n"
    assert converted(text, Urls())[1].losses == ()
