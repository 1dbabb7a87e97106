"""Bodies that are all HTML: what becomes of them, and of the templates in them."""

from __future__ import annotations

import pytest
from judge import document, render
from judge.compare import differences

from postlint.conversion import Conversion, Options, convert
from postlint.post import parse
from postlint.proof import prove
from postlint.text import apply


def page(html: str, dialect: str = "gfm") -> tuple[str, Conversion]:
    body = parse(html, "post.html", dialect).body
    conversion = convert(body, prove=prove, options=Options(dialect=dialect))
    return apply(html, conversion.edits), conversion


def page_settles(markdown: str) -> bool:
    """Say whether nothing is left to convert once a page is a post of Markdown."""
    body = parse(markdown, "post.md", "gfm").body
    return convert(body, prove=prove, options=Options(dialect="gfm")).edits == ()


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a <b>b</b></p>\n", "a **b**\n"),
        ("no tags, *no* mark\n", "no tags, \\*no\\* mark\n"),
        ("\n    <p>a</p>\n\n", "\na\n\n"),
        ("one\n\ntwo\n", "one two\n"),
        ("# no heading", "\\# no heading"),
        ('<iframe src="/v"></iframe>\n', '<iframe src="/v"></iframe>\n'),
        ("a\r\n<p>b</p>\r\n", "a\r\n\r\nb\r\n"),
        ("<h2>A</h2>\n<!--more-->\n\n    <ul><li>b</ul>", "## A\n\n<!--more-->\n\n- b"),
    ],
)
def test_a_body_of_html_becomes_markdown(html: str, markdown: str) -> None:
    after, conversion = page(html)
    assert after == markdown
    assert conversion.converted == 1
    assert differences(document.read(html), document.read(render.html(after))) == []


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a {{ b | c }}</p><p><b>c</b></p>", "<p>a {{ b | c }}</p>\n\n**c**"),
        ("<p><a href='{{ b }}/c'>d</a></p>", '<p><a href="{{ b }}/c">d</a></p>'),
        ("<b>a</b> {% b *c* %}<p>d</p>", "<div><b>a</b> {% b *c* %}</div>\n\nd"),
        ("<div><p>a</p>{% b _c %}<p>d</p></div>", "a\n\n<div>{% b _c %}</div>\n\nd"),
        (
            "{% highlight c %}\na < *b*\n{% endhighlight %}<p>c</p>",
            "<div>{% highlight c %}\na < *b*\n{% endhighlight %}</div>\n\nc",
        ),
        (
            "<ul><li>{% if a %}<b>b{% endif %}</li></ul>",
            "<ul><li>{% if a %}<b>b{% endif %}</li></ul>",
        ),
        (
            "<blockquote><p>{{< x _y >}}</p></blockquote>",
            "<blockquote><p>{{< x _y >}}</p></blockquote>",
        ),
    ],
)
def test_the_smallest_block_around_a_template_stays(html: str, markdown: str) -> None:
    after, conversion = page(html, "kramdown")
    assert after == markdown
    assert [kept.reason for kept in conversion.kept] == [
        "a template's tags or a shortcode stand in it"
    ]


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a {{ b }}</p><p><b>c</b></p>", "a {{ b }}\n\n**c**"),
        (
            "<ul><li>a <code>Hi {{b}}</code></li><li>{% include c.html %}</li></ul>",
            "- a `Hi {{b}}`\n- {% include c.html %}",
        ),
        ("<b>a</b> {% b %}<p>c</p>", "**a** {% b %}\n\nc"),
        ("<div><p>a</p>{% b %}<p>c</p></div>", "a\n\n{% b %}\n\nc"),
        ("<blockquote><p>{{< x >}}</p></blockquote>", "> {{< x >}}"),
        (
            "<p>{{ a | b }}</p><table><tr><th>c</th></tr><tr><td>{{ a }}</td></tr></table>",
            "{{ a | b }}\n\n| c |\n| --- |\n| {{ a }} |",
        ),
    ],
)
def test_a_template_that_is_text_in_markdown_too_is_written(html: str, markdown: str) -> None:
    after, conversion = page(html)
    assert after == markdown
    assert conversion.kept == ()
    assert page_settles(after)


def test_a_bar_in_a_cell_is_no_text() -> None:
    after, conversion = page(
        "<p>a</p><table><tr><th>c</th></tr><tr><td>{{ a | b }}</td></tr></table>"
    )
    assert after.startswith("a\n\n<table>")
    assert [kept.tag for kept in conversion.kept] == ["table"]


def test_a_template_that_decides_how_marks_render_stays() -> None:
    after, _ = page("<p>甲<b>{{ a }}</b>乙</p><p><i>b</i></p>")
    assert after == "<p>甲<b>{{ a }}</b>乙</p>\n\n*b*"


@pytest.mark.parametrize(
    "html",
    [
        '<p {% if a %}class="b"{% endif %}>c</p>',
        "<{{ a }}>b",
        "<h{{ a }}>b</h{{ a }}>",
        "<p>&#{{ a }};</p>",
        "<p>\ue000 {{ a }}</p>",
        "<p>a</p><div><span {{ a }}>b</span> {{ c }}</div>",
    ],
)
def test_templates_that_cannot_be_kept_leave_a_body_alone(html: str) -> None:
    after, conversion = page(html)
    assert after == html
    assert [kept.by for kept in conversion.kept] == ["policy"]


def test_what_a_template_holds_is_never_changed_by_markdown() -> None:
    """A blank line ends HTML in CommonMark: what follows would be Markdown."""
    html = "<p>a</p>{% highlight c %}\n\n    *b*\n{% endhighlight %}"
    after, conversion = page(html)
    assert after == html
    assert [kept.by for kept in conversion.kept] == ["proof"]
    assert page(html, "kramdown")[0].startswith("a\n\n<div>{% highlight")


def test_a_body_of_html_is_narrowed() -> None:
    html = "<p>a</p><p><x-y>{{ a }}</x-y></p><ul><li>b</li>c</ul><p><b>d</b></p>"
    after, conversion = page(html)
    assert after.startswith("a\n\n")
    assert after.endswith("\n\n**d**")
    assert prove(html, after, was_html=True, losses=conversion.losses).holds
