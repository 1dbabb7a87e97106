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

_markdown_inline = st.one_of(
    plain,
    plain,
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
