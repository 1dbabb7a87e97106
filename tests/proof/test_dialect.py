"""What kramdown and goldmark read otherwise, against the renderers themselves."""

from __future__ import annotations

import random

import pytest
from judge import renderers
from judge.document import read

from postlint.post.hard_breaks import html as rendered
from postlint.proof import prove
from postlint.proof.dashes import with_dashes
from postlint.proof.dialect import refused, render
from postlint.proof.emphasis import MOST, with_emphasis

EMPHASIS = [
    "**Adon：**我",
    "**a：**b**c**",
    "*a***b**",
    "**a***b*",
    "***a** b*",
    "***a* b**",
    "*a **b***",
    "***a***",
    "**a",
    "a ** b",
    "**“词”**后 *《书》*看",
    "\\\\*a* \\**b**",
    "`**`**x**",
    "**a [b**](u) c**",
    "[**《b》**后](u) *[a](b)***c**",
    "<https://a.example/**b**>",
    "**a\nb：**c",
    "- **a：**b\n- > **c：**d",
    "| **a：**b |\n| --- |\n| *c*d |",
    "# **a：**b",
]
BREAKS = [
    "a\\\\\nb",
    "a\\\nb",
    "a\\\\\\\nb",
    "a\\\\\\\\\nb",
    "`a\\\\\nb`",
    "[a\\\\\nb](/x)",
    "*a\\\\\nb* c\\\\",
    "- a\\\\\n  b",
    "# a\\\\\nb",
    "> a\\\\\n> b",
    "```\na\\\\\nb\n```",
]
PIECES = ("*", "**", "a", "，", " ", "中", "\\*")


def random_emphasis() -> list[str]:
    dice = random.Random(20230918)
    return [
        f"a{''.join(dice.choice(PIECES) for _ in range(dice.randint(3, 12)))}z" for _ in range(400)
    ]


def test_emphasis_is_what_kramdown_makes_of_it() -> None:
    bodies = EMPHASIS + random_emphasis()
    wrong = [
        body
        for body, html in zip(bodies, renderers.kramdown(bodies), strict=True)
        if read(render(body, "kramdown")).lines() != read(html).lines()
    ]
    assert wrong == []


def test_line_breaks_are_what_kramdown_makes_of_them() -> None:
    wrong = [
        body
        for body, html in zip(BREAKS, renderers.kramdown(BREAKS), strict=True)
        if read(render(body, "kramdown")).lines() != read(html).lines()
    ]
    assert wrong == []


def test_too_many_marks_are_left_to_commonmark() -> None:
    body = "*a " * (MOST + 1)
    assert with_emphasis(body) == body


ADDRESSES = [
    "https://a.example/b_c_d",
    "见 https://a.example/b。好",
    "见https://a.example/b",
    "(https://a.example/b) https://a.example/b(c)).",
    "**a**https://a.example `b`www.a.example <u>https://b.example</u>",
    "https\\://a.example www\\.a.example ann\\@a.example",
    "https://a.example/b), https://a.example/c&amp; https://a.example/d_*",
    "ftp://a.example/b?c=d&e=f ann@a.example, www.a.example!",
    "[https://a.example](/b) <https://a.example>",
    "- https://a.example\n\n> www.a.example\n\nhttp://nope",
]


@pytest.mark.parametrize("body", ADDRESSES)
def test_bare_addresses_are_what_goldmark_makes_of_them(body: str) -> None:
    (html,) = renderers.goldmark([body])
    assert read(render(body, "goldmark")).lines() == read(html).lines()


