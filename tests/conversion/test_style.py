"""What settings of style say is written, and it is the same document: by the proof and by renderers."""

from __future__ import annotations

import pytest
from grammar import html, markdown
from hypothesis import given
from hypothesis import strategies as st
from judge import renderers
from judge.document import read

from postlint.conversion import Options
from postlint.post import parse
from postlint.preferences import Preferences, Style
from postlint.proof import prove
from postlint.rule import Context
from postlint.run import convert_post

from .dialects import cases

HOUSE = Style()
STYLES = {
    "stars": Style(
        bullet="*", ordered=")", emphasis="_", strong="__", heading="setext", fence="~~~",
        rule="***", hard_break="backslash", cjk_emphasis="comment", wrap=20,
    ),
    "plus": Style(
        bullet="+", ordered=")", emphasis="_", strong="**", heading="setext", fence="```",
        rule="___", hard_break="backslash", cjk_emphasis="entity", wrap=40,
    ),
    "dashes": Style(
        bullet="-", ordered=".", emphasis="*", strong="__", heading="atx", fence="~~~",
        rule="---", hard_break="spaces", cjk_emphasis="space", wrap=1,
    ),
}  # fmt: skip
styles = st.builds(
    Style,
    **{
        name: st.sampled_from(options)
        for name, options in {
            "bullet": ("auto", "-", "*", "+"),
            "ordered": ("auto", ".", ")"),
            "emphasis": ("auto", "*", "_"),
            "strong": ("auto", "**", "__"),
            "heading": ("auto", "atx", "setext"),
            "fence": ("auto", "```", "~~~"),
            "rule": ("auto", "---", "***", "___"),
            "hard_break": ("auto", "spaces", "backslash"),
            "cjk_emphasis": ("html", "comment", "entity", "space"),
            "wrap": (0, 1, 12, 40),
        }.items()
    },
)
PAIRS = (
    ("gfm", "cmark-gfm"),
    ("gfm", "pulldown-cmark"),
    ("gfm", "markdown-it-py"),
    ("kramdown", "kramdown"),
    ("goldmark", "goldmark"),
)


def converted(text: str, style: Style, dialect: str = "gfm") -> str:
    """Return a body after its conversion, which is proven and settled."""
    context = Context(fields={}, required=(), dialect=dialect)
    options = Options(preferences=Preferences(style=style))
    post = parse(text, "post.md", dialect)
    report = convert_post(post, context, options)
    assert not report.internal_error, report.diagnostics[0].message
    after = parse(report.after, "post.md", dialect)
    proof = prove(post.body.source, after.body.source, dialect=dialect, losses=report.losses)
    assert proof.holds, proof.message
    assert convert_post(after, context, options).after == report.after
    return after.body.source


def shown(rendered: str, style: Style) -> list[str]:
    """Return the lines of a document without the characters that a style adds."""
    lines = read(renderers.plain(rendered)).lines()
    added = {"entity": "\\u200b", "space": " "}.get(style.cjk_emphasis)  # as `repr` writes it
    if added is None:
        return lines
    bare = [line.replace(added, "") for line in lines]
    # Alone beside an image it is a text of its own.
    return [line for line in bare if not (line.lstrip().startswith("text") and line.endswith("''"))]


@pytest.mark.parametrize("dialect", ["gfm", "commonmark", "kramdown", "goldmark"])
@given(text=st.one_of(html, markdown), style=styles)
def test_any_style_is_proven_and_settled(text: str, style: Style, dialect: str) -> None:
    converted(text, style, dialect)


