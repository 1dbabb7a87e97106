from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postlint import run
from postlint.conversion import Options, drops_of
from postlint.conversion.dropping import _Shorter
from postlint.conversion.profile import Cut, cuts, site_of
from postlint.post import parse
from postlint.preferences import Preferences, Site
from postlint.rule import Context
from postlint.text import Span

if TYPE_CHECKING:
    from postlint.report import Report

SITE = Site(host="Example.org", keep=("article",), drop=(".share", "nav"))
SOURCE = "https://www.example.org/a"


def settings(*sites: Site, source: str = SOURCE, **rest: object) -> Options:
    return Options(preferences=Preferences(sites=sites, **rest), source=source)  # type: ignore[arg-type]


def dropped(text: str, options: Options | None = None) -> list[str]:
    found = cuts(parse(text, "post.md").body, options or settings(SITE))
    return [cut.span.of(text) for cut in found.cuts]


@pytest.mark.parametrize(
    ("source", "known"),
    [
        ("https://example.org/a", True),
        ("http://www.EXAMPLE.org:80/a?b", True),
        ("//deep.www.example.org/", True),
        (" https://example.org/a ", True),
        ("https://anexample.org/a", False),
        ("https://example.org.evil.net/", False),
        ("https://other.net/example.org", False),
        ("example.org", False),
        ("https://[example.org/", False),
        ("", False),
    ],
)
def test_a_site_is_known_by_the_host_of_the_source(source: str, *, known: bool) -> None:
    assert (site_of(settings(SITE, source=source)) is SITE) is known


def test_the_last_of_several_sites_that_fit_counts() -> None:
    general, special = Site(host="example.org"), Site(host=("other.net", "www.example.org"))
    assert site_of(settings(general, special)) is special
    assert site_of(settings(general, special, source="https://a.example.org/")) is general


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("<div><p>a</p></div>\n", True),
        ("<div><p>a</p><nav>b</nav></div>\n", True),
        ("<article></article><p>a</p>\n", True),
        ("<article>a</article>\n", False),
        ("a\n", False),
        ("<iframe src=/a></iframe>\n", False),
    ],
)
def test_a_selection_of_nothing_is_noted_where_something_is_converted(
    text: str, *, noted: bool
) -> None:
    report = run.convert_post(
        parse(text, "post.md"), Context(fields={}, required=()), settings(SITE)
    )
    assert len(report.notes) == noted
    assert all("`keep` of the site Example.org selects nothing" in note for note in report.notes)
    assert not [kept for kept in report.kept if kept.by != "policy"]
    again = parse(report.after, "post.md")
    assert not run.convert_post(again, Context(fields={}, required=()), settings(SITE)).notes


def test_drop_takes_the_outermost_elements_wherever_they_stand() -> None:
    text = "<div><nav>a<p class=share>b</p></nav></div>\n\nc <span class=share>d</span>\n"
    assert dropped(text) == [
        "<nav>a<p class=share>b</p></nav>",
        "<span class=share>d</span>",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "`<nav>a</nav>` and\n\n    <nav>a</nav>\n\n```\n<nav>a</nav>\n```\n",
        "{% raw %}<nav>a</nav>{% endraw %}\n",
        "<div><nav>{{ menu }}</nav></div>\n",
        "<nav>never closed\n",
        "nothing here\n",
    ],
)
def test_code_templates_and_what_has_no_end_stay(text: str) -> None:
    assert dropped(text) == []


def test_what_has_no_end_is_told() -> None:
    body = parse("<p>a</p><nav>never closed\n", "post.md").body
    assert [kept.tag for kept in cuts(body, settings(SITE)).kept] == ["nav"]


def test_keep_takes_all_that_stands_around_the_article() -> None:
    text = (
        "<header>a</header><div><!-- b --> c <i>d</i>"
        "<article>e <b>f</b></article> g\n h<p>i</p></div>\n"
    )
    assert dropped(text) == [
        "<header>a</header>",
        "<!-- b -->",
        "c",
        "<i>d</i>",
        "g",
        "h",
        "<p>i</p>",
    ]


