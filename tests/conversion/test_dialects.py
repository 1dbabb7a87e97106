"""What is written for each dialect, judged with the real renderers of the sites that use it."""

from __future__ import annotations

from functools import cache

import pytest
from judge import renderers

from postlint.config import load
from postlint.conversion.write.dialect import DIALECTS
from postlint.post import parse
from postlint.run import convert_post

from .dialects import converted

PAIRS = (
    ("gfm", "cmark-gfm"),
    ("gfm", "pulldown-cmark"),
    ("gfm", "markdown-it-py"),
    ("kramdown", "kramdown"),
    ("goldmark", "goldmark"),
)

DECLARED = {
    "list markers",
    "tidy-indents",
    "tidy-neighbouring-lists",
    "tidy-nested-headings",
    "tidy-stray-list-items",
}
"""Cases that lose structure by declaration, which the judge is not told of here."""


@cache
def judged(dialect: str, renderer: str) -> dict[str, list[str]]:
    """Return what differs in each case, if anything does."""
    before, after = zip(*converted(dialect).values(), strict=True)
    found = zip(converted(dialect), renderers.verdicts(renderer, before, after), strict=True)
    return {name: lines for name, lines in found if lines}


@pytest.mark.parametrize(("dialect", "renderer"), PAIRS)
def test_the_renderer_shows_the_same_document(dialect: str, renderer: str) -> None:
    found = judged(dialect, renderer)
    assert {name: lines for name, lines in found.items() if name not in DECLARED} == {}
    assert not DECLARED - set(found), "this is no longer needed"


@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_was_converted_is_settled(dialect: str) -> None:
    context = load(None).context(dialect)
    moved = [
        name
        for name, (_, after) in converted(dialect).items()
        if convert_post(parse(after, "post.md", dialect), context).after != after
    ]
    assert moved == []


def convert(html: str, dialect: str) -> str:
    return convert_post(parse(html, "post.md", dialect), load(None).context(dialect)).after.rstrip()