@given(text=html, style=styles)
def test_any_style_renders_as_the_house_style_does(text: str, style: Style) -> None:
    house, styled = converted(text, HOUSE), converted(text, style)
    for name in ("cmark-gfm", "markdown-it-py"):
        old, new, raw = renderers.RENDERERS[name]([house, styled, text])
        # What only one of them keeps as HTML may be a matter of opinion: a link in a link.
        assert shown(new, style) in (shown(old, style), shown(raw, style)), styled


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize(("dialect", "renderer"), PAIRS)
def test_each_style_renders_as_the_house_style_does(dialect: str, renderer: str, name: str) -> None:
    style = STYLES[name]
    render = renderers.RENDERERS[renderer]
    found = cases()
    old = render([converted(text, HOUSE, dialect) for text in found.values()])
    new = render([converted(text, style, dialect) for text in found.values()])
    wrong = [
        case
        for case, one, other in zip(found, old, new, strict=True)
        if shown(one, style) != shown(other, style)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "style", "after"),
    [
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", Style(bullet="*"), "* a\n  * b"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", Style(bullet="+"), "+ a\n\n- b"),
        ("<ol><li>a</li></ol><ol><li>b</li></ol>", Style(ordered=")"), "1) a\n\n1. b"),
        ("<ul><li><hr></li></ul>", Style(bullet="*", rule="***"), "* ___"),
        ("<hr>", Style(rule="___"), "___"),
        ("<p><i>a</i> <b>b</b></p>", Style(emphasis="_", strong="__"), "_a_ __b__"),
        ("<p>un<i>frigging</i>real</p>", Style(emphasis="_"), "un*frigging*real"),
        ("<p>渡<b>船</b>離</p>", Style(strong="__"), "渡**船**離"),
        ("<p><b>a <i>b</i></b></p>", Style(emphasis="_", strong="__"), "__a _b___"),
        ("<p>渡<b><i>船</i></b>離</p>", Style(emphasis="_"), "渡***船***離"),
        (
            "<h1>Six <b>b</b></h1><h3>c</h3>",
            Style(heading="setext"),
            "Six **b**\n=========\n\n### c",
        ),
        ("<h2>渡船</h2>", Style(heading="setext"), "渡船\n----"),
        ("<h2>a<br>b</h2><h2>|</h2>", Style(heading="setext"), "a<br>b\n------\n\n## |"),
        ("<ul><li><h2>a</h2></li></ul>", Style(heading="setext"), "- ## a"),
        ("<pre>a\n~~~\n```</pre>", Style(fence="~~~"), "~~~~\na\n~~~\n```\n~~~~"),
        ("<p>a<br>b</p>", Style(hard_break="backslash"), "a\\\nb"),
        ("<p>a\\<br>b</p>", Style(hard_break="backslash"), "a\\\\  \nb"),
        ("* a\n\na <br> *b*", Style(hard_break="backslash"), "* a\n\na\\\n*b*"),
        ("<p>渡<b>“船”</b>離</p>", Style(cjk_emphasis="comment"), "渡<!-- -->**“船”**<!-- -->離"),
        ("<p>渡<b>“船</b>離</p>", Style(cjk_emphasis="entity"), "渡&#8203;**“船**離"),
        ("<p>渡<b>“船”</b>離</p>", Style(cjk_emphasis="space"), "渡 **“船”** 離"),
        ("<p>a<b>!</b>b</p>", Style(cjk_emphasis="space"), "a<strong>!</strong>b"),
        ("a<b>“船”</b>离", Style(cjk_emphasis="comment"), "a<!-- -->**“船”**<!-- -->离"),
    ],
)
def test_what_a_style_writes(text: str, style: Style, after: str) -> None:
    assert converted(text, style).rstrip() == after


def test_kramdown_breaks_lines_with_two_backslashes_and_numbers_with_a_full_stop() -> None:
    text = "<p>a<br>b</p><ol><li>c</li></ol>"
    style = Style(hard_break="backslash", ordered=")")
    assert converted(text, style, "kramdown") == "a\\\\\nb\n\n1. c"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("six <b>seven</b> eight nine", "six **seven** eight nine"),
        ("<p>six seven eight ten</p>", "six seven\neight ten"),
        ("<p>渡船 六点 渡船 来 a 六点开</p>", "渡船 六点 渡船 来\na 六点开"),
        ("<p>six <b>seven eight</b> nine</p>", "six\n**seven\neight**\nnine"),
        ("<p>six seven <code>a b c</code></p>", "six seven\n`a b c`"),
        ('<p>six <a href="/渡 船" title="a b">c d</a></p>', 'six [c\nd](/渡%20船 "a b")'),
        ("<p>six sevens - eight</p>", "six\nsevens -\neight"),
        ("<p>in the year 1987. Then</p>", "in the\nyear 1987.\nThen"),
        ("<p>six seven === eight</p>", "six\nseven ===\neight"),
        ("<p>six seven <u>a</u> b</p>", "six\nseven <u>a</u>\nb"),
        ("<p>a path C:\\ and so on</p>", "a path\nC:\\ and\nso on"),
        ("<blockquote><p>six seven</p></blockquote>", "> six\n> seven"),
        ("<ul><li>six seven</li></ul>", "- six\n  seven"),
        ("- <div>six seven</div>", "- six\n  seven"),
        ("<p>six<br>seven eight</p>", "six  \nseven\neight"),
        ("<h2>six seven eight</h2>", "## six seven eight"),
        ("<table><tr><th>six seven</th></tr></table>", "| six seven |\n| --- |"),
        ("<p>{{ six seven }}</p>", "{{ six seven }}"),
    ],
)
def test_where_lines_are_wrapped(text: str, after: str) -> None:
    assert converted(text, Style(wrap=9)).rstrip() == after


