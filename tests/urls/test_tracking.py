"""Which parameters only track, and that nothing else goes."""

from __future__ import annotations

import pytest

from postlint.urls.tracking import without_tracking


@pytest.mark.parametrize(
    ("url", "left"),
    [
        ("https://a.example/?utm_source=x", "https://a.example/"),
        ("https://a.example/b?c=1&UTM_Medium=x&d=%20#e", "https://a.example/b?c=1&d=%20#e"),
        ("/b?fbclid=1&fbclid=2", "/b"),
        ("/b?gclid", "/b"),
        *[
            (url, url)
            for url in (
                "/b?source=x&ref=y&from=z",  # pages differ by these
                "/b?a=utm_source",
                "/b#?utm_source=x",
                "/b?",
                "/b?a&&b=",
                "/utm_source=x",
                "/b?url=https%3A%2F%2Fc%2F%3Futm_source%3Dx",
            )
        ],
    ],
)
def test_parameters_that_track_go(url: str, left: str) -> None:
    assert without_tracking(url) == left
