"""Parameters of addresses that a declared rule takes out."""

from __future__ import annotations

import pytest

from postlint.packs.parameters import without


@pytest.mark.parametrize(
    ("url", "left"),
    [
        ("/a?utm_source=x", "/a"),
        ("/a?utm_source=x#b", "/a#b"),
        ("/a?b=1&utm_source=x&c=2", "/a?b=1&c=2"),
        ("/a?b=1&amp;UTM_source=x&amp;c=2", "/a?b=1&amp;c=2"),
        ("/a?utm_source=x&amp;b=1&c=2", "/a?b=1&c=2"),
        ("/a?ref&b", "/a?b"),
    ],
)
def test_parameters_whose_names_fit_go_with_what_parts_them(url: str, left: str) -> None:
    assert without(url, ("utm_*", "ref")) == left


@pytest.mark.parametrize(
    "url", ["/a", "/a?", "/a#?ref=b", "/a?b=utm_source", "/a?&b=1", "/a?b&&c&"]
)
def test_without_such_a_parameter_all_stays_as_it_is(url: str) -> None:
    assert without(url, ("utm_*", "ref")) == url