SMART = {"kramdown", "goldmark", "gfm+smart"}
REFUSED = [
    "a|b",
    "#a | b\n---",
    "a {:.x}",
    "x *a\nz*\n: y",
    "# x\n: y",
    "$$a$$",
    "*[x]: y",
    "[x\\]: y",
    "1) a",
    "2. a",
    '{: start="3"}\n2. a',
    'x\n{: start="2"}\n2. a',
    '- {: start="2"}\n  2. a',
    '{: start="2" .x}\n2. a',
    '{: start="2"}\n\n2. a',
    "- a\n\n* b",
    "-",
    "^",
    "a \\& b",
    "[x](u\\(v)",
    '[x](u "a\\"b")',
    "<u>*a*</u>",
    "<code>渡**。**</code>",
    "a <?php b ?> c",
    'b <iframe src="x"></iframe>',
    '<div @x="b">\nq\n</div>',
    "# h {#x:y}",
]
ALLOWED = [
    "# h {#x}",
    "`a|b`",
    "a\\|b",
    "\\: y",
    "- \\: y",
    "a\\$\\$",
    "\\[x]: y",
    "1. a",
    "x\n: y",
    "> a\n> : b",
    "x *a*\n: b\n\n  c\n\n: d\n\ny\n: e",
    '{: start="2"}\n2. a',
    '1. a\n\n{: start="3"}\n3. b',
    '> {: start="2"}\n> 2. a\n> 3. b',
    '- a\n\n  {: start="0"}\n  0. b\n\n     c',
    '```\n{: start="2"}\n2. a\n```',
    "- a\n\n<!-- -->\n\n- b",
    "a\\-\\-b",
    "`a--b`",
    "[a](u--v)",
    "\\<\\<a",
    "^1",
    "<u>a</u>",
    "<sup>*a*</sup>",
    '<iframe src="x"></iframe>',
    "# h \\{#x}",
    "# a | b",
    "> - ###### [a | b](c) | d",
    "| a \\| b |\n| --- |\n| c |",
    "<kbd>&#42;</kbd>",
    "{{ x | y }}",
    "**x：**y",
]


@pytest.mark.parametrize("body", REFUSED)
def test_what_kramdown_reads_otherwise_is_refused(body: str) -> None:
    assert refused("", body, "kramdown").startswith("kramdown ")
    assert not prove("", body, dialect="kramdown").holds
    assert not refused("", body, "gfm")


@pytest.mark.parametrize("dialect", ["kramdown", "goldmark"])
@pytest.mark.parametrize("prefix", ["", "> ", "> > "])
def test_each_line_above_a_definition_is_a_term(prefix: str, dialect: str) -> None:
    body = f"{prefix}x *i*\n{prefix}z\n{prefix}: y"
    quote = prefix.count(">")
    terms = "<dl><dt>x <i>i</i></dt><dt>z</dt><dd>y</dd></dl>"
    before = f"{'<blockquote>' * quote}{terms}{'</blockquote>' * quote}"
    assert prove(before, body, dialect=dialect).holds
    one = before.replace("</dt><dt>", " ")
    assert not prove(one, body, dialect=dialect).holds
    shown = getattr(renderers, dialect)([body])[0]
    assert read(shown).lines() == read(before).lines()


@pytest.mark.parametrize("dialect", ["kramdown", "goldmark"])
@pytest.mark.parametrize(
    "term", ["a *b\nc*", "`a\nb`", "[a\nb](c)", "a\\\nb", "a  \nb", "<b\nid=x>c</b>"]
)
def test_terms_that_are_parted_within_markup_are_refused(term: str, dialect: str) -> None:
    assert "term" in refused("", f"{term}\n: d\n", dialect)


@pytest.mark.parametrize("body", REFUSED)
def test_what_stood_there_before_may_stay(body: str) -> None:
    assert prove(body, body, dialect="kramdown").holds


@pytest.mark.parametrize(
    ("after", "holds"),
    [
        ('<p>a <it\'s x> b</p>\n\n*c*\n\n<p><a "d" href=/e>f</a></p>\n', True),
        ("<p>a <it's x> b</p>\n\n*c*\n\n[f](/e)\n", False),
        ('<p>a <it\'s x=""> b</p>\n\n*c*\n\n<p><a "d" href=/e>f</a></p>\n', False),
    ],
)
def test_what_kramdown_prints_as_text_it_prints_as_before(after: str, *, holds: bool) -> None:
    before = '<div><p>a <it\'s x> b</p><p><i>c</i></p><p><a "d" href=/e>f</a></p></div>\n'
    assert prove(before, after, dialect="kramdown").holds == holds
    assert prove(before, after, dialect="gfm").holds
    shown = map(read, renderers.kramdown([before, after]))
    assert (len({tuple(document.lines()) for document in shown}) == 1) == holds


