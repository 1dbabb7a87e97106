"""Holes that the proof once had: what must be refused, and what must still hold."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from postlint.loss import Loss, LossKind
from postlint.proof import prove
from postlint.text import Span

TWEETS = "<script async src=https://platform.twitter.com/widgets.js></script>"
DOT = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


class Case(NamedTuple):
    before: str
    after: str
    reason: str


REFUSED = (
    # What scripts draw.
    Case(
        f"<blockquote class=twitter-tweet>a</blockquote>{TWEETS}",
        f"<blockquote>a</blockquote>{TWEETS}",
        "a script finds the tweet by its class",
    ),
    Case(
        f"<blockquote class=instagram-media data-permalink=x>a</blockquote>{TWEETS}",
        f"<blockquote class=instagram-media data-permalink=y>a</blockquote>{TWEETS}",
        "a script reads what to draw from data-*",
    ),
    Case(f"<div id=chart></div>{TWEETS}", TWEETS, "a script may fill an empty element"),
    Case(f"<ins data-ad=1></ins>{TWEETS}", TWEETS, "a script may fill an empty element"),
    Case(
        "<p id=here>a</p><script>draw('here')</script>",
        "<p>a</p><script>draw('here')</script>",
        "a script names the element",
    ),
    Case("<SCRIPT SRC=x></SCRIPT><a id=y></a>b", "<script src=x></script>b", "tags in capitals"),
    Case("<script src=x data-post=a></script>", "<script src=x data-post=b></script>", "data-*"),
    Case("<script src=x type=module></script>", "<script src=x></script>", "how a script runs"),
    Case("<script src=x></script>", "<script>x</script>", "an address is no text"),
    Case("<script src='x y'></script>", "<script src=x>y</script>", "an address is no text"),
    Case("<script>//x\nf()</script>", "<script>//x f()</script>", "a line break ends a comment"),
    Case("<style media=print>p{}</style>", "<style>p{}</style>", "a style sheet for paper"),
    Case("<meta http-equiv=refresh content='0;x'>a", "a", "a redirection"),
    # Marks.
    Case("x<sup>2<sup>3</sup></sup>", "x<sup>23</sup>", "a superscript in a superscript"),
    Case("<sup><sub>3</sub></sup>", "<sub><sup>3</sup></sub>", "the order of scripts"),
    Case("<q></q>", "", "quotation marks are drawn around nothing"),
    Case("a<q> x</q>", "a <q>x</q>", "the space is inside the quotation marks"),
    Case("<b><q>x</q></b>", "<q><b>x</b></q>", "quotation marks may be bold"),
    Case("<code>a</code> <code>b</code>", "<code>a b</code>", "two boxes are not one"),
    Case("<s>a</s> <s>b</s>", "<s>a b</s>", "the space was not struck through"),
    Case("<u>a</u> <u>b</u>", "<u>a b</u>", "the space was not underlined"),
    Case("<sup><img src=x></sup>", "<img src=x>", "an image that stands higher"),
    Case("a <u>&nbsp;&nbsp;</u> b", "a &nbsp;&nbsp; b", "a line to fill in"),
    Case("<p><u>&nbsp;&nbsp;</u></p>", "<p>&nbsp;</p>", "a line to fill in, alone"),
    Case("a<del>&nbsp;b</del>", "a&nbsp;<del>b</del>", "a no-break space that is struck through"),
    # What is hidden.
    Case("<img src=t.gif style=display:none>", "<img src=t.gif>", "a tracking pixel"),
    Case("<hr hidden>", "<hr>", "a hidden rule"),
    Case("<p style=visibility:hidden>a</p>", "<p>a</p>", "invisible text"),
    Case("<span Hidden>a</span>", "a", "an attribute in capitals"),
    Case("<span style='DISPLAY:NONE'>a</span>", "a", "a style in capitals"),
    Case("<span style='&#100;isplay:none'>a</span>", "a", "a style as an entity"),
    Case("<span style='display:/**/none'>a</span>", "a", "a style around a comment"),
    Case("<span style='d\\69splay:none !important'>a</span>", "a", "a style with an escape"),
    Case("<p style='display:none;display:x'>a</p>", "<p>a</p>", "a style that is unclear"),
    *(
        Case(f"<p {name}>a</p>", "<p>a</p>", "what a reader can do")
        for name in ("inert", "contenteditable", "popover")
    ),
    Case(
        "<table><tfoot hidden><tr><td>a</tfoot><tr><td>b</table>",
        "<table><tr><td>b<tr><td>a</table>",
        "a hidden foot",
    ),
    # Images.
    Case("<img srcset='a.jpg 1x'>", "", "browsers draw the set"),
    Case("<img data-srcset='a.jpg 1x, b.jpg 2x'>", "", "a script makes it the set"),
    Case("<picture><source srcset=x><img></picture>", "", "browsers draw the source"),
    Case("<picture><source data-srcset=x><img src=#></picture>", "<img src=y>", "a lazy source"),
    Case("<img alt=hello>", "", "an image without a source is its text"),
    Case("<img alt=hello>", "hello", "… but not text"),
    Case("<img src=x usemap='#m'>", "<img src=x usemap='#n'>", "where a click leads"),
    Case("<img src=x ismap>", "<img src=x>", "where a click leads"),
    Case(f"<img src='data:,{'x' * 300}' data-src=y>", "<img src=y>", "long data is a picture"),
    # Attributes.
    *(
        Case(f"<{tag} title=words>a</{tag}>", f"<{tag}>a</{tag}>", "a tooltip")
        for tag in ("span", "p", "strong", "h2", "blockquote", "acronym", "dfn", "a", "li", "x-y")
    ),
    Case("<hr title=a>", "<hr>", "a tooltip"),
    Case("<b><span title=a><img src=x></span></b>", "<img src=x>", "a tooltip on an image"),
    *(
        Case(f"<{tag} dir=rtl>a!</{tag}>", f"<{tag}>a!</{tag}>", "direction")
        for tag in ("b", "span", "p", "div", "li", "h2", "blockquote")
    ),
    Case("<a href=x dir=rtl>a!</a>", "<a href=x>a!</a>", "direction of a link"),
    Case("<p dir=auto>م!</p>", "<p>م!</p>", "a direction that the text decides"),
    Case("<p dir=auto>&#1605;!</p>", "<p>م!</p>", "a direction that an entity decides"),
    Case("<p dir=rtl>a <i dir=ltr>b!</i></p>", "<p dir=rtl>a <i>b!</i></p>", "back to the left"),
    Case("<div dir=rtl></div>a", "<div dir=rtl>a</div>", "an emptied wrapper"),
    Case("<a href=x download>a</a>", "<a href=x>a</a>", "a click saves the file"),
    Case("<a href=x download>a</a>", "<a href=x title=download>a</a>", "a title is no download"),
    Case("<label for=x>a</label><input id=x>", "a<input id=x>", "a click on the label"),
    Case("<label for=x>a</label><input id=x>", "<label for=x>a</label><input>", "its control"),
    # Tables and lists.
    *(
        Case(f"<table>{row}<td>a<td>b</table>", "<table><tr><td>a<td>b</table>", "aligned cells")
        for row in ("<tr align=right>", "<tbody align=right><tr>")
    ),
    Case(
        "<table><tr align=right><td align=left>a<td>b</table>",
        "<table><tr align=right><td>a<td>b</table>",
        "left is the default only where nothing else is",
    ),
    Case(
        "<table><tfoot><tr><td>f</tfoot><tr><td>b</table>",
        "<table><tr><td>f<tr><td>b</table>",
        "a foot is drawn last",
    ),
    Case(
        "<table><tr><td>b<thead><tr><th>h</thead></table>",
        "<table><tr><td>b<tr><th>h</table>",
        "a head is drawn first",
    ),
    Case(
        "<table><tr><td>a<tr><th><th><tr><td>b</table>",
        "<table><tr><td>a<tr><td>b</table>",
        "only the first row is a header that is not there",
    ),
    Case("<table><tr><td>a<td></table>", "<table><tr><td>a</table>", "a column"),
    Case("<table><tr><td><td>a</table>", "<table><tr><td>a<td></table>", "a cell before another"),
    Case("<ol><li type=a>x</ol>", "<ol><li>x</ol>", "the kind of a number"),
    Case("<ol type=a><li>x</ol>", "<ol type=A><li>x</ol>", "the kind of a number"),
    Case("<ul type=square><li>x</ul>", "<ul><li>x</ul>", "the kind of a bullet"),
    # White space that is drawn.
    Case("<pre><div>a</div><div>b</div></pre>", "<pre>ab</pre>", "lines of code"),
    Case("<pre>a<pre>b</pre>c\nd</pre>", "<pre>a<pre>b</pre>c d</pre>", "code after code in code"),
    Case("<textarea>\n a\n b</textarea>", "<textarea> a b</textarea>", "lines of a field"),
    Case("<xmp>a\nb</xmp>", "<xmp>a b</xmp>", "lines of an example"),
    # What leading elements are, and what media are made of.
    Case("<noscript>a</noscript>b", "a<br>b", "noscript is no head"),
    Case("<noscript><img src=y></noscript>b", "<p><img src=y></p>b", "noscript is no head"),
    Case("<object><param name=m value=x></object>", "<object></object>", "what a plug-in plays"),
    Case("<iframe data-src=y></iframe>", "<iframe></iframe>", "a lazy frame"),
    Case("<amp-x data-id=1></amp-x>", "<amp-x data-id=2></amp-x>", "what an element shows"),
    Case("<p>a<iframe src=x></iframe>b</p>", "a\n<p><iframe src=x></iframe></p>\nb", "inline"),
    Case("<button onclick=f()>a</button>", "<button>a</button>", "what a button does"),
    Case("<svg><g class=a></g></svg>", "<svg><g></g></svg>", "a drawing's style"),
    Case("<svg><use href=#a /></svg>", "<svg><use /></svg>", "a drawing's parts"),
    Case("<svg><title>a</title></svg>", "<svg></svg>", "a drawing's tooltip"),
    Case("<svg><a href=x>a</a></svg>", "<svg><text>a</text></svg>", "a link in a drawing"),
    Case("<form action=x>a</form>", "<form action=y>a</form>", "where a form goes"),
    Case("<dialog open>a</dialog>", "<dialog>a</dialog>", "a dialog that is closed is hidden"),
    Case("<select><option selected>a</select>", "<select><option>a</select>", "what is chosen"),
    # Tokens that look like others.
    Case("<img src=x alt='y | z'>", "<img src=x alt=y title=z>", "a bar in a text"),
    Case("<img src=x alt='y |'>", "<img src=x alt=y>", "a bar at the end"),
    Case("<img src=x alt='a\\|b'>", "<img src=x alt='a|b'>", "a backslash before a bar"),
    Case("<iframe title='y width=3'>", "<iframe title=y width=3>", "one attribute is not two"),
    Case("<iframe title='y\" width=\"3'>", "<iframe title=y width=3>", "… even with quotes"),
    Case("<ol start='3 a'><li>x</ol>", "<ol start=3 type=a><li>x</ol>", "one is not two"),
    Case("<x-y a='&#31;&#30;p'></x-y>", "<x-y a></x-y><p>", "a token in an attribute"),
    Case("a\x1a1p\x1a2b", "a\x1ep\x1fb", "an escape in a text"),
    Case("<q>a</q>", "\x1eq\x1fa\x1e/q\x1f", "a token in a text"),
    Case("<a href=''>a</a>", "a", "a link to the page itself"),
    Case("<img src=x alt='a\u3000b'>", "<img src=x alt='a b'>", "a wide space"),
    Case("<img src=x alt='a&nbsp;b'>", "<img src=x alt='a b'>", "a no-break space"),
    Case("<!--a\u2028b-->", "<!--a b-->", "a line separator"),
    # Addresses.
    *(
        Case(f"<p id=q>a</p>{link}", f"<p>a</p>{link}", "a link points there")
        for link in (
            "<a href='&#35;q'>b</a>",
            "<a href='\n#q'>b</a>",
            "<a href='\t#%71'>b</a>",
            "<map><area href='#q'></map>",
        )
    ),
    Case(
        "<map name=m></map><img src=x usemap='#m'>",
        "<map></map><img src=x usemap='#m'>",
        "the map of an image",
    ),
    Case("<a href='http:\\\\x\\y'>a</a>", "<a href='http:%5C%5Cx%5Cy'>a</a>", "read as slashes"),
    Case("<p>&nbsp; <b>a</b></p>", "<p>&nbsp;<b>a</b></p>", "a space after a no-break space"),
)

HOLDS = (
    Case("<p>a<iframe src=x></iframe>b</p>", "a<iframe src=x></iframe>b", "frames are inline"),
    Case("<code>a </code>b", "<code>a</code> b", "a space at an edge may stand outside"),
    Case("<p><u> a</u></p>", "<p><u>a</u></p>", "a space at a block's edge is none"),
    Case("<code>a </code><code>b</code>", "<code>a b</code>", "all of it is in boxes"),
    Case("<b>a</b> <b>b</b>", "<b>a b</b>", "bold does not show on a space"),
    Case("<a href=x>a</a> <a href=x>b</a>", "<a href=x>a b</a>", "nor does a link"),
    Case("a<b>&nbsp;b</b>", "a&nbsp;<b>b</b>", "nor does bold on a no-break space"),
    Case("<u><u>a</u></u>", "<u>a</u>", "a line under a line"),
    Case("<small>&nbsp;</small>", "", "nothing is drawn on a small space"),
    Case("<p><del> </del></p>", "", "a space alone is none"),
    Case("<div id=x></div>a", "a", "nothing refers to the element"),
    Case("<blockquote class=twitter-tweet>a</blockquote>", "<blockquote>a</blockquote>", "none"),
    Case("<h2 hidden></h2>", "", "nothing is hidden"),
    Case("<span style='text-decoration:none'>a</span>", "a", "nothing is hidden"),
    Case("<span style='background:url(x;display:none)'>a</span>", "a", "an address is no style"),
    Case("<span dir=ltr>a</span>", "a", "the direction that it has"),
    Case("<span dir=auto>a</span>", "a", "the direction that it has"),
    Case("<div dir=rtl><p>a</p><p>b</p></div>", "<p dir=rtl>a</p><p dir=rtl>b</p>", "the same"),
    Case("<div dir=rtl><p dir=ltr>a</p></div>", "<p>a</p>", "the same"),
    *(
        Case(f"<{tag} {junk}>a</{tag}>", f"<{tag}>a</{tag}>", "HTML knows no such attribute")
        for tag in ("p", "span", "strong", "h2", "div")
        for junk in ("layout=x", "property=x", "v-if=x", "@click=x", ':a="b"', '"a":"b",', "ref=x")
    ),
    Case("<p align=center>a</p>", "<p>a</p>", "style"),
    Case("<del cite=x datetime=y>a</del>", "<del>a</del>", "for machines"),
    Case(f"<img src='{DOT}' data-src=y>", "<img src=y>", "a dot holds the place"),
    Case("<img src='data:,x' data-src=y>", "<img src=y>", "any short data does"),
    Case("<img src=# srcset='y 1x, z 2x'>", "<img src=z>", "the largest of a set"),
    Case("<img data-srcset='y, z 2x'>", "<img src=z>", "the largest of a lazy set"),
    Case("<picture><source srcset='y 1x'><img></picture>", "<img src=y>", "the first source"),
    Case("<img src=x srcset='y 1x'>", "<img src=x>", "other sizes of the same"),
    Case("<img alt=''>", "", "no source and no text"),
    Case("a<!-- -->b", "ab", "a comment that says nothing"),
    Case("<o:p>a</o:p><o:p>&nbsp;</o:p>", "a&nbsp;", "what Word leaves behind"),
    Case(
        "<table><tr><th>a<th>b<tr><td>c</table>",
        "<table><tr><th>a<th>b<tr><td>c<td></table>",
        "a cell that is missing is empty",
    ),
    Case("<table><tr><th align=center>a</table>", "<table><tr><th>a</table>", "the default"),
    Case("<pre><div>a</div><div>b</div></pre>", "<pre>a\nb</pre>", "lines of code"),
    Case("<pre><div>a\n</div>b</pre>", "<pre>a\nb</pre>", "a line ends once"),
    Case("<ul type=disc><li>a</ul>", "<ul><li>a</ul>", "the bullet that it has"),
    Case("<a href='http:\\\\x\\y'>a</a>", "<a href='http://x/y'>a</a>", "read as slashes"),
    Case("<a href='\x01/x '>a</a>", "<a href='/x'>a</a>", "trimmed"),
)


@pytest.mark.parametrize(("before", "after", "reason"), REFUSED)
def test_a_hole_that_was_closed_stays_closed(before: str, after: str, reason: str) -> None:
    for old, new in ((before, after), (after, before)):
        proof = prove(old, new, is_html=True)
        assert not proof.holds, reason
        assert proof.message


@pytest.mark.parametrize(("before", "after", "reason"), HOLDS)
def test_what_is_beside_a_hole_still_holds(before: str, after: str, reason: str) -> None:
    for old, new in ((before, after), (after, before)):
        proof = prove(old, new, is_html=True)
        assert proof.holds, f"{reason}: {proof.message}"


@pytest.mark.parametrize("case", [*REFUSED, *HOLDS])
def test_a_document_is_itself(case: Case) -> None:
    # The comment makes the second a text of its own, which is read anew.
    for html in (case.before, case.after):
        proof = prove(html, f"<!-- -->{html}", is_html=True)
        assert proof.holds, proof.message


@pytest.mark.parametrize(
    ("before", "kind", "lost"),
    [
        ("<script src=x async>f( )\ng()</script>a\n", "script", "script x f( ) g()"),
        ("<style media=print>p {\n}</style>a\n", "style", "style p { }"),
        ("<script type=module>f()</script><script>f()</script>a\n", "script", "script f()"),
    ],
)
def test_a_loss_takes_all_of_a_script(before: str, kind: LossKind, lost: str) -> None:
    losses = (Loss(kind, Span(0, 1), lost),) * before.count(f"</{kind}>")
    assert prove(before, "a\n", losses=losses).holds


def test_what_scripts_look_for_may_go_with_them() -> None:
    before = "<div id=chart></div><script src=x></script><p>a</p>\n"
    assert prove(before, "a\n", losses=(Loss("script", Span(0, 1), "script x"),)).holds


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("It <b>rains</b>.", "It rains.", "`It **rains**.` became `It rains.`"),
        ("a <b>b</b> c", "a b c", "`a **b** c` became `a b c`"),
        ("<a href=x>a</a> b", "<a href=y>a</a> b", "`[a](x)` became `[a](y)`"),
        ("a <b>b</b>", "a<b>b</b>", "`a **b**` became `a**b**`"),
        ("a <u>b</u> c", "a b c", "`a <u>b</u> c` became `a b c`"),
        ("<i-x></i-x> b", "<i-x></i-x>b", "`⟨/i-x⟩ b` became `⟨/i-x⟩b`"),
        ("<h2>a</h2>", "a", "`⟨h2⟩ ⟨p⟩ a ⟨/h2⟩` became `a`"),
    ],
)
def test_a_message_is_written_as_people_write(before: str, after: str, message: str) -> None:
    assert prove(before, after, is_html=True).message == message
