from __future__ import annotations

import pytest

from postlint.loss import Loss
from postlint.post import parse
from postlint.run.proving import (
    body_difference,
    difference,
    front_matter_difference,
    moved,
    net,
)
from postlint.text import Edit, Span, apply

YAML = """---
title: A day
base: &base one
same: *base
when: 2024-01-02
author:
  name: Ada
  url: https://ada.example.org
tags: [one, two, three]
empty:
---
Body
"""
TOML = '+++\ntitle = "A day"\ntags = ["one", "two"]\n\n[author]\nname = "Ada"\n+++\nBody\n'
JSON = '{\n  "title": "A day",\n  "tags": ["one", "two"],\n  "author": {"name": "Ada"}\n}\n\nBody\n'


def edited(text: str, old: str, new: str) -> str:
    """Return what the proof of the front matter says of replacing ``old`` by ``new``."""
    start = text.index(old)
    edits = (Edit(Span(start, start + len(old)), new),)
    return front_matter_difference(parse(text), parse(apply(text, edits)), edits)


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (YAML, "A day", "Another day: it rained"[:11]),
        (YAML, "title: A day\n", ""),
        (YAML, "Ada", "Bo"),
        (YAML, "one, two", "one"),
        (YAML, "[one, two, three]", "[three]"),
        (YAML, "one, two, ", ""),
        (YAML, "empty:", "empty: no"),
        (YAML, "---\nBody", "new: entry\n---\nBody"),
        (YAML, YAML.rpartition("---")[0] + "---\n", ""),
        (TOML, '"A day"', '"Two days"'),
        (TOML, '"one", ', ""),
        (TOML, '"Ada"', '"Bo"'),
        (JSON, '"A day"', '"Two days"'),
        (JSON, '"Ada"', '"Bo"'),
        (JSON, '"one", ', ""),
    ],
)
def test_what_an_edit_touches_may_change(text: str, old: str, new: str) -> None:
    assert edited(text, old, new) == ""


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        (YAML, "&base one", "&base two", "`same`"),
        (YAML, "title: A day\n", "title: A day\nnested:\n  ", "`base`"),
        (YAML, "title: A day\n", "title: A day\n---\n", "`base`"),
        (YAML, "same: *base\n", "same: *base # ", "`when`"),
        (YAML, "one\n", "one\n more\n", "`same`"),
        (YAML, "one, two", "one, [two", "no longer parse"),
        (YAML, "A day", '"A day', "no longer parse"),
        (YAML, "title:", "title", "no longer parse"),
        (YAML, "---\ntitle", "--\ntitle", "`base`"),
        (TOML, '"A day"', '"A day', "no longer parse"),
        (TOML, '"A day"\n', '"A day"\n[other]\n', "`tags`"),
        (JSON, '"A day",', '"A day"', "no longer parse"),
        (JSON, '"A day",', '"A day", "nested": {', "no longer parse"),
    ],
)
def test_what_an_edit_does_not_touch_must_stay(
    text: str, old: str, new: str, expected: str
) -> None:
    assert expected in edited(text, old, new)


def test_a_change_of_the_body_leaves_the_front_matter_alone() -> None:
    assert edited(YAML, "Body", "Other") == ""
    assert edited("Body\n", "Body", "Other") == ""


def test_a_new_front_matter_is_no_change_of_an_old_one() -> None:
    assert edited("Body\n", "Body", "---\ntitle: x\n---\nBody") == ""


def test_the_body_is_proven_even_if_only_the_front_matter_was_edited() -> None:
    text = "---\ntitle: A day\n---\nOne *two*\n"
    edits = (Edit(Span(4, 4), "---\nnew: body\n"),)
    before, after = parse(text.replace("title: A day\n", "")), parse("---\n---\nnew: body\n")
    assert difference(before, after, edits) != ""


def test_a_body_with_the_same_rendering_is_the_same() -> None:
    assert body_difference(parse("A <b>word</b>\n"), parse("A **word**\n")) == ""
    assert body_difference(parse("A <b>word</b>\n"), parse("A word\n")) != ""


def test_an_html_body_is_proven_as_html() -> None:
    before = parse("<p>*one*</p>\n", "post.html")
    assert body_difference(before, parse("<p><em>one</em></p>\n", "post.html")) != ""
    assert body_difference(before, parse("<div>*one*</div>\n", "post.html")) == ""


def test_a_body_that_no_one_can_render_must_stay() -> None:
    before = parse("<b>one</b>\n", "post.mdx")
    assert body_difference(before, parse("<b>one</b>\n", "post.mdx")) == ""
    expected = "what the body of this file renders to cannot be proven"
    assert body_difference(before, parse("**one**\n", "post.mdx")) == expected


def test_declared_losses_and_intentions_reach_the_proof() -> None:
    scripted = parse("One\n\n<script>x()</script>\n")
    script = Loss("script", Span(5, 27), "script x()")
    assert body_difference(scripted, parse("One\n")) != ""
    assert body_difference(scripted, parse("One\n"), losses=(script,)) == ""
    assert body_difference(parse("One two\n"), parse("One\n"), intends=("-two",)) == ""
    assert body_difference(parse("One two\n"), parse("One\n"), intends=("-One",)) != ""


def test_an_intention_without_a_change_does_not_hold() -> None:
    same = parse("One\n")
    expected = "the document stays the same; intended was -two, +three"
    assert body_difference(same, same, intends=("-two", "+three")) == expected


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span(0, 4), Span(0, 4)),
        (Span(3, 5), None),
        (Span(5, 9), None),
        (Span(6, 8), Span(7, 9)),
        (Span(6, 6), Span(7, 7)),
        (Span(8, 10), Span(9, 11)),
        (Span(9, 11), None),
        (Span(10, 12), Span(12, 14)),
        (Span(12, 16), None),
        (Span(14, 15), Span(14, 15)),
    ],
)
def test_a_span_moves_with_the_edits_before_it_and_is_lost_in_one(
    span: Span, expected: Span | None
) -> None:
    edits = (Edit(Span(12, 14), ""), Edit(Span(10, 10), "x"), Edit(Span(4, 6), "abc"))
    assert moved(span, edits) == expected


@pytest.mark.parametrize(
    ("intends", "expected"),
    [
        ((), ()),
        (("-a", "+b"), ("-a", "+b")),
        (("-a", "+a"), ()),
        (("+a", "-a", "+a"), ("+a",)),
        (("-a", "-a"), ("-a", "-a")),
    ],
)
def test_an_intention_that_a_later_one_takes_back_is_none(
    intends: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert net(intends) == expected