@pytest.mark.parametrize(
    ("markdown_before", "text", "after"),
    [
        ("* a\n* b\n\n+ c", "<ul><li>x</li></ul>", "* x"),
        ("* a\n\n+ c", "<ul><li>x</li></ul>", "- x"),
        ("+ a\n\nb", "<ul><li>x</li></ul>", "+ x"),
        ("> + a", "<ul><li>x</li></ul>", "+ x"),
        ("1) a", "<ol><li>x</li></ol>", "1. x"),
        ("1) a\n\nb", "<ol><li>x</li></ol>", "1) x"),
        ("_a_", "<p><i>x</i> <b>y</b></p>", "_x_ **y**"),
        ("__a__ and a_b", "<p><i>x</i> <b>y</b></p>", "*x* __y__"),
        ("`_a_` [b](/_c_)", "<p><i>x</i></p>", "*x*"),
        ("_a_ *b* *c*", "<p><i>x</i></p>", "*x*"),
        ("a\n=\n\n### b", "<h2>x</h2>", "x\n---"),
        ("a\n=\n\n# b", "<h2>x</h2>", "## x"),
        ("~~~\na\n~~~", "<pre>x</pre>", "~~~\nx\n~~~"),
        ("    a", "<pre>x</pre>", "```\nx\n```"),
        ("a\n\n***", "<hr>", "***"),
        ("* * *", "<hr>", "***"),
        ("a\\\nb", "<p>x<br>y</p>", "x\\\ny"),
        ("a\\\nb  \nc  \nd", "<p>x<br>y</p>", "x  \ny"),
        ("```\na\\\nb\n```", "<p>x<br>y</p>", "x  \ny"),
    ],
)
def test_auto_does_as_the_body_does(markdown_before: str, text: str, after: str) -> None:
    body = converted(f"{markdown_before}\n\n{text}", HOUSE)
    assert body == f"{markdown_before}\n\n{after}"


@pytest.mark.parametrize(
    ("dialect", "text", "after"),
    [
        ("gfm", "- a\n\n<ul><li>x</li></ul>\n\n* b", "- a\n\n+ x\n\n* b"),
        ("gfm", "1. a\n\n<ol><li>x</li></ol>\n\n- b", "1. a\n\n1) x\n\n- b"),
        ("kramdown", "- a\n\n<ul><li>x</li></ul>", "- a\n\n<!-- -->\n\n- x"),
        (
            "kramdown",
            "<ul><li>x</li></ul><ul><li>y</li></ul>\n\n- a",
            "- x\n\n<!-- -->\n\n- y\n\n<!-- -->\n\n- a",
        ),
    ],
)
def test_a_list_beside_another_gets_another_marker(dialect: str, text: str, after: str) -> None:
    assert converted(text, HOUSE, dialect) == after


def test_a_gap_that_a_reader_sees_is_declared() -> None:
    text = "<p>渡<b>“船”</b>離</p>"
    for cjk, losses in (("comment", 0), ("entity", 2), ("space", 2)):
        options = Options(preferences=Preferences(style=Style(cjk_emphasis=cjk)))
        report = convert_post(parse(text), Context(fields={}, required=()), options)
        assert [loss.kind for loss in report.losses] == [f"cjk-{cjk}"] * losses
        assert bool(prove(text, report.after).holds) is not bool(losses)
        fewer = prove(text, report.after, losses=report.losses[1:])
        assert fewer.holds is not bool(losses)
