"""What counts: the proof is default-deny, so that each of these is another document."""

from __future__ import annotations

import pytest

from postlint.proof import prove

SRC = "https://pics.example.org/a.jpg"


def _cell(attributes: str) -> str:
    return f"<table><tr><td {attributes}>a</td></tr><tr><td>b</td></tr></table>"


COUNTS = {
    # Characters.
    "a no-break space": ("<p>a&nbsp;b</p>", "<p>a b</p>"),
    "two no-break spaces": ("<p>a&nbsp;&nbsp;b</p>", "<p>a&nbsp;b</p>"),
    "a no-break space first in a line": ("<p>a<br>&nbsp;b</p>", "<p>a<br>b</p>"),
    "a space after a no-break space": ("<p>&nbsp; <b>a</b></p>", "<p>&nbsp;<b>a</b></p>"),
    "an ideographic space": ("<p>a\u3000b</p>", "<p>a b</p>"),
    "a zero-width space": ("<p>a\u200bb</p>", "<p>ab</p>"),
    "a soft hyphen": ("<p>a&shy;b</p>", "<p>ab</p>"),
    "a byte order mark": ("<p>a\ufeffb</p>", "<p>ab</p>"),
    "a replacement character": ("<p>a\ufffdb</p>", "<p>ab</p>"),
    "a vertical tab": ("<p>a\x0bb</p>", "<p>a b</p>"),
    "a line separator": ("<p>a\u2028b</p>", "<p>a b</p>"),
    "a composed character": ("<p>\u00e9</p>", "<p>e\u0301</p>"),
    "a space between elements": ("<p><b>a</b> <i>b</i></p>", "<p><b>a</b><i>b</i></p>"),
    "a space beside an image": (f"<p>a <img src={SRC}></p>", f"<p>a<img src={SRC}></p>"),
    "a space in a mark alone": ("<p>a<b> </b>b</p>", "<p>ab</p>"),
    # Text is no token, whatever it holds.
    "a break in control characters": ("<p>a\x1ebr\x1fb</p>", "<p>a<br>b</p>"),
    "a paragraph in control characters": ("<p>a\x1ep\x1fb</p>", "<p>a</p><p>b</p>"),
    "control characters as entities": ("<p>a&#30;hr&#31;b</p>", "<p>a</p><hr>b"),
    "control characters": ("<p>a\x1eb\x1f</p>", "<p>ab</p>"),
    "control characters doubled": ("<p>a\x1e\x1eb</p>", "<p>a\x1eb</p>"),
    "control characters in an attribute": (
        "<x-y a='b&#31;&#30;/x-y&#31;&#30;<x-y> a=c'></x-y>",
        "<x-y a=b></x-y><x-y a=c></x-y>",
    ),
    "a text in two attributes": ("<x-y a='b c=d'></x-y>", "<x-y a=b c=d></x-y>"),
    "an alternative text with a bar": (
        f"<img src={SRC} alt='a | b'>",
        f"<img src={SRC} alt=a title=b>",
    ),
    "a bar at the end": (f"<img src={SRC} alt='a |'>", f"<img src={SRC} alt=a>"),
    "a wide space in an alternative text": (
        f"<img src={SRC} alt='a\u3000b'>",
        f"<img src={SRC} alt='a b'>",
    ),
    "a start that names a kind": ("<ol start='3 a'><li>b</ol>", "<ol start=3 type=a><li>b</ol>"),
    # Paragraphs and breaks.
    "a break": ("<p>a<br>b</p>", "<p>a b</p>"),
    "a paragraph": ("<p>a</p><p>b</p>", "<p>a b</p>"),
    "a break or a paragraph": ("<p>a<br>b</p>", "<p>a</p><p>b</p>"),
    "a break in a heading": ("<h2>a<br>b</h2>", "<h2>a b</h2>"),
    "a line apart in code": ("<pre><div>a</div><div>b</div></pre>", "<pre>ab</pre>"),
    # Marks.
    "how deep superscript is": ("<p>x<sup>2<sup>3</sup></sup></p>", "<p>x<sup>23</sup></p>"),
    "which script is outside": (
        "<p>x<sup>2<sub>3</sub></sup></p>",
        "<p>x<sup>2</sup><sub><sup>3</sup></sub></p>",
    ),
    "how small small text is": (
        "<p><small>a<small>b</small></small></p>",
        "<p><small>ab</small></p>",
    ),
    "quotation marks": ("<p><q>a</q></p>", "<p>a</p>"),
    "quotation marks between": ("<p><q>a</q><q>b</q></p>", "<p><q>ab</q></p>"),
    "quotation marks within": ("<p><q>a <q>b</q></q></p>", "<p><q>a b</q></p>"),
    "where a mark ends": ("<p><b>a b</b> c</p>", "<p><b>a</b> b c</p>"),
    # Links.
    "a link": ("<a href=x>a</a>", "a"),
    "an address": ("<a href=x>a</a>", "<a href=y>a</a>"),
    "an empty address": ("<p><a href=''>a</a></p>", "<p>a</p>"),
    "percent signs in an address": ("<a href='%e4'>a</a>", "<a href='%E4'>a</a>"),
    "a lone percent sign": ("<a href='100%'>a</a>", "<a href='100%25'>a</a>"),
    "a link's title": ("<a href=x title=a>b</a>", "<a href=x>b</a>"),
    "a link's title or address": ("<a href='x y'>b</a>", "<a href=x title=y>b</a>"),
    "a link around an image": (f"<a href=x><img src={SRC}></a>", f"<img src={SRC}>"),
    "a link around media": ("<a href=x><video src=y></video></a>", "<video src=y></video>"),
    "a link in a link": ("<a href=x>a<a href=y>b</a></a>", "<a href=x>ab</a>"),
    "a file to be saved": ("<a href=x download=y>a</a>", "<a href=x>a</a>"),
    "a target of a link": ("<h2 id=x>a</h2><a href='#x'>b</a>", "<h2>a</h2><a href='#x'>b</a>"),
    "an encoded target": (
        "<h2 id=港>a</h2><a href='#%E6%B8%AF'>b</a>",
        "<h2>a</h2><a href='#%E6%B8%AF'>b</a>",
    ),
    "a target after a line break": (
        "<h2 id=x>a</h2><a href=\n#x>b</a>",
        "<h2>a</h2><a href=\n#x>b</a>",
    ),
    "a target written as an entity": (
        "<h2 id=x>a</h2><a href='&#35;x'>b</a>",
        "<h2>a</h2><a href='&#35;x'>b</a>",
    ),
    "where a target is": (
        "<p id=x>a</p><p>b <a href='#x'>c</a></p>",
        "<p>a</p><p id=x>b <a href='#x'>c</a></p>",
    ),
    "a target on nothing": ("<h2 id=x></h2><a href='#x'>b</a>", "<a href='#x'>b</a>"),
    # Images.
    "an alternative text": (f"<img src={SRC} alt=a>", f"<img src={SRC}>"),
    "an image's title": (f"<img src={SRC} title=a>", f"<img src={SRC}>"),
    "an image's size": (f"<img src={SRC} width=9>", f"<img src={SRC}>"),
    "an image with a set of sources only": ("<p>a<img srcset='b.jpg 1x'></p>", "<p>a</p>"),
    "a picture with sources only": (
        "<p>a<picture><source srcset=b.jpg><img></picture></p>",
        "<p>a</p>",
    ),
    "an image that is its text": ("<p>a<img alt=b></p>", "<p>a</p>"),
    "a map on an image": (f"<img src={SRC} usemap='#m'>", f"<img src={SRC}>"),
    # Blocks.
    "a heading": ("<h2>a</h2>", "<p>a</p>"),
    "a heading's level": ("<h2>a</h2>", "<h3>a</h3>"),
    "a quote": ("<blockquote>a</blockquote>", "<p>a</p>"),
    "how deep a quote is": (
        "<blockquote><blockquote>a</blockquote></blockquote>",
        "<blockquote>a</blockquote>",
    ),
    "where a quote ends": (
        "<blockquote>a</blockquote><blockquote>b</blockquote>",
        "<blockquote><p>a</p><p>b</p></blockquote>",
    ),
    "a quote around a rule": ("<blockquote><hr></blockquote>", "<hr>"),
    "a rule": ("<p>a</p><hr>", "<p>a</p>"),
    "a list": ("<ul><li>a</ul>", "<p>a</p>"),
    "a list's kind": ("<ul><li>a</ul>", "<ol><li>a</ol>"),
    "an empty item": ("<ul><li>a<li></ul>", "<ul><li>a</ul>"),
    "text beside items": ("<ul><li>a</li>b</ul>", "<ul><li>a</li></ul><p>b</p>"),
    "an item outside of a list": ("<li>a</li>", "<ul><li>a</li></ul>"),
    "where a list ends": ("<ul><li>a</ul><ul><li>b</ul>", "<ul><li>a<li>b</ul>"),
    "start": ("<ol start=3><li>a</ol>", "<ol><li>a</ol>"),
    "start at nothing": ("<ol start=0><li>a</ol>", "<ol><li>a</ol>"),
    "type": ("<ol type=a><li>a</ol>", "<ol><li>a</ol>"),
    "type of an item": ("<ol><li type=a>a</ol>", "<ol><li>a</ol>"),
    "reversed": ("<ol reversed><li>a</ol>", "<ol><li>a</ol>"),
    "value": ("<ol><li value=5>a</ol>", "<ol><li>a</ol>"),
    "a term": ("<dl><dt>a<dd>b</dl>", "<p>a</p><p>b</p>"),
    "details": ("<details><summary>a</summary>b</details>", "<p>a</p><p>b</p>"),
    "open details": ("<details open>a</details>", "<details>a</details>"),
    "a dialog that is open": ("<dialog open>a</dialog>", "<dialog>a</dialog>"),
    "where a form goes": ("<form action=x>a</form>", "<form>a</form>"),
    "an option that is chosen": (
        "<select><option selected>a<option>b</select>",
        "<select><option>a<option>b</select>",
    ),
    "the label of options": (
        "<select><optgroup label=a><option>b</select>",
        "<select><optgroup><option>b</select>",
    ),
    # Tables.
    "a header cell": ("<table><tr><th>a</table>", "<table><tr><td>a</table>"),
    "an empty cell": ("<table><tr><td>a<td></table>", "<table><tr><td>a</table>"),
    "an empty row": ("<table><tr><td>a<tr><td></table>", "<table><tr><td>a</table>"),
    "empty header cells below the first row": (
        "<table><tr><td>a<tr><th><tr><td>b</table>",
        "<table><tr><td>a<tr><td>b</table>",
    ),
    "where a table ends": (
        "<table><tr><td>a</table><table><tr><td>b</table>",
        "<table><tr><td>a<tr><td>b</table>",
    ),
    "a caption": (
        "<table><caption>a</caption><tr><td>b</table>",
        "<p>a</p><table><tr><td>b</table>",
    ),
    "colspan": (_cell("colspan=2"), _cell("")),
    "rowspan": (_cell("rowspan=2"), _cell("")),
    "alignment": (_cell("align=center"), _cell("")),
    "justified text": (_cell("style='text-align:justify'"), _cell("")),
    "a header on the left": ("<table><tr><th align=left>a</table>", "<table><tr><th>a</table>"),
    "a row's alignment": (
        "<table><tr align=right><td>a<td>b</table>",
        "<table><tr><td>a<td>b</table>",
    ),
    "the left in a row on the right": (
        "<table><tr align=right><td align=left>a<td>b</table>",
        "<table><tr align=right><td>a<td>b</table>",
    ),
    "a footer that stands first": (
        "<table><tfoot><tr><td>a</tfoot><tbody><tr><td>b</table>",
        "<table><tr><td>a<tr><td>b</table>",
    ),
    # Code.
    "white space in code": ("<pre>a  b\n c</pre>", "<pre>a b\n c</pre>"),
    "white space at the end of a line": ("<pre>a \nb</pre>", "<pre>a\nb</pre>"),
    "a line before the code": ("<pre>\n\na</pre>", "<pre>a</pre>"),
    "a mark in code": ("<pre>a <b>b</b></pre>", "<pre>a b</pre>"),
    "a link in code": ("<pre><a href=x>a</a></pre>", "<pre>a</pre>"),
    "a language": ("<pre><code class=language-c>a</code></pre>", "<pre><code>a</code></pre>"),
    "white space after code in code": (
        "<pre>a<pre>b</pre>c\nd</pre>",
        "<pre>a<pre>b</pre>c d</pre>",
    ),
    "a comment in code": ("<pre>a<!--b--></pre>", "<pre>a</pre>"),
    # Elements that no table knows, and their attributes.
    "an unknown element": ("<p>a <x-y>b</x-y></p>", "<p>a b</p>"),
    "an unknown attribute": ("<x-y a=b>c</x-y>", "<x-y>c</x-y>"),
    "data of an unknown element": ("<amp-video data-id=7></amp-video>", "<amp-video></amp-video>"),
    "data of a frame": ("<iframe data-src=x></iframe>", "<iframe></iframe>"),
    "ruby": ("<ruby>港<rt>みなと</rt></ruby>", "港みなと"),
    "a drawing": ("<svg><text>a</text></svg>", "<svg></svg>"),
    "a drawing's style": ("<svg><g style='fill:red'></g></svg>", "<svg><g></g></svg>"),
    "what an object plays": (
        "<object><param name=movie value=a></object>",
        "<object><param name=movie value=b></object>",
    ),
    "a form's field": ("<p>a <input value=b></p>", "<p>a</p>"),
    "text in a field": ("<textarea>a</textarea>", "<textarea>b</textarea>"),
    "a field's box": ("<input type=checkbox checked>", "<input type=checkbox>"),
    "a base of addresses": ("<base href=x><a href=y>a</a>", "<a href=y>a</a>"),
    "a template": ("<p>a</p><template>b</template>", "<p>a</p>"),
    "old plain text": ("<p>a</p><xmp><b>c</b></xmp>", "<p>a</p><b>c</b>"),
    "a processing instruction": ("<p>a<?php b ?></p>", "<p>a</p>"),
    "text after the end": ("<html><body><p>a</p></body></html>b", "<p>a</p>"),
    # Words that attributes show.
    "a title on text": ("<p>a <span title=b>c</span></p>", "<p>a c</p>"),
    "a title on a paragraph": ("<p title=b>a</p>", "<p>a</p>"),
    "a title on a mark": ("<p><b title=b>a</b></p>", "<p><b>a</b></p>"),
    "a title on a heading": ("<h2 title=b>a</h2>", "<h2>a</h2>"),
    "a title on a cell": (_cell("title=b"), _cell("")),
    "a title on a quote": ("<blockquote title=b>a</blockquote>", "<blockquote>a</blockquote>"),
    "a title on an abbreviation": ("<abbr title=b>a</abbr>", "<abbr>a</abbr>"),
    "a title on an acronym": ("<p><acronym title=b>a</acronym></p>", "<p>a</p>"),
    "a title on no link": ("<p><a title=b>a</a></p>", "<p>a</p>"),
    # Direction.
    "direction of a paragraph": ("<p dir=rtl>a!</p>", "<p>a!</p>"),
    "direction of some words": ("<p>a <span dir=RTL>b!</span></p>", "<p>a b!</p>"),
    "direction of a heading": ("<h2 dir=rtl>a!</h2>", "<h2>a!</h2>"),
    "direction of a list": ("<ul dir=rtl><li>a!</ul>", "<ul><li>a!</ul>"),
    "direction of a cell": (_cell("dir=rtl"), _cell("")),
    "direction of a mark": ("<p><b dir=rtl>a!</b></p>", "<p><b>a!</b></p>"),
    "direction of a link": ("<p><a href=x dir=rtl>a!</a></p>", "<p><a href=x>a!</a></p>"),
    "direction forced": ("<p><bdo dir=rtl>a</bdo></p>", "<p>a</p>"),
}


