"""The judge itself: what it must let pass, what it must catch, and what it calls clean."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from . import compare, corpus, is_clean, raw_html_left, unclean

if TYPE_CHECKING:
    from pathlib import Path

IMG = "https://pics.example.org/a.jpg"

SAME = {
    "b is strong": ("<p>a <b>b</b> c</p>", "a **b** c"),
    "i is em": ("<p>a <i>b</i> c</p>", "a *b* c"),
    "tt is code": ("<p>a <tt>b</tt></p>", "a `b`"),
    "s and strike are del": ("<p><s>a</s> <strike>b</strike></p>", "~~a~~ ~~b~~"),
    "span, font and time are transparent": (
        "<p><span style='color:red'>a</span> <font size=2>b</font> <time>c</time></p>",
        "a b c",
    ),
    "div ends a paragraph": ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc"),
    "figure and figcaption are boxes": (
        f"<figure><img src={IMG}><figcaption>c</figcaption></figure>",
        f"![]({IMG})\n\nc",
    ),
    "white space collapses": ("<p>a\n   b\t c</p>", "a b c"),
    "space at the inner edge of a mark": ("<p>a<b> b </b>c</p>", "a **b** c"),
    "space at the inner edge of a link": ("<p>a<a href=/x> b</a></p>", "a [b](/x)"),
    "nbsp at the inner edge of a mark": ("<p>a<b>&nbsp;b</b></p>", "a&nbsp;**b**"),
    "strong shows on no space": ("<p><b>a</b> <b>b</b></p>", "**a b**"),
    "the same link beside itself": ("<p><a href=/x>a </a> <a href=/x>b</a></p>", "[a b](/x)"),
    "the first of several spaces stays": ("<p><s>a </s> <s>b</s></p>", "~~a b~~"),
    "link around nothing": ("<p>a<a href=/x></a> <a href=/y> </a></p>", "a"),
    "two breaks are a paragraph": ("<div>a<br><br>b</div>", "a\n\nb"),
    "breaks around nbsp are a paragraph": ("<div>a<br>&nbsp;<br>b</div>", "a\n\nb"),
    "one break stays": ("<p>a<br>b</p>", "a\\\nb"),
    "breaks at the edges of a block": ("<p><br>a<br></p>", "a"),
    "empty and blank paragraphs": ("<p></p><p>a</p><p> </p><p>&nbsp;\u3000</p><p><br></p>", "a"),
    "empty emphasis": ("<p>a<b></b><i> </i>b</p>", "a b"),
    "empty heading and quote": ("<h2></h2><blockquote> </blockquote><p>a</p>", "a"),
    "tight and loose lists": ("<ul><li><p>a</p></li><li><p>b</p></li></ul>", "- a\n- b"),
    "adjacent runs merge": ("<p><b>a</b><b>b</b></p>", "**ab**"),
    "nesting of marks has no order": ("<p><b><i>a</i></b></p>", "*__a__*"),
    "a mark in itself": ("<p><b><strong>a</strong></b></p>", "**a**"),
    "a link around blocks": (
        "a\n<a href=/x><div>b</div><h2>c</h2></a>",
        "a\n\n[b](/x)\n\n## [c](/x)",
    ),
    "link inside or outside of a mark": ("<p><a href=/x><b>a</b></a></p>", "**[a](/x)**"),
    "emphasis on an image": (f"<p><em><img src={IMG}></em></p>", f"![]({IMG})"),
    "pre with and without code": ("<pre>a\n  b</pre>", "```\na\n  b\n```"),
    "language of code": (
        "<pre class='lang-py'><code>a</code></pre>",
        "```py\na\n```",
    ),
    "newlines at the edges of pre": ("<pre>\n<code>\na\n\n</code></pre>", "    a"),
    "break in pre": ("<pre>a<br>b</pre>", "```\na\nb\n```"),
    "div lines in pre": ("<pre><div>a</div><div>b</div></pre>", "```\na\nb\n```"),
    "highlighting spans in pre": ("<pre><code><span>a</span> b</code></pre>", "    a b"),
    "no alt is an empty alt": (f"<img src={IMG}>", f"![]({IMG})"),
    "lazy image without src": (f"<img data-src={IMG}>", f"![]({IMG})"),
    "lazy image with a placeholder": (
        f"<img src='data:image/gif;base64,R0' data-lazy-src={IMG}>",
        f"![]({IMG})",
    ),
    "data-src comes before data-original": (
        f"<img data-original=/b.jpg data-src={IMG}>",
        f"![]({IMG})",
    ),
    "a real src stands": (f"<img src={IMG} data-src=/b.jpg>", f"![]({IMG})"),
    "noscript twin after its image": (
        f"<p><img data-src={IMG}> <noscript><img src={IMG} alt=x></noscript></p>",
        f"![]({IMG})",
    ),
    "noscript twin before its image": (
        f"<p><noscript><img src={IMG}></noscript><img data-src={IMG}></p>",
        f"![]({IMG})",
    ),
    "sources of a picture": (
        f"<picture><source srcset=b.webp><img src={IMG} srcset='c.jpg 2x'></picture>",
        f"![]({IMG})",
    ),
    "script and style may go": ("<style>p{}</style><p>a</p><script>b()</script>", "a"),
    "empty comments say nothing": ("<p>a</p><!-- --><p>b</p>", "a\n\nb"),
    "comments stay": ("<!--1--><div><p>a</p><!-- more --><p>b</p></div>", "<!--1-->\na\n\n<!--more-->\n\nb"),
    "table without header row": (
        "<table><tr><td>a<td>b</table>",
        "| | |\n|-|-|\n|a|b|",
    ),
    "table with header row": (
        "<table><tr><th>a<th>b<tr><td>c<td>d</table>",
        "|a|b|\n|-|-|\n|c|d|",
    ),
    "table with style alignment": (
        "<table><tr><th style='text-align: right'>a<tr><td align=right>b</table>",
        "|a|\n|-:|\n|b|",
    ),
    "td is left and th is centred anyway": (
        "<table><tr><th>a<th align=left>b<tr><td align=center>c<td align=left>d</table>",
        "|a|b|\n|:-:|:-|\n|c|d|",
    ),
    "short rows": ("<table><tr><th>a<th>b<tr><td>c</table>", "|a|b|\n|-|-|\n|c| |"),
    "two paragraphs in a cell": (
        "<table><tr><th>a<tr><td><p>b</p><p>c</p></table>",
        "|a|\n|-|\n|b<br><br>c|",
    ),
    "start of an ordered list": ("<ol start=3><li>a<li>b</ol>", "3. a\n4. b"),
    "list directly in a list": (
        "<ul><li>a</li><ul><li>b</li></ul></ul>",
        "- a\n  - b",
    ),
    "raw CJK in a URL is its encoding": (
        "<a href='/标签/x y'>a</a>",
        "[a](/%E6%A0%87%e7%ad%be/x%20y)",
    ),
    "unescaped ampersand in a URL": ("<a href='/x?a=1&b=2'>a</a>", "[a](/x?a=1&amp;b=2)"),
    "newline in a URL": ("<a href='/x\ny'>a</a>", "[a](/xy)"),
    "entities": ("<p>&copy; &#20013;</p>", "© 中"),
    "target that a link points at": (
        "<p><a href='#n'>a</a></p><h2 id=n>b</h2>",
        "[a](#n)\n\n## <a id='n'></a>b",
    ),
    "target that nothing points at": ("<h2 id=n>b</h2>", "## b"),
    "named anchor is no link": ("<p><a name=n>b</a></p>", "b"),
    "classes, handlers and sizes": (
        f"<p class=x onclick='y()' data-z=1><img width=9 height=9 loading=lazy src={IMG}></p>",
        f"![]({IMG})",
    ),
    "hidden text stays away": ("<p>a</p><div style='display: none'>b</div>", "a"),
    "media as it was": (
        "<div><iframe class=x width=1 src=/v allowfullscreen></iframe></div>",
        "<iframe src='/v' allowfullscreen></iframe>",
    ),
    "sup stays raw in Markdown": ("<p>a<sup>2</sup></p>", "a<sup>2</sup>"),
    "escaped punctuation is itself": ("<p>*a* _b_ [c] 1. d</p>", "\\*a\\* \\_b\\_ \\[c] 1. d"),
    "Word's wrapper": ("<p>a<o:p></o:p></p>", "a"),
    "misnested tags as browsers read them": ("<p><b>a<i>b</b>c</i></p>", "<strong>a<em>b</em></strong><em>c</em>"),
}  # fmt: skip

DIFFERENT = {
    "word lost": ("<p>one two three</p>", "one three"),
    "word new": ("<p>one two</p>", "one two three"),
    "word moved": ("<p>one two</p>", "two one"),
    "word moved to another paragraph": ("<p>a b</p><p>c</p>", "a\n\nb c"),
    "space lost between words": ("<p>one <b>two</b></p>", "one**two**"),
    "space new between CJK": ("<p>中<b>文</b></p>", "中 **文**"),
    "nbsp lost": ("<p>a&nbsp;<b>b</b></p>", "a **b**"),
    "ideographic space lost": ("<p>\u3000中</p>", "中"),
    "nbsp became a space": ("<p>a&nbsp;b</p>", "a b"),
    "zero-width character lost": ("<p>a\u200bb</p>", "ab"),
    "paragraphs glued": ("<p>a</p><p>b</p>", "a b"),
    "paragraph parted": ("<p>a b</p>", "a\n\nb"),
    "break lost": ("<p>a<br>b</p>", "a b"),
    "break became a paragraph": ("<p>a<br>b</p>", "a\n\nb"),
    "break new": ("<p>a b</p>", "a  \nb"),
    "link lost": ("<p><a href=/x>a</a></p>", "a"),
    "link elsewhere": ("<p><a href=/x>a</a></p>", "[a](/y)"),
    "link with another title": ("<a href=/x title=t>a</a>", "[a](/x)"),
    "link around less": ("<p><a href=/x>a b</a></p>", "[a](/x) b"),
    "escaped slash in a URL": ("<a href='/a%2Fb'>a</a>", "[a](/a/b)"),
    "strong lost": ("<p>a <b>b</b></p>", "a b"),
    "strong became em": ("<p><b>b</b></p>", "*b*"),
    "strong as asterisks": ("<p><b>“词”</b>后</p>", "**“词”**后"),
    "strong around less": ("<p><b>a b</b></p>", "**a** b"),
    "code without the space in it": ("<p><code>a b</code></p>", "`a` `b`"),
    "two links became one": ("<p><a href=/x>a</a>, <a href=/x>b</a></p>", "[a, b](/x)"),
    "del without the space in it": ("<p><s>a b</s></p>", "~~a~~ ~~b~~"),
    "em new": ("<p>2*3*4 a</p>", "2*3*4 a"),
    "code lost": ("<p><code>a</code></p>", "a"),
    "del lost": ("<p><s>a</s></p>", "a"),
    "sup lost": ("<p>a<sup>2</sup></p>", "a2"),
    "u lost": ("<p><u>a</u></p>", "a"),
    "mark and kbd lost": ("<p><mark>a</mark><kbd>b</kbd></p>", "ab"),
    "ruby lost": ("<ruby>漢<rt>かん</rt></ruby>", "漢かん"),
    "abbr lost": ("<abbr title='x y'>xy</abbr>", "xy"),
    "heading level": ("<h2>a</h2>", "### a"),
    "heading lost": ("<h2>a</h2>", "a"),
    "heading from bold": ("<p><b>a</b></p>", "## a"),
    "heading by accident": ("<p># a</p>", "# a"),
    "list kind": ("<ul><li>a</ul>", "1. a"),
    "list start": ("<ol start=3><li>a</ol>", "1. a"),
    "list type": ("<ol type=a><li>a</ol>", "1. a"),
    "list lost": ("<ul><li>a</ul>", "a"),
    "list by accident": ("<p>1. a</p>", "1. a"),
    "item lost": ("<ul><li>a<li>b</ul>", "- a b"),
    "item order": ("<ul><li>a<li>b</ul>", "- b\n- a"),
    "list nesting": ("<ul><li>a<ul><li>b</ul></ul>", "- a\n- b"),
    "lists merged": ("<ul><li>a</ul><ul><li>b</ul>", "- a\n- b"),
    "paragraph fell out of its item": ("<ul><li><p>a<p>b</ul>", "- a\n\nb"),
    "quote lost": ("<blockquote>a</blockquote>", "a"),
    "quote swallowed more": ("<blockquote>a</blockquote><p>b</p>", "> a\nb"),
    "rule lost": ("<p>a</p><hr><p>b</p>", "a\n\nb"),
    "rule became a heading": ("<p>a</p><hr>", "a\n---"),
    "code language lost": ("<pre><code class=language-c>a</code></pre>", "```\na\n```"),
    "white space in pre": ("<pre>a  b\n\tc</pre>", "```\na b\n\tc\n```"),
    "line of pre lost": ("<pre>a\n\nb</pre>", "```\na\nb\n```"),
    "code block lost": ("<pre>a</pre>", "a"),
    "link in pre lost": ("<pre>a <a href=/x>b</a></pre>", "```\na b\n```"),
    "image lost": (f"<p>a<img src={IMG}></p>", "a"),
    "image elsewhere": (f"<img src={IMG}>", "![](/b.jpg)"),
    "image alt lost": (f"<img alt=a src={IMG}>", f"![]({IMG})"),
    "image title lost": (f"<img title=a src={IMG}>", f"![]({IMG})"),
    "image moved": (f"<p><img src={IMG}>a b</p>", f"a ![]({IMG})b"),
    "linked image lost its link": (f"<a href=/x><img src={IMG}></a>", f"![]({IMG})"),
    "placeholder kept": (f"<img src='data:,x' data-src={IMG}>", "![](data:,x)"),
    "noscript with another image": (
        f"<img src=/a.jpg><noscript><img src={IMG}></noscript>",
        "![](/a.jpg)",
    ),
    "noscript with text": ("<p>a</p><noscript>on</noscript>", "a"),
    "cell lost": ("<table><tr><th>a<th>b<tr><td>c<td>d</table>", "|a|b|\n|-|-|\n|c| |"),
    "cells moved": ("<table><tr><th>a<th>b<tr><td>c<td>d</table>", "|a|b|\n|-|-|\n|d|c|"),
    "row lost": ("<table><tr><th>a<tr><td>b<tr><td>c</table>", "|a|\n|-|\n|b|"),
    "th became td": ("<table><tr><th>a<tr><th>b</table>", "|a|\n|-|\n|b|"),
    "td became th": ("<table><tr><td>a<tr><td>b</table>", "|a|\n|-|\n|b|"),
    "cell alignment": ("<table><tr><th>a<tr><td align=right>b</table>", "|a|\n|-|\n|b|"),
    "cell span": (
        "<table><tr><th>a<th>b<tr><td colspan=2>c</table>",
        "|a|b|\n|-|-|\n|c| |",
    ),
    "empty column lost": ("<table><tr><td>a<td><tr><td>b<td></table>", "| |\n|-|\n|a|\n|b|"),
    "table lost": ("<table><tr><td>a</table>", "a"),
    "caption lost": (
        "<table><caption>x</caption><tr><th>a<tr><td>b</table>",
        "|a|\n|-|\n|b|",
    ),
    "media lost": ("<p>a</p><iframe src=/v></iframe>", "a"),
    "media source": ("<iframe src=/v></iframe>", "<iframe src=/w></iframe>"),
    "media attribute": ("<video src=/v controls></video>", "<video src=/v></video>"),
    "media content": (
        "<video><source src=/v></video>",
        "<video><source src=/w></video>",
    ),
    "svg lost": ("<p>a <svg><path d=M0/></svg></p>", "a"),
    "form control lost": ("<p>a <input type=checkbox></p>", "a"),
    "unknown element lost": ("<p><blink>a</blink></p>", "a"),
    "unknown attribute": ("<x-card kind=a>b</x-card>", "<x-card kind=b>b</x-card>"),
    "details opened": ("<details><p>a</p></details>", "<details open><p>a</p></details>"),
    "definition list lost": ("<dl><dt>a<dd>b</dl>", "a\n\nb"),
    "comment lost": ("<p>a</p><!--more--><p>b</p>", "a\n\nb"),
    "comment moved": ("<p>a</p><!--more--><p>b</p>", "a\n\nb\n\n<!--more-->"),
    "comment twice": ("<!--x-->\n\na", "<!--x-->\n<!--x-->\n\na"),
    "comments exchanged": ("<!--x--><!--y-->\n\na", "<!--y--><!--x-->\n\na"),
    "target lost": ("<p><a href='#n'>a</a></p><h2 id=n>b</h2>", "[a](#n)\n\n## b"),
    "target moved": (
        "<p><a href='#n'>a</a></p><h2 id=n>b</h2>",
        "[a](#n)\n\n## b<a id=n></a>",
    ),
    "hidden text came out": ("<p>a</p><p hidden>b</p>", "a\n\nb"),
    "right-to-left text turned": ("<p dir=rtl>سلام!</p>", "سلام!"),
    "tooltip lost": ("<p><span title=x>a</span></p>", "a"),
    "markup printed as text": ("<p>a</p>", "&lt;p>a&lt;/p>"),
    "entity written as text decoded": ("<p>&amp;lt;</p>", "&lt;"),
}

CLEAN = {
    "Markdown": "# a\n\n*b* `<div>` [c](/d)\n\n    <p>\n",
    "media": "<iframe src=/v></iframe>\n\n<video><source src=/v><p>x</p></video>",
    "sup, sub, u": "a<sup>*2*</sup> <sub>b</sub> <u>c</u>",
    "ruby": "<ruby>漢<rp>(</rp><rt>かん</rt></ruby>",
    "details": "<details><summary>a <b>c</b></summary>\n\nb\n\n</details>",
    "table with spans": "<table><tr><td colspan=2><p>a</p></td></tr></table>",
    "strong that gfm cannot render": "前<strong>“词”</strong>后",
    "strong around em that gfm cannot render": "前<strong>*“词”*</strong>后",
    "strong that newer renderers cannot render": "**a**，<strong>b｜</strong>c",
    "what a frame shows instead": "<iframe src=/v><a href=/v>v</a></iframe>",
    "break in a cell and a heading": "# a<br>b\n\n|a|\n|-|\n|b<br>c|",
    "target of a link": "[a](#n)\n\n<a id='n'></a>b",
    "comments": "<!--1-->\n\na <!-- b --> c",
}

UNCLEAN = {
    "div": ("<div>\n\na\n\n</div>", {"div": 1}),
    "p and a": ("<p><a href=/x>a</a></p>", {"p": 1, "a": 1}),
    "strong that gfm can render": ("a <strong>b</strong> “c”", {"strong": 1}),
    "only one of two": ("a<strong>“b”</strong>c <strong>d</strong>", {"strong": 1}),
    "emphasis with a class": ("前<strong class=x>“词”</strong>后", {"strong": 1}),
    "break in a paragraph": ("a<br>b", {"br": 1}),
    "image": ("<img src=/x>", {"img": 1}),
    "table without spans": ("<table><tr><td>a</td></tr></table>", {"table": 1, "tr": 1, "td": 1}),
    "target that nothing points at": ("<a id='n'></a>b", {"a": 1}),
    "span": ("a <span>b</span>", {"span": 1}),
}


@pytest.mark.parametrize(("before", "after"), SAME.values(), ids=SAME)
def test_same(before: str, after: str) -> None:
    assert compare(before, after) == []


@pytest.mark.parametrize(("before", "after"), DIFFERENT.values(), ids=DIFFERENT)
def test_different(before: str, after: str) -> None:
    assert compare(before, after)
    assert compare(after, before)


SYMMETRIC = {reason: pair for reason, pair in SAME.items() if "<script>" not in pair[0]}


@pytest.mark.parametrize(("before", "after"), SYMMETRIC.values(), ids=SYMMETRIC)
def test_same_the_other_way_round(before: str, after: str) -> None:
    assert compare(after, before) == []


def test_a_difference_says_what_and_where() -> None:
    assert compare("<p>the quick brown fox</p>", "the quick red fox") == [
        "text changed: 'the quick brown fox' → 'the quick red fox'"
    ]
    assert compare("<p>a <b>b</b></p>", "a\n\nb")[0].startswith("text changed: ")
    assert compare("<p><b>b</b></p>", "*b*") == ["marks changed: text [strong] 'b' → text [em] 'b'"]


def test_scripts_may_go_but_not_come() -> None:
    assert compare("<p>a</p><script>b()</script>", "a") == []
    assert compare("a", "a\n\n<script>b()</script>") == [
        "new script or style: 1 × <script>b()</script>"
    ]


def test_bare_urls_are_text_unless_the_site_links_them() -> None:
    before, after = "<p>see https://a.example.org/</p>", "see https://a.example.org/"
    assert compare(before, after) == []
    assert compare(before, after, autolink=True)


@pytest.mark.parametrize("markdown", CLEAN.values(), ids=CLEAN)
def test_clean(markdown: str) -> None:
    assert unclean(markdown) == {}
    assert is_clean(markdown)


@pytest.mark.parametrize(("markdown", "tags"), UNCLEAN.values(), ids=UNCLEAN)
def test_unclean(markdown: str, tags: dict[str, int]) -> None:
    assert unclean(markdown) == tags
    assert not is_clean(markdown)


def test_raw_html_is_counted_by_tag() -> None:
    markdown = "<!--1-->\n<div><p>a</p>\n<p>b</p></div>\n\n`<i>` <sup>c</sup>\n"
    assert raw_html_left(markdown) == {"!--": 1, "div": 1, "p": 2, "sup": 1}


def test_a_folder_is_judged_post_by_post(tmp_path: Path) -> None:
    posts = {
        "good.md": "<p>a <b>b</b></p>\n",
        "lossy.md": "<p>a <u>b</u></p>\n",
        "plain.md": "a **b**\n",
    }
    for name, body in posts.items():
        (tmp_path / name).write_text(f"---\ntitle: x\n---\n{body}", encoding="utf-8")
    script = (
        "import pathlib, re, sys\n"
        "for path in pathlib.Path(sys.argv[1]).glob('*.md'):\n"
        "    text = re.sub('</?b>', '**', path.read_text())\n"
        "    path.write_text(re.sub('</?[pu]>', '', text))\n"
    )
    verdicts = list(corpus.judge(tmp_path, command=(sys.executable, "-c", script)))
    assert [(v.path, bool(v.differences), bool(v.unclean), v.settled) for v in verdicts] == [
        ("good.md", False, False, True),
        ("lossy.md", True, False, True),
    ]
    assert (tmp_path / "good.md").read_text(encoding="utf-8").endswith("</p>\n")
    shown = corpus.report(verdicts)
    assert "judged the same  1 (50.0%)" in shown
    assert "DIFFERS lossy.md\n  text changed: " in shown


def test_a_changed_front_matter_is_a_difference(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: x\n---\n<p>a</p>\n", encoding="utf-8")
    script = (
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1], 'a.md')\n"
        "path.write_text('---\\ntitle: y\\n---\\na\\n')\n"
    )
    (verdict,) = corpus.judge(tmp_path, command=(sys.executable, "-c", script))
    assert verdict.differences == ["front matter changed: it is no part of a conversion"]


def test_a_converter_that_breaks_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("<p>a</p>\n", encoding="utf-8")
    script = "import sys; sys.stderr.write('broken'); sys.exit(2)"
    with pytest.raises(RuntimeError, match="broken"):
        list(corpus.judge(tmp_path, command=(sys.executable, "-c", script)))
