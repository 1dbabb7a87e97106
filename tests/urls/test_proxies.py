"""Which addresses only lead on to another one."""

from __future__ import annotations

import pytest

from postlint.urls.proxies import unwrapped


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://images.weserv.nl/?url=a.example/b.jpg&w=3", "http://a.example/b.jpg"),
        ("//wsrv.nl/?w=3&url=ssl:a.example/b.jpg", "https://a.example/b.jpg"),
        ("https://wsrv.nl/?url=https://a.example/b%3Fc", "https://a.example/b?c"),
        ("https://i0.wp.com/a.example/b.jpg?resize=3&ssl=1", "https://a.example/b.jpg"),
        ("http://i2.wp.com/a.example/b?q=c%3D1", "http://a.example/b?c=1"),
        ("https://images.hive.blog/0x0/https://a.example/b.jpg?c=1", "https://a.example/b.jpg?c=1"),
        (
            "https://substackcdn.com/image/fetch/w_1,c_limit/https%3A%2F%2Fa.example%2Fb.png",
            "https://a.example/b.png",
        ),
        (
            "https://camo.githubusercontent.com/0a1b/68747470733a2f2f612e6578616d706c652f62",
            "https://a.example/b",
        ),
        (f"https://camo.example/{'0a' * 20}?url=http%3A%2F%2Fa.example%2Fb", "http://a.example/b"),
        (
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F%25E8%25&h=x",
            "https://a.example/%E8%",
        ),
        ("https://www.google.com/url?sa=D&q=https://a.example/&usg=x", "https://a.example/"),
        ("https://www.google.co.uk/url?url=https://a.example/", "https://a.example/"),
        ("https://link.zhihu.com/?target=https%3A//a.example/", "https://a.example/"),
        (
            (
                "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3D"
                "https%253A%252F%252Fa.example%252F"
            ),
            "https://a.example/",
        ),
        *[
            (url, url)
            for url in (
                "https://web.archive.org/web/2020/https://a.example/",
                "https://t.co/abc",
                "https://www.google.com/search?q=https://a.example/",
                "https://www.google.com/url?q=/search",
                "https://l.facebook.com/l.php?u=javascript%3Aalert(1)",
                "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F%FF",
                "https://l.facebook.com/l.php",
                "https://wsrv.nl/?url=a b",
                "https://a.example/?url=https://b.example/",
                "ftp://wsrv.nl/?url=https://b.example/",
                "https://[bad/?url=https://b.example/",
            )
        ],
    ],
)
def test_addresses_that_only_lead_on_are_unwrapped(url: str, target: str) -> None:
    assert unwrapped(url) == target
