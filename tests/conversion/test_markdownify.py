"""The other engine writes as markdownify does, and loses nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from grammar import html as some_html
from hypothesis import given
from judge import compare

from postlint.conversion import Conversion, Options, convert
from postlint.conversion.markdownify import check_options
from postlint.post import parse
from postlint.preferences import Preferences
from postlint.proof import prove
from postlint.text import apply


def converted(text: str, dialect: str = "gfm", **options: Any) -> tuple[str, Conversion]:
    preferences = Preferences(engine="markdownify", markdownify=options)
    body = parse(text, dialect=dialect).body
    conversion = convert(
        body, prove=prove, options=Options(dialect=dialect, preferences=preferences)
    )
    return apply(text, conversion.edits), conversion


@pytest.mark.parametrize(
    ("html", "options", "markdown"),
    [
        ("<h1>a</h1>", {}, "a\n="),
        ("<h1>a</h1>", {"heading_style": "ATX"}, "# a"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", {}, "* a\n  + b"),
        ("<ul><li>a</li></ul>", {"bullets": "-"}, "- a"),
        ("<p><b>a</b> <i>b</i></p>", {"strong_em_symbol": "_"}, "__a__ _b_"),
        ("<p>a<br>b</p>", {"newline_style": "BACKSLASH"}, "a\\\nb"),
        ("<pre>a\n\nb</pre>", {"code_language": ""}, "```\na\n\nb\n```"),
    ],
)
def test_markdown_is_written_as_markdownify_does(
    html: str, options: dict[str, Any], markdown: str
) -> None:
    assert converted(html, **options)[0] == markdown


@pytest.mark.parametrize(
    ("html", "markdown", "tags"),
    [
        ("<p>a<sup>*2*</sup></p>", "a<sup>\\*2\\*</sup>", ["sup"]),
        ('<p>a</p><iframe src="/v"></iframe>', 'a\n\n<iframe src="/v"></iframe>', ["iframe"]),
        ("<p>a <!-- more --> b</p>", "a <!-- more --> b", []),
        (
            "<ul><li><p>a</p><details>b\n<p>c</p></details></li></ul>",
            "* a\n\n  <details>b\n  <p>c</p></details>",
            ["details"],
        ),
        ("<blockquote><dl><dt>a<dd>b</dl></blockquote>", "> <dl><dt>a</dt><dd>b</dd></dl>", ["dl"]),
        ("<p>xkept0x <u>a</u></p>", "xkept0x <u>a</u>", ["u"]),
        ('<p><img data-src="/a" src="data:,"></p>', "![](/a)", []),
        ('<p><img src="/a"></p><noscript><img src="/a"></noscript>', "![](/a)", []),
    ],
)
def test_what_it_would_drop_stays(html: str, markdown: str, tags: list[str]) -> None:
    after, conversion = converted(html)
    assert after == markdown
    assert [kept.tag for kept in conversion.kept] == tags
    assert compare(html, after) == []


def test_what_it_would_break_is_narrowed() -> None:
    html = "<p><b>a</b></p><div><p>&lt;b&gt; # c</p><p><i>d</i></p></div>"
    after, conversion = converted(html)
    assert after == "**a**\n\n<p>&lt;b&gt; # c</p>\n\n*d*"
    assert [(kept.tag, kept.by) for kept in conversion.kept] == [("p", "proof")]
    assert compare(html, after) == []


def test_parts_that_fail_only_together_stay_together() -> None:
    html = "<p>a</p><section><span>b</span><p>c</p>d&emsp;<p>e</p></section><p><b>f</b></p>"
    after, conversion = converted(html)
    assert after.startswith("a\n\n")
    assert after.endswith("\n\n**f**")
    assert conversion.kept
    assert compare(html, after) == []


def test_losses_are_declared() -> None:
    html = '<p>a</p><script>b()</script><style>c</style><img src="/d" width="3">'
    after, conversion = converted(html)
    assert after == "a\n\n![](/d)"
    assert [loss.kind for loss in conversion.losses] == ["script", "style", "image-size"]


def test_languages_are_declared() -> None:
    after, conversion = converted('<p lang="nl">a <i lang="fr">b</i> <sup lang="la">c</sup></p>')
    assert after == 'a *b* <sup lang="la">c</sup>'
    assert [loss.token for loss in conversion.losses] == ["lang nl", "lang fr"]


def test_embeds_stay() -> None:
    html = '<p>a <b>b</b></p><script src="https://gist.github.com/c.js"></script>'
    after, conversion = converted(html)
    assert after == 'a **b**\n\n<script src="https://gist.github.com/c.js"></script>'
    assert conversion.losses == ()


@pytest.mark.parametrize("dialect", ["gfm", "kramdown"])
@given(some_html)
def test_nothing_is_lost(dialect: str, html: str) -> None:
    after, conversion = converted(html, dialect)
    assert prove(html, after, dialect=dialect, losses=conversion.losses).holds


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"heading_stile": "atx"},
            "markdownify has no option `heading_stile`; did you mean `heading_style`?",
        ),
        ({"qqq": 1}, "markdownify has no option `qqq`; it has autolinks, "),
        ({"strip": ["a"], "convert": ["b"]}, "markdownify cannot use its options: You may specify"),
        ({"wrap": True, "wrap_width": "x"}, "markdownify cannot use its options: "),
        ({"code_language_callback": "x"}, "markdownify cannot use its options: "),
    ],
)
def test_options_that_it_cannot_use_are_errors(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match="markdownify") as caught:
        check_options(options)
    assert str(caught.value).startswith(message)


def test_options_may_be_lists() -> None:
    """What an option would lose stays HTML, and its tags are marks in the next round."""
    assert converted("<p>a <b>b</b> <u><i>c</i></u></p>", strip=["b"], bullets=["*"])[0] == (
        "a **b** <u>*c*</u>"
    )


def test_it_is_imported_only_when_asked_for() -> None:
    code = (
        "import sys\nfrom postlint.cli import cli\n"
        "cli.main(['convert', '-'], standalone_mode=False)\n"
        "assert not {'markdownify', 'bs4'} & set(sys.modules)\n"
        "cli.main(['convert', '--engine', 'markdownify', '-'], standalone_mode=False)\n"
        "assert 'markdownify' in sys.modules\n"
    )
    subprocess.run(
        [sys.executable, "-c", code],
        input=b"<h1>a</h1>\n",
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
    )
