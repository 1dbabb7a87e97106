"""Strategies for invented posts: HTML as people write it, and Markdown with HTML in it."""

from __future__ import annotations

from hypothesis import strategies as st

PLAIN = ("渡船", "six", "tide", "雨", "بحر", "море", "12", "ß", "é")
PUNCTUATION = ("。", "，", "“", "”", "：", "《", "》", ".", ",", "!", "?", "(", ")", "'", "—", "…")
SPACES = (" ", " ", "  ", "\n", "&nbsp;", "　")
MARKDOWN = (
    *(
        "*",
        "**",
        "_",
        "__",
        "`",
        "``",
        "~",
        "~~",
        "#",
        "# ",
        "- ",
        "+ ",
        "1. ",
        "2) ",
        "|",
        "=",
        "---",
    ),
    *(
        "[x](y)",
        "[x]",
        "![",
        "](",
        "[^1]",
        "[ ] ",
        "]: ",
        "\\",
        "\\*",
        ":",
        "{{",
        "$",
        "@",
        "^",
        "![",
    ),
    *("&amp;", "&lt;", "&gt;", "&lt;b&gt;", "&amp;lt;", "&quot;", "http://a.example/b_c"),
)

plain = st.lists(st.sampled_from(PLAIN + PUNCTUATION + SPACES), min_size=1, max_size=5).map("".join)
text = st.lists(
    st.one_of(st.sampled_from(PLAIN), st.sampled_from(PLAIN + PUNCTUATION + SPACES + MARKDOWN)),
    min_size=1,
    max_size=6,
).map("".join)
address = st.sampled_from(
    (
        "/a",
        "https://a.example/?a=1&amp;b=2",
        "/渡口",
        "/a(b",
        "/a b",
        "#x",
        "",
        "/a)b(",
        "mailto:a@b.c",
    )
)
words = st.sampled_from(("", "alt", "替代", "[a]", "a &quot;b&quot;", "*a*", "](x)", "a\nb"))

MARKS = "strong b em i del s code sub sup u span font kbd tt".split()


@st.composite
def _link(draw: st.DrawFn, inside: st.SearchStrategy[str]) -> str:
    title = draw(words)
    written = f' title="{title}"' if title else ""
    return f'<a href="{draw(address)}"{written}>{draw(inside)}</a>'


@st.composite
def _image(draw: st.DrawFn) -> str:
    return f'<img src="{draw(address)}" alt="{draw(words)}">'


def _tagged(tags: list[str], inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from(tags), inside).map(lambda pair: "<{0}>{1}</{0}>".format(*pair))


atoms = st.one_of(text, text, _image(), st.sampled_from(("<br>", "<br>", "<!-- c -->")))


def joined(pieces: st.SearchStrategy[str], most: int = 4) -> st.SearchStrategy[str]:
    return st.lists(pieces, min_size=0, max_size=most).map("".join)


inline = st.recursive(
    atoms,
    lambda inside: st.one_of(_tagged(MARKS, joined(inside)), _link(joined(inside))),
    max_leaves=8,
)
line = joined(inline)


