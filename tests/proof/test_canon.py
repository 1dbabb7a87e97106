"""What the proof takes for the same document: one case for each equivalence."""

from __future__ import annotations

import pytest

from postlint.proof import prove

SRC = "https://pics.example.org/a.jpg"

SAME = {
    # White space (CSS Text 3, 4.1.1).
    "white space collapses": ("<p>a\n \t b\r\nc</p>", "<p>a b c</p>"),
    "white space around blocks": ("\n <p> a </p>\n\n<p>\nb\n</p> ", "<p>a</p><p>b</p>"),
    "white space of two elements collapses": ("<p>a <span> b</span></p>", "<p>a b</p>"),
    "white space at a mark's inner edge": ("<p>a<b> b </b>c</p>", "<p>a <b>b</b> c</p>"),
    "white space at a link's inner edge": (
        "<p>a<a href=x> b </a>c</p>",
        "<p>a <a href=x>b</a> c</p>",
    ),
    "no-break space at a mark's edge": ("<p>a<b>&nbsp;b</b></p>", "<p>a&nbsp;<b>b</b></p>"),
    "white space around a break": ("<p>a <br> b</p>", "<p>a<br>b</p>"),
    "an entity is its character": ("<p>&eacute;&#8212;&lt;</p>", "<p>é—&lt;</p>"),
    # Paragraphs and breaks.
    "two breaks are a paragraph": ("<p>a<br><br>b</p>", "<p>a</p><p>b</p>"),
    "more breaks are a paragraph": ("<p>a<br><br><br>b</p>", "<p>a</p><p>b</p>"),
    "breaks around a no-break space": ("<p>a<br>&nbsp;<br>b</p>", "<p>a</p><p>b</p>"),
    "a break first in a paragraph": ("<p><br>a</p>", "<p>a</p>"),
    "a break last in a paragraph": ("<p>a<br></p><p>b</p>", "<p>a</p><p>b</p>"),
    "a break before a block": ("<div>a<br><ul><li>b</ul></div>", "<p>a</p><ul><li>b</ul>"),
    "a break in a mark": ("<p><b>a<br>b</b></p>", "<p><b>a</b><br><b>b</b></p>"),
    "a paragraph without content": ("<p>a</p><p></p><p> </p><p>b</p>", "<p>a</p><p>b</p>"),
    "a paragraph of no-break spaces": ("<p>a</p><p>&nbsp;</p><p>b</p>", "<p>a</p><p>b</p>"),
    "a paragraph of breaks": ("<p>a</p><p><br></p><p>b</p>", "<p>a</p><p>b</p>"),
    "text without an element": ("a<p>b</p>c", "<p>a</p><p>b</p><p>c</p>"),
    "a paragraph in a list item": ("<ul><li><p>a</p></li></ul>", "<ul><li>a</li></ul>"),
    "a paragraph in a cell": (
        "<table><tr><td><p>a</p></td></tr></table>",
        "<table><tr><td>a</td></tr></table>",
    ),
    "an unclosed element ends where its parent does": (
        "<ul><li>a<li>b</ul>",
        "<ul><li>a</li><li>b</li></ul>",
    ),
    # Marks are a set.
    "marks have no order": ("<p><b><i>a</i></b></p>", "<p><i><b>a</b></i></p>"),
    "a mark in itself": ("<p><b>a <b>b</b></b></p>", "<p><b>a b</b></p>"),
    "a mark beside itself": ("<p><b>a</b><b>b</b></p>", "<p><b>ab</b></p>"),
    "a mark around paragraphs": ("<b><p>a</p><p>b</p></b>", "<p><b>a</b></p><p><b>b</b></p>"),
    "a mark on nothing": ("<p>a<b></b>b</p>", "<p>ab</p>"),
    "a mark on a space": ("<p>a<b> </b>b</p>", "<p>a b</p>"),
    "a mark on an image": (f"<p><b><img src={SRC}></b></p>", f"<p><img src={SRC}></p>"),
    "a mark around a link": ("<p><b><a href=x>a</a></b></p>", "<p><a href=x><b>a</b></a></p>"),
    # Links and addresses.
    "a link on nothing": ("<p>a<a href=x></a>b</p>", "<p>ab</p>"),
    "a link beside itself": ("<p><a href=x>a</a><a href=x>b</a></p>", "<p><a href=x>ab</a></p>"),
    "a name that nothing points at": ("<p><a name=x>a</a></p>", "<p>a</p>"),
    "a link around a paragraph": ("<a href=x><p>a</p></a>", "<p><a href=x>a</a></p>"),
    "an address is percent-encoded": (
        "<a href='/a b/港'>a</a>",
        "<a href='/a%20b/%E6%B8%AF'>a</a>",
    ),
    "an address is trimmed": ("<a href=' /a '>a</a>", "<a href='/a'>a</a>"),
    "a line break in an address": ("<a href='/a\nb'>a</a>", "<a href='/ab'>a</a>"),
    "an ampersand in an address": ("<a href='?a&b'>a</a>", "<a href='?a&amp;b'>a</a>"),
    "white space in a title": ("<a href=x title='a\n b'>a</a>", "<a href=x title='a b'>a</a>"),
    # Identifiers count where a link points at them.
    "an identifier without a link": ("<h2 id=x>a</h2>", "<h2>a</h2>"),
    "the same target on another element": (
        "<h2 id=x>a</h2><a href='#x'>b</a>",
        "<h2><a id=x></a>a</h2><a href='#x'>b</a>",
    ),
    "a name is an identifier": (
        "<a name=x></a>a <a href='#x'>b</a>",
        "<span id=x></span>a <a href='#x'>b</a>",
    ),
    "the second of two identifiers": (
        "<p id=x>a</p><p id=x>b <a href='#x'>c</a></p>",
        "<p id=x>a</p><p>b <a href='#x'>c</a></p>",
    ),
    # Images.
    "no alternative text and an empty one": (f"<img src={SRC} alt=''>", f"<img src={SRC}>"),
    "a picture is its image": (
        f"<picture><source srcset=b.webp><img src={SRC} alt=a></picture>",
        f"<img src={SRC} alt=a>",
    ),
    "a lazy image and its noscript": (
        f"<img src='data:image/gif;base64,R0' data-src={SRC} alt=a><noscript><img src={SRC} alt=a></noscript>",
        f"<img src={SRC} alt=a>",
    ),
    "the twin in a paragraph": (
        f"<p><img data-src={SRC}></p><noscript><p><img src={SRC}></p></noscript>",
        f"<p><img src={SRC}></p>",
    ),
    "an empty noscript": ("<p>a</p><noscript> </noscript>", "<p>a</p>"),
    # Blocks.
    "an empty list": ("<p>a</p><ul></ul>", "<p>a</p>"),
    "a list straight in a list": (
        "<ul><li>a</li><ul><li>b</li></ul></ul>",
        "<ul><li>a<ul><li>b</li></ul></li></ul>",
    ),
    "two lists straight in a list": (
        "<ul><li>a</li><ul><li>b</li></ul><ol><li>c</li></ol></ul>",
        "<ul><li>a<ul><li>b</li></ul><ol><li>c</li></ol></li></ul>",
    ),
    "an empty list straight in a list": ("<ul><li>a</li><ul></ul></ul>", "<ul><li>a</li></ul>"),
    "a list starts at one": ("<ol start=1 type=1><li>a</ol>", "<ol><li>a</ol>"),
    "an empty header": (
        "<table><tr><th></th><th> </th></tr><tr><td>a</td><td>b</td></tr></table>",
        "<table><tr><td>a</td><td>b</td></tr></table>",
    ),
    "groups of rows": (
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
        "<table><tr><th>a</th></tr><tr><td>b</td></tr></table>",
    ),
    "alignment by style or attribute": (
        "<table><tr><td align=RIGHT>a</td></tr></table>",
        "<table><tr><td style='text-align: right'>a</td></tr></table>",
    ),
    "a cell is on the left": (
        "<table><tr><td align=left>a</td></tr></table>",
        "<table><tr><td>a</td></tr></table>",
    ),
    "spans of one": (
        "<table><tr><td colspan=1 rowspan=1>a</td></tr></table>",
        "<table><tr><td>a</td></tr></table>",
    ),
    # Code.
    "code in a pre": ("<pre><code>a\n b</code></pre>", "<pre>a\n b</pre>"),
    "newlines at the end of a pre": ("<pre>a\n\n</pre>", "<pre>a</pre>"),
    "a break in a pre": ("<pre>a<br>b</pre>", "<pre>a\nb</pre>"),
    "a span in a pre": ("<pre>a<span class=k>\n  b</span></pre>", "<pre>a\n  b</pre>"),
    "a language on pre or code": (
        "<pre class=language-c>a</pre>",
        "<pre><code class='hl lang-c'>a</code></pre>",
    ),
    # What shows nothing.
    "white space in a comment": ("<!--  a\nb -->", "<!--a b-->"),
    "a document type": ("<!DOCTYPE html><p>a</p>", "<p>a</p>"),
    "hidden nothing": ("<p>a<span hidden> </span></p>", "<p>a</p>"),
}


@pytest.mark.parametrize(("before", "after"), SAME.values(), ids=SAME)
def test_what_looks_the_same_has_one_canonical_form(before: str, after: str) -> None:
    proof = prove(before, after, is_html=True)
    assert proof.holds, proof.message
    assert prove(after, before, is_html=True).holds
