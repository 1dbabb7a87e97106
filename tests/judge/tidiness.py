"""Bodies that the judge calls clean, and such that it does not, with the tags that are left."""

from __future__ import annotations

CLEAN = {
    "a tweet and its script": (
        '<blockquote class="twitter-tweet"><p>a <a href="/b">b</a></p></blockquote>\n'
        '<script async src="//platform.twitter.com/widgets.js"></script>\n'
    ),
    "Markdown": "# a\n\n*b* `<div>` [c](/d)\n\n    <p>\n",
    "media": "<iframe src=/v></iframe>\n\n<video><source src=/v><p>x</p></video>",
    "sup, sub, u, ins": "a<sup>*2*</sup> <sub>b</sub> <u>c</u> <ins>d</ins>",
    "media in a row": "<p><iframe src=/v><a>w</a></iframe><iframe src=/w></iframe></p>",
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
    "words beside media": ("<p>a <iframe src=/v></iframe><iframe src=/w></iframe></p>", {"p": 1}),
    "one of media": ("<p><iframe src=/v></iframe></p>", {"p": 1}),
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