def test_what_kramdown_prints_as_text_stays_where_it_prints_end_tags_too() -> None:
    before = "<div><p>a <it's x> b <y-z>c</p><h2>d</h2></div>\n"
    after = "<p>a <it's x> b <y-z>c</y-z></p>\n\n## d\n"
    assert prove(before, after, dialect="gfm").holds
    assert not prove(before, after, dialect="kramdown").holds
    assert "&lt;/p&gt;" in renderers.kramdown([before])[0]


def test_what_is_allowed_means_the_same_in_kramdown() -> None:
    shown = renderers.kramdown(ALLOWED)
    for body, html in zip(ALLOWED, shown, strict=True):
        assert not refused("", body, "kramdown"), body
        if "{{" not in body:
            assert read(render(body, "kramdown")).lines() == read(html).lines(), body


@pytest.mark.parametrize("dialect", ["kramdown", "goldmark", "kramdown-smart", "gfm+smart", "gfm"])
@pytest.mark.parametrize(
    ("before", "after", "sets"),
    [
        ("<p>a--b</p>", "a--b", SMART),
        ('<p>a---b <a href="/e">c--d</a></p>', "a---b [c--d](/e)", SMART),
        ("a-<span>-b</span>", "a--b", SMART),
        ("<p>&lt;&lt;a</p>", "<<a", {"kramdown", "goldmark"}),
        ("<p>a -\\- b <code>c--d</code></p>", "a -\\\\- b `c--d`", set()),
        ("<b>a</b>--b", "**a**--b", set()),
        ("<p>a-- <b>b</b></p>\n\nc--d", "a-\\- **b**\n\nc--d", set()),
    ],
)
def test_dashes_are_what_the_site_makes_of_hyphens(
    before: str, after: str, sets: set[str], dialect: str
) -> None:
    assert prove(before, after, dialect=dialect).holds is (dialect not in sets)


def test_in_an_element_that_kramdown_does_not_read_hyphens_stay() -> None:
    assert not prove("<u>a--b</u>", "a--b", dialect="kramdown-smart").holds
    assert not prove("x <kbd>a--b</kbd>", "x <b>a--b</b>", dialect="kramdown").holds


def test_the_proof_knows_kramdowns_emphasis() -> None:
    before, after = "<p><b>Adon：</b>我</p>", "**Adon：**我"
    assert prove(before, after, dialect="kramdown").holds
    assert not prove(before, after, dialect="gfm").holds


def test_the_proof_knows_that_hugo_links_addresses() -> None:
    before = "<p>https://a.example/b</p>"
    assert not prove(before, "https://a.example/b", dialect="goldmark").holds
    assert prove(before, "https\\://a.example/b", dialect="goldmark").holds
    assert prove(before, "https://a.example/b", dialect="gfm").holds


INSIDE = "x <b>y</b> `z` * a\n" * 200


@pytest.mark.parametrize(
    "body",
    [
        f"<div>\n{INSIDE}</div>",
        f"<div>\n{INSIDE}</div>\n\nafter *it* -- here\n",
        f"> a\n\n<p>\n{INSIDE}\n\n<p>\n{INSIDE}",
        f"*a* <!--\ue00f-->\n\n<div>\n{INSIDE}</div>\n",
        f"<div>\n\0{INSIDE}</div>\n",
        f"- a\n\n<ul>\n{INSIDE}\t\n- b\n",
    ],
)
@pytest.mark.parametrize("dialect", ["gfm", "commonmark", "gfm+hard-breaks+smart"])
def test_long_html_blocks_render_as_they_do_in_full(body: str, dialect: str) -> None:
    assert render(body, dialect) == rendered(with_dashes(body, dialect), dialect)