@pytest.mark.parametrize(
    ("html", "kramdown"),
    [
        ("<p><b>Adon：</b>我</p>", "**Adon：**我"),
        ("<p>他说<b>“开船”</b>了</p>", "他说**“开船”**了"),
        ("<p>a | b</p>", "a \\| b"),
        ("<p>AT&amp;amp;T</p>", "AT&amp;amp;T"),
        ("<p>a--b &lt;&lt;c&gt;&gt;</p>", "a-\\-b \\<\\<c\\>\\>"),
        ("<p>x<br>-----</p><p>a <b>--b=c ---</b></p>", "x  \n-\\--\\--\n\na **-\\-b=c -\\--**"),
        ("<p>$$x$$ {:.c} [^1]</p>", "\\$\\$x\\$\\$ \\{:.c} \\[^1]"),
        ("<p>: x</p><p>^</p><p>[x]: y</p>", "\\: x\n\n&#94;\n\n\\[x\\]: y"),
        ('<p><a href="/x" title="&quot;q&quot; \\">a</a></p>', '[a](/x "&quot;q&quot; &#92;")'),
        ('<p><a href="/x(y">a</a> <a href="/x|y">b</a></p>', "[a](</x(y>) [b](/x%7Cy)"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n<!-- -->\n\n- b"),
        ('<ol start="3"><li>a</li></ol>', '{: start="3"}\n3. a'),
        ("<p><u><b>a</b></u> <u>b*c*</u></p>", "**<u>a</u>** <u>b&#42;c&#42;</u>"),
        ("<p>a <code>b`c</code></p>", "a `` b`c ``"),
        ("<p>a<br>: b</p>", "a  \n\\: b"),
        ("<h2>a {#b}</h2>", "## a \\{#b}"),
        ("<h2>a | <b>b | c</b> \\|</h2>", "## a | **b | c** \\\\|"),
        ("<h2>a | <code>\\|</code></h2>", "## a \\| `\\|`"),
        ('<ul><li><h2><a href="/x">a | b</a></h2></li></ul>', "- ## [a | b](/x)"),
        (
            "<table><tr><th>a|b</th></tr><tr><td>-</td></tr><tr><td><code>c|d</code></td></tr></table>",
            "| a\\|b |\n| --- |\n| \\- |\n| <code>c&#124;d</code> |",
        ),
        (
            '<p>a <iframe src="/v"></iframe> b</p>',
            '<p>a <iframe src="/v"></iframe> b</p>',
        ),
        ("<div>\n\n    <p>a</p>\n\n</div>", "a"),
    ],
)
def test_what_is_written_for_kramdown(html: str, kramdown: str) -> None:
    assert convert(html, "kramdown") == kramdown


@pytest.mark.parametrize(
    ("html", "goldmark"),
    [
        ("<p>a--b &lt;&lt;c&gt;&gt;</p>", "a-\\-b \\<\\<c\\>\\>"),
        ("<p>-----</p><p>a [---] <b>--b=c ---</b></p>", "-\\--\\--\n\na [-\\--] **-\\-b=c -\\--**"),
        ("<p>见 https://a.example/b 好</p>", "见 https\\://a.example/b 好"),
        ("<p>见https://a.example/b好</p>", "见https://a.example/b好"),
        ("<p>www.a.example ann@a.example</p>", "www\\.a.example ann\\@a.example"),
        ('<p><a href="/b">www.a.example</a></p>', "[www.a.example](/b)"),
        ('<ul><li>a <a href="/b">x</a></li></ul>', "- a [&#120;](/b)"),
        ("<ul><li>a [x] b</li></ul>", "- a \\[x] b"),
        ('<p><img src="/a" alt="b*c*"></p>', '<img src="/a" alt="b*c*">'),
        ("<p>: x</p><h2>a {.b}</h2>", "\\: x\n\n## a \\{.b}"),
    ],
)
def test_what_is_written_for_goldmark(html: str, goldmark: str) -> None:
    assert convert(html, "goldmark") == goldmark


STARS = (
    ("<p>Fares* rise</p><p>* Not on Sundays</p>", "Fares* rise\n\n\\* Not on Sundays"),
    ("<p>**注：<b>a</b></p>", "\\*\\*注：**a**"),
    ("<p>**注：a</p>", "**注：a"),
    ("<p>a<br>**<br>*b</p>", "a  \n\\*\\*  \n\\*b"),
    ("<p>a<br>***</p><p>*</p>", "a  \n\\*\\*\\*\n\n\\*"),
    ("<p>*[a]: b</p>", "\\*[a\\]: b"),
    ("<p>a*b*</p>", "a\\*b\\*"),
    ("<p>a\\*b <code>\\*</code></p>", "a\\\\\\*b `\\*`"),
    ("<p><code>\\*</code></p>", "`\\*`"),
    ("<h2>a*</h2><ul><li>b*</li><li>*c</li></ul>", "## a*\n\n- b*\n- *c"),
    ('<p>a* <a href="/b">c</a></p>', "a* [c](/b)"),
    ('<p>a* <a href="/*">c</a></p>', "a\\* [c](/*)"),
)
"""Text, and the same with the stars that others could close, or that begin a line, escaped."""


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(("html", "after"), STARS)
def test_stars_are_escaped_where_they_could_mean_something(
    html: str, after: str, dialect: str
) -> None:
    assert convert(html, dialect) == after


@pytest.mark.parametrize("renderer", [renderer for _, renderer in PAIRS])
def test_stars_that_are_not_escaped_are_text(renderer: str) -> None:
    before, after = zip(*STARS, strict=True)
    assert not any(renderers.verdicts(renderer, before, after))


LINKED = '<p><a href="#{0}">c</a></p><h2 id="{0}">B</h2>'


@pytest.mark.parametrize(
    ("dialect", "name", "heading"),
    [
        ("kramdown", "a-1", "## B {#a-1}"),
        ("goldmark", "a-1", "## B {#a-1}"),
        ("gfm", "a-1", '<a id="a-1"></a>\n\n## B'),
        ("kramdown", "1a", '<a id="1a"></a>\n\n## B'),
        ("goldmark", "雨", '<a id="雨"></a>\n\n## B'),
    ],
)
def test_a_heading_keeps_the_identifier_that_a_link_points_at(
    dialect: str, name: str, heading: str
) -> None:
    assert convert(LINKED.format(name), dialect) == f"[c](#{name})\n\n{heading}"


@pytest.mark.parametrize("dialect", ["kramdown", "goldmark"])
def test_an_identifier_stays_where_a_heading_does_not_become_one(dialect: str) -> None:
    link = '<p><a href="#a">c</a></p>'
    assert convert(f'{link}<h2 id="a"></h2><p>d</p>', dialect) == '[c](#a)\n\n<a id="a"></a>\n\nd'
    stays = '<h2 id="a"><ul><li>d</li></ul></h2>'
    assert convert(f"{link}{stays}", dialect) == f"[c](#a)\n\n{stays}"
    turned = '<h2 id="a" dir="rtl">d</h2>'
    after = convert(f"{link}{turned}<h2>e</h2>", dialect)
    assert after.endswith("\n\n## e")
