"""The constructs of CommonMark 0.31 and of GFM, as HTML that another renderer makes, converted.

The specification's own examples come with no package of the index; these follow its sections.
"""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from postlint.post import parse
from postlint.proof import prove
from postlint.rule import Context
from postlint.run import convert_post

EXAMPLES = {
    "tabs": "\tcode\n\n- a\n\n\tb\n\n>\t\tquoted",
    "precedence": "- `one\n- two`",
    "thematic breaks": "***\n---\n___\n\n + + +\n\n- a\n***\n- b\n- * * *",
    "atx headings": "# a\n## b\n### c #\n#### d ####\n##### e \\##\n###### f#\n#g",
    "empty atx headings": "#\n## \n### ###\n\ntext",
    "setext headings": "a *b*\n===\n\nc\nd\n---\n\n> e\n> ---",
    "not setext": "\\> a\n------\n\na\n\\---\n\nb",
    "indented code": "    a\n      b\n\n\n    c\n\ntext",
    "fenced code": "```\n<\n >\n```\n\n~~~ ruby x\na\n~~~\n\n````\n```\n````",
    "fence in a list": "- a\n\n  ```js\n  b\n\n  c\n  ```\n- d",
    "fence in a quote": "> ```\n> a\n\n```\n\n```",
    "html blocks": "<table><tr><td>\n<b>a</b>\n</td></tr></table>\n\n<div>\n*a*\n\n*b*\n</div>",
    "html comments": "<!-- a\n\nb -->\ntext\n\n<!--more-->",
    "link definitions": '[a]: /b "c"\n\n[a] [A] [x][a] [a][]',
    "definitions over lines": "[a]:\n/b\n'c'\n\n[a]",
    "paragraphs": "a\nb\n\n  c\n   d\n\n\ne",
    "blank lines": "  \n\na\n  \n\n# b\n\n  ",
    "quotes": "> # a\n> b\n> c\n\n> d\ne\n\n>\n> f\n>  \n\n>g",
    "quotes in quotes": "> > > a\nb\n\n> c\n>\n> > d\n> e",
    "quote and list": "> - a\n- b\n\n> 1. c\n>    > d",
    "list items": "1.  a\n    b\n\n        code\n\n    > c",
    "list items that begin with code": "-     a\n\n- b\n\n1.     c\n\n   d",
    "empty list items": "- a\n-\n- c\n\n1. x\n2.\n3. y",
    "list starts": "123456789. a\n\n0. b\n\n003. c\n\n-1. not",
    "list markers": "- a\n+ b\n* c\n1. d\n2) e",
    "lists in lists": "- a\n  - b\n    - c\n      - d\n- 1. e\n  - f",
    "loose and tight": "- a\n\n- b\n\n\n- c\n\n* x\n* y\n\n  z\n* w",
    "lists that end paragraphs": "a\n- b\n\nc\n14. d\n\ne\n1. f",
    "lists parted": "- a\n\n<!-- -->\n\n- b",
    "task lists": "- [ ] a\n- [x] b",
    "backslash escapes": "\\!\\\"\\#\\$\\%\\&\\'\\(\\)\\*\\+\\,\\-\\.\\/\\:\\;\\<\\=\\>\\?\\@\\[\\\\\\]\\^\\_\\`\\{\\|\\}\\~",
    "not escapes": "\\A\\a\\ \\3\\φ\\« and \\\\*a*\n\na\\\nb",
    "entities": "&nbsp; &amp; &copy; &AElig; &ClockwiseContourIntegral; &#35; &#X22; &#0; &nope; &lt;b&gt;",
    "entities are not markup": "&#42;a&#42; &#9;a\n\n&#42; b\n\n[a](url &quot;b&quot;)",
    "code spans": "`a` `` b ` c `` ` `` ` `  `` ` `a\nb` `a\\`b` ``` `` ```",
    "code span and html": '`<a href="`">` <a href="`">`',
    "emphasis": "*a* a*b*c *a b* * a * **a** a**b**c __a__ _a_ snake_case_word",
    "emphasis and punctuation": 'a*"b"*c *(**a**)* **"a"** *(b)* a**!**b',
    "emphasis nested": "*a **b** c* ***a** b* ***a* b** *a **b*** **a *b***",
    "emphasis and links": "*[a](/b)* [*a*](/b) **a [b](/c) d**",
    "emphasis across lines": "*a\nb* **c  \nd**",
    "emphasis next to cjk": "渡**船**離 船**“開”**了 *《書》*看",
    "emphasis in words": "un*frigging*believable 5*6*78 ÿ*ß*",
    "not emphasis": "\\*a\\* a * b * c __init __ *a **b \\__c\\__",
    "strikethrough": "~~a~~ ~~b c~~ d~~e~~f",
    "links": '[a](/b "c") [a](/b) [a]() [a](</b c>) [a](/b(c)d) [a](/b \'c "d"\') [](/b)',
    "link text": "[a [b] c](/d) [a\\[b](/c) [*a* `b]` c](/d) [![a](/b)](/c)",
    "link destinations": "[a](</b\\>c>) [a](/b\\(c) [a](/%20b) [a](/ä) [a](?b=c&d=e) [a](#b) [a](/b&amp;c)",
    "not links": "\\[a](b) [a] (b) [a\\](b) \\[a]: b",
    "images": '![a](/b "c") ![](/b) ![a *b* c](/d) ![[a](/b)](/c) !\\[a](b)',
    "autolinks": "<https://a.example/b?c=d&e=f> <ann@a.example> <mailto:a@b.example> <https://a.example/\\[>",
    "not autolinks": "<> < https://a.example > <m:abc https://a.example",
    "raw html": "<u>a</u> <sub>b</sub> <a href='c'>d</a> <!-- e --> <br> <x-y>z</x-y>",
    "not html": "a < b \\<c> <33> <_a> < d>",
    "hard breaks": "a  \nb\n\na\\\nb\n\n*a  \nb*\n\n### c  \nd",
    "soft breaks": "a\nb \n c\n\n渡\n船",
    "tables": "| a | b |\n| - | :-: |\n| c \\| d | `e\\|f` |\n| *g* |\n| h | i | j |",
    "tables without rows": "| a |\n| --- |\n\ntext",
    "tables in lists": "- | a |\n  | - |\n  | b |",
    "text": "hello $.;'there\n\nFoo χρῆν\n\nMultiple     spaces",
    "number signs and numbers": "\\# a\n\n1\\. b\n\n2024\\. 年\n\n\\- c\n\n\\+ d\n\n=\\=\n\n#5",
}
RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def convert(html: str, dialect: str) -> str:
    post = parse(html, "post.md", dialect)
    report = convert_post(post, Context(fields={}, required=(), dialect=dialect))
    assert not report.internal_error
    after = parse(report.after, "post.md", dialect).body.source
    proof = prove(html, after, dialect=dialect, losses=report.losses)
    assert proof.holds, proof.message
    return report.after


@pytest.mark.parametrize("dialect", ["gfm", "commonmark"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_html_of_a_construct_converts_with_proof(name: str, dialect: str) -> None:
    html = RENDERER.render(EXAMPLES[name])
    once = convert(html, dialect)
    assert convert(once, dialect) == once


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_html_of_a_construct_converts_as_one_block(name: str) -> None:
    html = f"<div>{RENDERER.render(EXAMPLES[name])}</div>"
    convert(html, "gfm")
