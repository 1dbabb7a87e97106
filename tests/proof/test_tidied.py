"""What a repair of HTML may change, because no reader sees it, and what looks like it and counts."""

from __future__ import annotations

import pytest

from postlint.proof import prove

SRC = "https://pics.example.org/a.jpg"
NUMBERED = "<table><tr><td class=gutter><pre>{}</pre><td><pre>{}</pre></table>"


def _fenced(language: str) -> str:
    return f"<pre><code class=language-{language}>a</code></pre>"


SAME = {
    # Segment breaks (CSS Text 3, 4.1.3).
    "a line break between CJK characters": ("<p>中\n  文</p>", "<p>中文</p>"),
    "a line break around inline tags": ("<p>中\n<b>\n文</b> \n字</p>", "<p>中<b>文</b>字</p>"),
    "a line break beside CJK punctuation": ("<p>中，\n「文」</p>", "<p>中，「文」</p>"),
    # Layout.
    "the alignment of a row": (
        "<table><tr align=right><td>a<td>b</table>",
        "<table><tr><td align=right>a<td align=right>b</table>",
    ),
    "a table of one cell": ("<table><tr><td><p>a</p><p>b</p></table>", "<p>a</p><p>b</p>"),
    "a table of one cell in its like": (
        "<table><tr><td align=center><table><tr><td>a</table></table>",
        "<p>a</p>",
    ),
    "an image and its caption": (
        f"<table><tr><td><a href=x><img src={SRC}></a><tr><td>a</table>",
        f"<p><a href=x><img src={SRC}></a></p><p>a</p>",
    ),
    # Word.
    "conditions": ("<p><!--[if gte mso 9]><xml><![endif]-->a<![if x]>b<![endif]></p>", "<p>ab</p>"),
    "the edges of what was pasted": ("<p><!--StartFragment-->a<!--EndFragment--></p>", "<p>a</p>"),
    # Code.
    "a class of a convention": ("<pre class='brush: js; ruler: true'>a</pre>", _fenced("js")),
    "a class of GitHub's": (
        "<div class='highlight highlight-source-c'><pre>a</pre></div>",
        _fenced("c"),
    ),
    "a class that is a language": ("<pre class=r>a</pre>", _fenced("r")),
    "an attribute that is a language": ("<pre lang=php>a</pre>", _fenced("php")),
    "a class of code": ("<pre><code class='hljs go'>a</code></pre>", _fenced("go")),
    "the inner language": (
        "<div class=language-a><div class=language-b><pre>a</pre></div></div>",
        _fenced("b"),
    ),
    "numbers of lines": (NUMBERED.format("1\n2\n", "a\nb"), "<pre>a\nb</pre>"),
    "numbers from nine": (NUMBERED.format("9<br>10", "a\nb\n"), "<pre>a\nb</pre>"),
    "numbers in code": (
        f"<pre><code>{NUMBERED.format('1', 'a')}</code></pre>",
        "<pre>a</pre>",
    ),
    "the largest of a set with commas": (
        "<img srcset='y,b 300w, z?a=1,2 800w,x 20w'>",
        "<img src='z?a=1,2'>",
    ),
}

COUNTS = {
    "a space between CJK characters": ("<p>中 文</p>", "<p>中文</p>"),
    "a tab between CJK characters": ("<p>中\t<b>文</b></p>", "<p>中<b>文</b></p>"),
    "a line break between Hangul": ("<p>한\n글</p>", "<p>한글</p>"),
    "a line break before Latin text": ("<p>中\na</p>", "<p>中a</p>"),
    "a line break after Latin text": ("<p>a\n<b>文</b></p>", "<p>a<b>文</b></p>"),
    "a line break beside an image": (
        f"<p>中\n<img src={SRC}>文</p>",
        f"<p>中<img src={SRC}>文</p>",
    ),
    "a line break beside a wide space": ("<p>中\n　文</p>", "<p>中　文</p>"),
    "a line break beside an emoji": ("<p>中\n😀</p>", "<p>中😀</p>"),
    "a line break beside a quotation mark": ("<p>中\n“文”</p>", "<p>中“文”</p>"),
    "a line break in preformatted text": ("<pre>中\n文</pre>", "<pre>中文</pre>"),
    "a line break in an attribute": (
        f"<img src={SRC} alt='中\n文'>",
        f"<img src={SRC} alt='中文'>",
    ),
    "a table of one header cell": ("<table><tr><th>a</table>", "<p>a</p>"),
    "a table of one cell with a caption": (
        "<table><caption>a</caption><tr><td>b</table>",
        "<p>a</p><p>b</p>",
    ),
    "a table of two rows": ("<table><tr><td>a<tr><td>b</table>", "<p>a</p><p>b</p>"),
    "a table of two cells": ("<table><tr><td>a<td>b</table>", "<p>a</p><p>b</p>"),
    "a table of a wide cell": ("<table><tr><td colspan=2>a</table>", "<p>a</p>"),
    "an image and a word above a caption": (
        f"<table><tr><td>x <img src={SRC}><tr><td>b</table>",
        f"<p>x <img src={SRC}></p><p>b</p>",
    ),
    "two images above a caption": (
        f"<table><tr><td><img src={SRC}><img src={SRC}><tr><td>b</table>",
        f"<p><img src={SRC}><img src={SRC}></p><p>b</p>",
    ),
    # Code.
    "a class that is no language": ("<pre class=wide>a</pre>", _fenced("wide")),
    "a language of other code": (
        "<div class=language-c><p>a</p></div><pre>a</pre>",
        "<p>a</p>" + _fenced("c"),
    ),
    "another language": ("<pre class=r>a</pre>", _fenced("go")),
    "numbers of other lines": (NUMBERED.format("1\n2", "a"), "<pre>a</pre>"),
    "numbers that do not count up": (NUMBERED.format("1\n3", "a\nb"), "<pre>a\nb</pre>"),
    "words beside code": (NUMBERED.format("1 x", "a\nb"), "<pre>a\nb</pre>"),
    "numbers below code": (
        "<table><tr><td><pre>1</pre><tr><td><pre>a</pre></table>",
        "<pre>a</pre>",
    ),
    "a word beside code in code": ("<pre>x<pre>a</pre></pre>", "<pre>a</pre>"),
    # Comments.
    "a comment about a condition": ("<!--if [if x]-->a", "a"),
    "a comment that ends one": ("<!--[endif] of it-->a", "a"),
}


@pytest.mark.parametrize(("before", "after"), SAME.values(), ids=SAME)
def test_what_a_repair_does_is_the_same_document(before: str, after: str) -> None:
    for old, new in ((before, after), (after, before)):
        assert prove(old, new, is_html=True).holds


@pytest.mark.parametrize(("before", "after"), COUNTS.values(), ids=COUNTS)
def test_what_only_looks_like_a_repair_is_another_document(before: str, after: str) -> None:
    for old, new in ((before, after), (after, before)):
        assert not prove(old, new, is_html=True).holds