@pytest.mark.parametrize(("before", "after"), COUNTS.values(), ids=COUNTS)
def test_what_counts_makes_another_document(before: str, after: str) -> None:
    for old, new in ((before, after), (after, before)):
        proof = prove(old, new, is_html=True)
        assert not proof.holds
        assert proof.message


@pytest.mark.parametrize(
    "tag",
    """
    abbr address applet area audio base bdo blink blockquote button canvas datalist dd details dialog
    dir dl dt embed fieldset form h1 h2 h3 h4 h5 h6 hr iframe input legend li listing map marquee math
    menu meter noembed object ol output plaintext pre progress rp rt ruby select slot summary svg
    table textarea track ul video x-y xmp
    """.split(),
)
def test_an_element_that_counts(tag: str) -> None:
    inside = "<tr><td>b</td><td>c</td></tr>" if tag == "table" else "b"
    proof = prove(f"<p>a</p><{tag}>{inside}</{tag}>", f"<p>a</p>{inside}", is_html=True)
    assert not proof.holds
    assert tag in proof.message


def test_a_site_has_a_document_type() -> None:
    # Without one (in quirks mode) a table stands in the paragraph, and is as bold as it.
    before = "<p><b>a<table><tr><td>b</td></tr></table></b></p>"
    after = "<p><b>a</b></p><table><tr><td>b</td></tr></table>"
    assert prove(before, after, is_html=True).holds


@pytest.mark.parametrize(
    "html",
    [
        "<pre>a<span hidden><code class=language-c>b</code></span></pre>",
        "<pre><span hidden><pre></pre></span></pre>",
        "<table><tr hidden><td>a</td></tr></table>",
        "</p></b><br></br><p><b><li></p>",
        "<svg><p>a</svg>",
        "",
    ],
)
def test_any_html_has_a_proof(html: str) -> None:
    assert prove(html, html, is_html=True).holds
    assert not prove(html, f"{html}</b></i></span></pre><p>added</p>", is_html=True).holds