def test_keep_may_take_several_parts() -> None:
    text = "<div><article>a</article><p>b</p><article>c<article>d</article></article></div>\n"
    assert dropped(text) == ["<p>b</p>"]


def test_keep_leaves_markdown_and_other_islands_alone() -> None:
    text = (
        "<p>a</p>\n\n*b*\n\n<div><p>c</p><article>d</article></div>\n\n*e*\n\n<iframe></iframe>\n"
    )
    assert dropped(text) == ["<p>c</p>"]


@pytest.mark.parametrize(
    "text",
    [
        "<div><p>a</p></div>\n",
        "<div><p>a</p></div>\n\nb <article>c</article>\n",
        "<div><p>a</p><article></article></div>\n",
    ],
)
def test_without_an_article_in_an_island_nothing_goes(text: str) -> None:
    assert dropped(text) == []


def test_an_image_is_an_article_too() -> None:
    assert dropped("<div><p>a</p><article><img src=x></article></div>\n") == ["<p>a</p>"]


def test_the_policy_drops_elements_of_any_site() -> None:
    options = settings(source="", elements={"aside": "drop", "b": "raw"})
    assert dropped("<p>a</p><ASIDE>b</ASIDE><b>c</b>\n", options) == ["<ASIDE>b</ASIDE>"]


def test_a_rule_may_ask_for_a_part_of_a_body() -> None:
    body = parse("<p>a</p>\n\nb\n\n<nav>c</nav>\n", "post.md").body
    assert not drops_of(body, body.islands[0].span, settings(SITE))
    assert drops_of(body, body.islands[1].span, settings(SITE))
    assert not drops_of(body, body.islands[1].span, settings(SITE, source="https://other.net/"))


# The whole way.


def convert(text: str, site: Site) -> Report:
    context = Context(
        fields={"source": ("from",)}, required=(), preferences=Preferences(sites=(site,))
    )
    return run.convert_post(parse(text, "post.md"), context)


HEAD = "---\nfrom: https://example.org/a\n---\n"


def test_losses_stand_where_they_were() -> None:
    text = (
        f"\ufeff{HEAD}* *old*\r\n\r\n<div><nav>a</nav><script>b</script></div>\r\n\r\n"
        "c <i class=share>d</i> e\r\n\r\n<p>f<img src=g width=1></p>\r\n"
    )
    report = convert(text, SITE)
    assert report.after == f"\ufeff{HEAD}* *old*\r\n\r\nc e\r\n\r\nf![](g)\r\n"
    found = {(loss.kind, loss.span.of(text)) for loss in report.losses}
    assert found == {
        ("dropped", "<nav>a</nav>"),
        ("dropped", "<i class=share>d</i>"),
        ("script", "<div><nav>a</nav><script>b</script></div>"),
        ("image-size", "<p>f<img src=g width=1></p>"),
    }


def test_what_cannot_be_proven_without_stays_and_all_else_goes() -> None:
    # Without the first element the line would be an item of a list.
    text = f"{HEAD}<b class=share>a</b>- b <i class=share>c</i>\n\n<nav>d</nav>\n"
    report = convert(text, SITE)
    assert report.after == f"{HEAD}**a**- b\n"
    assert [(kept.tag, kept.by) for kept in report.kept] == [("b", "proof")]


def test_a_span_of_what_is_left_is_one_of_the_whole() -> None:
    text = "0<a>1</a>2<b>3</b>4"
    body = parse(text, "post.md").body
    found = [
        Cut(Span(1, 9), Span(1, 9), "<x></x>", "a"),
        Cut(Span(10, 18), Span(10, 18), "", "b"),
    ]
    shorter = _Shorter(body, found)
    assert shorter.body.text == "0<x></x>24"
    expected = {
        (0, 1): "0",
        (0, 8): "0<a>1</a>",
        (1, 8): "<a>1</a>",
        (3, 5): "<a>1</a>",
        (8, 9): "2",
        (8, 10): "2<b>3</b>4",
        (9, 10): "4",
        (0, 10): text,
    }
    for (start, end), whole in expected.items():
        assert shorter.whole(Span(start, end)).of(text) == whole