def _list(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = st.lists(st.one_of(line, blocks, st.tuples(line, blocks).map("".join)), max_size=3)
    return st.tuples(st.sampled_from(("ul", "ol", 'ol start="3"')), items).map(
        lambda pair: f"<{pair[0]}>{''.join(f'<li>{item}</li>' for item in pair[1])}</{pair[0][:2]}>"
    )


@st.composite
def _table(draw: st.DrawFn) -> str:
    columns = draw(st.integers(1, 3))
    rows = draw(st.lists(st.lists(line, min_size=columns, max_size=columns), max_size=3))
    header = draw(st.sampled_from(("td", "th")))
    written = ""
    for index, row in enumerate(rows):
        tag = header if index == 0 else "td"
        written += "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in row) + "</tr>"
    return f"<table>{written}</table>"


leaves = st.one_of(
    _tagged(["p", "p", "h1", "h2", "h3", "h4", "h5", "h6"], line),
    _tagged(["pre"], text),
    text.map("<pre><code class='language-x'>{}</code></pre>".format),
    _table(),
    st.sampled_from(("<hr>", "<!--more-->", "<p></p>", "<p>&nbsp;</p>", "<div><br></div>")),
    _image().map("<figure>{}<figcaption>图</figcaption></figure>".format),
)
block = st.recursive(
    leaves,
    lambda inside: st.one_of(
        _tagged(["div", "blockquote", "section"], joined(inside, 3)),
        _tagged(["div", "blockquote"], line),
        _list(inside),
        _tagged(["b", "i", "span"], joined(inside, 2)).map("<div>{}</div>".format),
        _link(inside).map("<div>{}</div>".format),
    ),
    max_leaves=5,
)
html = st.lists(st.tuples(block, st.sampled_from(("", "\n", "\n\n"))), min_size=1, max_size=4).map(
    lambda pairs: "".join(f"{one}{space}" for one, space in pairs)
)
"""HTML as a scraper leaves it: block after block."""

_lazy = st.sampled_from(
    (
        '<img src="data:image/gif;base64,R0lGOD" data-src="/a.png" alt="图">',
        '<img src="/dot.gif" data-original="/a b.png"><noscript><img src="/a b.png"></noscript>',
        '<img data-src="/a.png"><noscript><p><img src="/a.png"></p></noscript>',
        '<picture><source srcset="/a.webp 1x, /b.webp 2x"><img src="/a.png" alt="*a*"></picture>',
        '<img srcset="/a.png 1x, /b.png 2x" width="9" height="9">',
        '<img src="/pixel.gif" width="1" height="1">',
        '<a href="/big.png"><img src="/small.png" width="90" style="float:left"></a>',
        '<a href="/big.png">\n  <img src="/small.png">\n</a>',
    )
)
_odd_marks = st.one_of(
    _tagged(MARKS, st.sampled_from(PUNCTUATION)),
    _tagged(["strong", "em"], st.tuples(text, st.just("<br>"), text).map("".join)),
    st.tuples(text, st.sampled_from(("b", "i")), text, text).map(
        lambda it: f"{it[0]}\n<{it[1]}>\n{it[2]}\n</{it[1]}>\n{it[3]}"  # as a pretty-printer does
    ),
    st.sampled_from(
        (
            "<strong><strong>雨</strong>天</strong>",
            "<b>a<i>b</b>c</i>",
            "<b>“<a href=/x>词</a>”</b>后",
            "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>",
            "<o:p></o:p>",
            "<o:p>&nbsp;</o:p>",
            '<span style="mso-spacerun:yes">  雨</span>',
            "<font face=x><span>tide</span></font>",
            "<code>a`b</code><code>|</code>",
            "<a name='more'></a>",
            "<kbd>Ctrl</kbd>+<kbd>*</kbd>",
            "H<sub>2</sub>O x<sup>a*b*</sup>",
            "雨<abbr title=x>天</abbr>\n<q>a &lt; b &amp;amp; *c*</q>\n天",
            "<b>雨<br><br>a</b>天",
            "<a href=/x>a<br><br><i>b</i></a>",
            "<a href=/x><b>[1]</b></a>",
            "<strong>好！~</strong>",
            "<code>a<b>b</b></code>",
            "<lj-cut text=x>a<br>雨</lj-cut>",
            "<foo-bar>a &gt; *b*</foo-bar>",
            '<ignore_js_op><img src="/none.gif" file="/a.png"></ignore_js_op>',
        )
    ),
)
phrase = joined(st.one_of(inline, inline, _odd_marks, _lazy))
_odd_blocks = st.one_of(
    _lazy,
    st.tuples(_lazy, phrase).map("<figure>{0[0]}<figcaption>{0[1]}</figcaption></figure>".format),
    phrase.map("<p><br>{}</p>".format),
    st.tuples(phrase, phrase).map("<p>{0[0]}<br><br>{0[1]}</p>".format),
    st.tuples(phrase, phrase).map("<h2>{0[0]}<br>{0[1]}</h2>".format),
    phrase.map("<h2><h3>{}</h3></h2>".format),
    phrase.map("<h2><b>{}</b></h2>".format),
    st.tuples(phrase, phrase).map("<dl><dt>{0[0]}</dt><dd>{0[1]}</dd></dl>".format),
    st.tuples(plain, phrase).map(
        "<details><summary>{0[0]}</summary><p>{0[1]}</p></details>".format
    ),
    phrase.map("<table><tr><td>{}</td></tr></table>".format),
    st.tuples(text, text).map("<pre>{0[0]}<br><b>{0[1]}</b></pre>".format),
    text.map('<pre class="brush: js">\n{}\n\n</pre>'.format),
    st.tuples(text, text).map(
        '<div class="highlight"><pre><span class="k">{0[0]}</span>\n{0[1]}</pre></div>'.format
    ),
    st.tuples(phrase, phrase).map(
        "<ul>{0[0]}<li>{0[1]}</li><ul><li>二</li></ul><p>三</p></ul>".format
    ),
    st.tuples(phrase, phrase).map("<a href=/x><h3>{0[0]}</h3><p>{0[1]}</p></a>".format),
    st.tuples(phrase, phrase).map("<blockquote>{0[0]}<p>{0[1]}</p></blockquote>".format),
    phrase.map("<li>{}</li>".format),
    phrase.map("<p>\u3000\u3000{}</p>".format),
    st.tuples(phrase, phrase).map("<ul type=1><li>{0[0]}<br></li><li>{0[1]}</li></ul>".format),
    phrase.map('<div id="js_content" style="visibility: hidden"><p>{}</p></div>'.format),
    phrase.map("<strong><p>{}</p></strong>".format),
    phrase.map('<p id="x" align="right" dir="rtl">{}</p>'.format),
    phrase,
)
_around = st.sampled_from(
    (
        "{}",
        "{}",
        "<div>\n  {}\n</div>",
        "<blockquote>{}</blockquote>",
        "<ul><li>{}</li></ul>",
        "<ol type=a><li>{}</li><li>二</li></ol>",
        "<div><b>{}</b></div>",
        "<section>六{}<p>6</p></section>",
    )
)
_parts = st.lists(
    st.tuples(_around, st.one_of(_odd_blocks, block), st.sampled_from(("", "\n", "\n\n"))),
    min_size=1,
    max_size=3,
)
scraped = _parts.map(lambda parts: "".join(frame.format(one) + end for frame, one, end in parts))
"""HTML with all that a converter must tidy, read or keep."""

_markdown_inline = st.one_of(
    plain,
    plain,
    st.sampled_from(("<b>a<br><br>雨</b>", "<code>a**b**</code>", "<lj-cut>a<br>b</lj-cut>")),
    st.sampled_from(("*雨*", "**tide**", "`a*b`", "[x](/y)", "![x](/y.png)", "\\*", "&amp;", "\n")),
    inline,
)
_paragraph = joined(_markdown_inline, 6)
_LISTED = ("{}", "- {}", "1. {}", "> {}", "## {}", "> - {}", "- {}\n\n  <p>二</p>")
markdown = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(_LISTED), _paragraph).map(lambda pair: pair[0].format(pair[1])),
        st.tuples(st.sampled_from(("{}", "> {}", "- {}")), block).map(
            lambda pair: pair[0].format(pair[1])
        ),
        st.sampled_from(
            ("```\n<b>code</b>\n```", "* * *", "<div>", "</div>", "| a |\n| - |\n| <b>x</b> |")
        ),
    ),
    min_size=1,
    max_size=4,
).map("\n\n".join)
"""Markdown in which HTML stands: in lines, in lists and quotes, as blocks, and around Markdown."""

_fences = st.sampled_from(
    ("---\n", "---\r\n", "+++\n", "{", "}", "...\n", "key: 值\n", "a = 1\n", '{"a": 1}\n')
)
post = st.one_of(
    st.text(),
    st.lists(
        st.one_of(_fences, st.sampled_from(("\ufeff", "\r\n", "\n", "\r", "x")), text), max_size=8
    ).map("".join),
)
"""Any text at all, and text that looks like front matter or like a piece of it."""
