from __future__ import annotations

from datetime import date

import msgspec
import pytest

from postlint.archive import Facts, collect
from postlint.config import load
from postlint.post import parse

FIELDS = load().fields
POST = """---
layout: post
title: " Street lamps "
date: 2024-01-05T23:30:00.000+08:00
author: {name: Ana Holm}
from: http://www.news.example.org/lamps/?utm_source=a#top
tags: [rain, 2024, ~, " night "]
categories: Notes
---
<!--1704468600000-->
[Street lamps](http://www.news.example.org/lamps/)
------

<div><p>They are lit again, says
the mayor.</p><img src="/img/lamp.png"><img src="https://a.example/b.png"></div>

[old](/2023/01/02/lamps.html) [{{ x }}]({{ x }}) [top](#top) {% post_url 2023-01-02-lamps %}
"""


def facts(text: str = POST, path: str = "_posts/2024-01-05-street-lamps.md") -> Facts:
    return collect(parse(text, path), FIELDS)


def test_a_post_contributes_what_it_says() -> None:
    found = facts()
    assert (found.path, found.folder, found.name) == (
        "_posts/2024-01-05-street-lamps.md",
        "_posts",
        "2024-01-05-street-lamps.md",
    )
    assert (found.slug, found.date) == ("street-lamps", "2024-01-05T23:30:00.000+08:00")
    assert found.day == date(2024, 1, 5).toordinal(), "the writer's own day: never re-zoned"
    assert (found.title, found.authors) == ("Street lamps", ("Ana Holm",))
    assert found.source == "news.example.org/lamps"
    assert (found.tags, found.categories) == (("rain", "2024", "night"), ("Notes",))
    assert found.links == ("{% post_url 2023-01-02-lamps %}", "/2023/01/02/lamps.html")
    assert found.images == ("/img/lamp.png",)
    assert dict(found.fields) == {
        "layout": "str",
        "title": "str",
        "date": "date 9999-99-99T99:99:99.999+99:99",
        "author": "dict",
        "from": "str",
        "tags": "list",
        "categories": "str",
    }


def test_facts_are_small_and_travel() -> None:
    encoded = msgspec.msgpack.encode(facts())
    assert msgspec.msgpack.decode(encoded, type=Facts) == facts()
    assert len(encoded) < len(POST)


def test_the_fingerprint_is_that_of_what_is_said() -> None:
    assert facts().text
    assert facts(POST.replace("\n<div>", "\n\n <div class=x>")).text == facts().text
    assert facts(POST.replace("mayor", "warden")).text != facts().text


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("_posts/2024-01-05-rain.md", "rain"),
        ("content/blog/rain/index.md", "rain"),
        ("content/rain.en.md", "rain.en"),
        ("x/2024-1-5-a.b.html.md", "a.b"),
    ],
)
def test_a_slug_is_the_name_without_date_and_ending(path: str, slug: str) -> None:
    assert facts("x", path).slug == slug


@pytest.mark.parametrize(
    "text", ["", "no front matter", "---\n- a list\n---\n", "---\na: [\n---\n"]
)
def test_any_text_has_facts(text: str) -> None:
    found = facts(text)
    assert (found.title, found.source, found.tags, found.fields) == ("", "", (), ())
    assert found.day == date(2024, 1, 5).toordinal()


def test_a_date_is_told_from_a_title_that_begins_with_one() -> None:
    shapes = dict(facts("---\ntitle: 2024-01-05 in the rain\ndate: '2024-01-05'\n---\n").fields)
    assert shapes == {"title": "str", "date": "date 9999-99-99"}
