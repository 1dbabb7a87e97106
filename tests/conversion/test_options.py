"""What a site sets in its Markdown, each line end a break or smart punctuation, judged by its renderer.

Quotes and three dots are the same words when a site sets them; dashes and breaks are not. What
``punctuation = "escape"`` writes is compared character by character.
"""

from __future__ import annotations

import re
from html import unescape

import pytest
from grammar import html, markdown
from hypothesis import given
from hypothesis import strategies as st
from judge import renderers
from judge.document import read

from postlint.config import load
from postlint.conversion import Options
from postlint.conversion.write.dialect import DIALECTS
from postlint.post import parse
from postlint.preferences import Preferences, Style
from postlint.proof import prove
from postlint.rule import Context
from postlint.run import convert_post

PAIRS = (
    ("gfm+hard-breaks", "cmark-gfm+hard-breaks"),
    ("gfm+hard-breaks", "markdown-it-py+hard-breaks"),
    ("gfm+smart", "cmark-gfm+smart"),
    ("gfm+smart", "pulldown-cmark+smart"),
    ("gfm+smart", "markdown-it-py+smart"),
    ("gfm+hard-breaks+smart", "cmark-gfm+hard-breaks+smart"),
    ("gfm+hard-breaks+smart", "markdown-it-py+hard-breaks+smart"),
    ("kramdown", "kramdown"),
    ("kramdown-smart", "kramdown-smart"),
    ("kramdown+hard-breaks", "kramdown+hard-breaks"),
    ("kramdown+hard-breaks-smart", "kramdown+hard-breaks-smart"),
    ("goldmark", "goldmark"),
    ("goldmark-smart", "goldmark-smart"),
    ("goldmark+hard-breaks", "goldmark+hard-breaks"),
    ("goldmark+hard-breaks-smart", "goldmark+hard-breaks-smart"),
)
CASES = {
    "lines": "<p>The ferry\nleaves at\nnoon.</p>\n<p>渡船\n中午\n離開。</p>",
    "breaks": "<p>The ferry<br>leaves<br>\nat <b>noon<br>sharp</b>.</p>",
    "breaks-then-marks": "<p>a<br># b<br>- c<br>1. d<br>===<br>---<br>&gt; e<br>| f<br>: g</p>",
    "backslashes": "<p>a\\<br>b\\\\<br>c\\</p>",
    "cjk": "<p>市长说：<b>“路灯”</b><br>会亮--不会灭……</p>",
    "dashes": "<p>a--b, --c, d---e ---- f -- g <i>--h</i> <a href='/u--v'>i--j</a></p>",
    "guillemets": "<p>a &lt;&lt; b &gt;&gt; c &lt;&lt;d&gt;&gt;</p>",
    "quotes": "<p>\"It's\" the '90s, the clerk's <b>\"own\"</b> 5' 6\" <i>words</i>'s</p>",
    "dots": "<p>Well... no.... maybe.. yes ?... !... <b>...</b></p>",
    "signs": "<p>(c) (TM) 1 +- 2, what!!!! why????? a,, b</p>",
    "code": '<p><code>a--b "c" \'d\' ... (c)</code></p><pre><code>e--f\n"g"...\n</code></pre>',
    "list": "<ul><li>a\nb<br>c--d</li><li><p>e<br>f</p><ul><li>g\nh</li></ul></li></ul>",
    "quote": '<blockquote><p>a\nb<br>c "d"</p></blockquote>',
    "heading": "<h2>a\nb<br>c -- d</h2>",
    "table": "<table><tr><th>a\nb</th></tr><tr><td>c<br>d--e</td></tr></table>",
    "raw": "<p>a\n<u>b\nc</u> <sup>d\ne</sup><br><kbd>f--g</kbd></p>",
    "details": "<details><summary>a\nb</summary><p>c<br>d\ne</p></details>",
    "markdown": "a\nb  \nc\\\nd\n\n- e\n  f\n\n> g\n> h <b>i</b> j\n",
    "markdown-breaks": "a<br>b\nc <br/>\nd<br>\n\n> e<br>f\n> g\n",
    "markdown-inline": "a <b>b\nc</b> d\ne <a href='/f'>g\nh</a> -- <i>\nj</i> k-<span>-l</span>\n",
    "markdown-dashes": 'a -- b --- "c" <b>d</b> ... e\'s\n',
    "islands": "<div>\n\na\nb -- c\n\n</div>\n\n<p>d\ne</p>\n",
}
STYLES = {
    "house": Style(),
    "newline": Style(hard_break="newline", wrap=12),
    "backslash": Style(hard_break="backslash", punctuation="escape"),
}


