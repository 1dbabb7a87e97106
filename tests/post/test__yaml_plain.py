"""The short way through YAML front matter sees what the long way sees."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml_loaders import fenced, the_long_way

from postlint.post import _yaml_plain
from postlint.post.front_matter import FrontMatter, find
from postlint.text import Span

PLAIN = """\
layout: post
title: "The Rain: a \\"story\\""
date: 2024-01-02T03:04:05.000Z
draft: no
weight: 012
none:
tags: [ rain , "sun", 1.10]
authors:
  - Ada # the first
  -
    - "Bob"
  - name: Cleo
    since: 2024-01-02
about: >-
  Long
    text

end: |
  x
"""
PIECES = (
    *("a", "b: ", "\n", " ", "  ", "- ", "[", "]", "{", "}", ",", "#", " # c", "'", '"', ": "),
    *(
        "&x ",
        "*x",
        "!!str ",
        "<<: ",
        "? ",
        "|\n",
        ">\n",
        "~",
        "2024",
        "2024-13-45",
        "no",
        "=",
        "\t",
    ),
    *("k: v\n", "- v\n", "  - v\n", "\u2028", "é", "\\", "...\n", "%YAML 1.1\n", "\r\n"),
)


def long_way(text: str) -> FrontMatter | None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        the_long_way(monkeypatch)
        return find(text)


def test_plain_front_matter_goes_the_short_way_and_means_the_same() -> None:
    text = fenced(PLAIN)
    assert _yaml_plain.load(PLAIN, text, 4) is not None
    assert repr(find(text)) == repr(long_way(text))


@pytest.mark.parametrize(
    "content",
    [
        *("a: &x 1", "a: [&x 1, *x]", "a: !!str 1", "a: !x [1]", "&x a: 1", "<<: {a: 1}"),
        *(
            "2024: x",
            "? [a]\n: b",
            "=: x",
            "a: =",
            "a: 2024-13-45",
            "[1]",
            "text",
            "",
            "a: [",
            "- a",
        ),
        *("a: b\n...\nc: d", "%YAML 1.1\n", "!!map {a: 1}", "a: " + "[" * 30 + "]" * 30),
    ],
)
def test_what_is_unusual_is_left_to_the_long_way(content: str) -> None:
    assert _yaml_plain.load(content, content, 0) is None


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.integers(0, len(PLAIN)))
def test_both_ways_read_the_same(piece: str, place: int) -> None:
    text = fenced(PLAIN[:place] + piece + PLAIN[place:])
    assert repr(find(text)) == repr(long_way(text))


def test_a_date_that_was_read_once_is_not_changed_by_the_next_post() -> None:
    one, other = (find(fenced(f"date: 2024-01-02\ntitle: {title}")) for title in "ab")
    assert one is not None
    assert other is not None
    assert one.values["date"] == other.values["date"]
    assert one.entries[0].value_span == other.entries[0].value_span == Span(10, 20)