def converted(text: str, dialect: str, style: Style = STYLES["house"]) -> str:
    """Return a body after its conversion, which is proven and settled."""
    options = Options(preferences=Preferences(style=style))
    context = Context(fields={}, required=(), dialect=dialect)
    post = parse(text, "post.md", dialect)
    report = convert_post(post, context, options)
    assert not report.internal_error, report.diagnostics[0].message
    after = parse(report.after, "post.md", dialect)
    proof = prove(post.body.source, after.body.source, dialect=dialect, losses=report.losses)
    assert proof.holds, proof.message
    assert convert_post(after, context, options).after == report.after
    return after.body.source


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("dialect", "renderer"), PAIRS)
def test_the_renderer_shows_the_same_document(dialect: str, renderer: str, style: str) -> None:
    after = [converted(text, dialect, STYLES[style]) for text in CASES.values()]
    found = zip(CASES, renderers.verdicts(renderer, list(CASES.values()), after), strict=True)
    assert {name: lines for name, lines in found if lines} == {}


@pytest.mark.parametrize("dialect", sorted({dialect for dialect, _ in PAIRS}))
def test_what_stays_is_nothing_that_markdown_has_words_for(dialect: str) -> None:
    written = [converted(CASES[name], dialect) for name in ("lines", "breaks", "dashes", "quotes")]
    assert not any(re.search("<(?!/u--v)[a-z]", text) for text in written), written


@pytest.mark.parametrize("name", ["dashes", "quotes", "dots", "code", "guillemets", "list"])
@pytest.mark.parametrize(("dialect", "renderer"), PAIRS)
def test_escaped_punctuation_stays_character_by_character(
    dialect: str, renderer: str, name: str
) -> None:
    after = converted(CASES[name], dialect, STYLES["backslash"])
    (shown,) = renderers.RENDERERS[renderer]([after])
    assert read(unquoted(shown)).lines() == read(unquoted(CASES[name])).lines()


def unquoted(shown: str) -> str:
    """Write quotes that a renderer spells as entities as they are."""
    return re.sub("&(?:quot|#39|apos);", lambda match: unescape(match[0]), shown)


@pytest.mark.parametrize("name", DIALECTS)
@given(
    text=st.one_of(html, markdown),
    options=st.sampled_from(("+hard-breaks", "+smart", "-smart", "+hard-breaks+smart")),
    style=st.sampled_from(tuple(STYLES.values())),
)
def test_any_option_is_proven_and_settled(name: str, text: str, options: str, style: Style) -> None:
    converted(text, name + options, style)


@given(text=html)
def test_no_line_end_is_written_that_breaks_no_line(text: str) -> None:
    after = converted(text, "gfm+hard-breaks")
    for name in ("cmark-gfm", "markdown-it-py"):
        (soft,) = renderers.RENDERERS[name]([after])
        (hard,) = renderers.RENDERERS[f"{name}+hard-breaks"]([after])
        assert read(soft).lines() == read(hard).lines(), after


@pytest.mark.parametrize(
    ("dialect", "style", "text", "after"),
    [
        ("gfm+hard-breaks", "house", "<p>a\nb<br>c</p>", "a b  \nc"),
        ("gfm+hard-breaks", "newline", "<p>a\nb<br>c</p>", "a b\nc"),
        ("gfm", "newline", "<p>a<br>c</p>", "a  \nc"),
        ("gfm+hard-breaks", "house", "x\ny\n\n<p>a<br>b</p>", "x\ny\n\na\nb"),
        ("gfm+hard-breaks", "house", "a<br>\nb", "a\n\nb"),
        ("gfm", "house", "a<br>\nb", "a  \nb"),
        ("kramdown+hard-breaks", "backslash", "<p>a<br>b</p>", "a  \nb"),
        ("kramdown", "backslash", "<p>a<br>b</p>", "a\\\\\nb"),
        ("kramdown-smart", "house", "<p>a--b</p>", "a--b"),
        ("goldmark-smart", "backslash", "<p>it's</p>", "it's"),
        ("goldmark", "backslash", "<p>it's...</p>", "it\\'s.\\.\\."),
        ("goldmark", "house", "<p>it's...</p>", "it's..."),
        ("gfm+smart", "house", "<p>it's a--b (c)....</p>", "it's a-\\-b \\(c).\\.\\.\\."),
        ("kramdown", "house", "a -- <b>b</b>", "a -- **b**"),
    ],
)
def test_what_is_written(dialect: str, style: str, text: str, after: str) -> None:
    assert converted(text, dialect, STYLES[style]).rstrip("\n") == after


def test_the_other_engine_joins_lines_too() -> None:
    text = "<p>a\nb <b>c\nd</b></p>\n<pre><code>e\nf\n</code></pre>\n"
    options = Options(preferences=Preferences(engine="markdownify"))
    context = load(None).context("gfm+hard-breaks")
    after = convert_post(parse(text, "post.md", context.dialect), context, options).after
    assert "a b **c d**" in after
    assert "\ne\nf\n" in after
