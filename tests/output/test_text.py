from __future__ import annotations

import re

import pytest

from postlint.output.style import Style
from postlint.output.text import Concise, Full
from postlint.rule import Safety
from postlint.text import Span

from .reports import PLAIN, SAFE, TEXT, UNSAFE, finding, fix, refused, report

PLAIN_STYLE = Style(coloured=False)


def test_concise_is_one_line_for_each_finding_with_the_mark_of_its_fix() -> None:
    assert Concise(PLAIN_STYLE).report(report(PLAIN, SAFE, UNSAFE)) == (
        "_posts/茶.md:2:1: FM001 some-rule: wrong\n"
        "_posts/茶.md:3:7: TAG002 [*] some-rule: wrong\n"
        "_posts/茶.md:5:4: FM001 [~] some-rule: wrong\n"
    )
    assert Concise(PLAIN_STYLE).report(report()) == ""
    assert Concise(PLAIN_STYLE).end() == ""


def test_full_shows_the_line_and_hints() -> None:
    assert Full(PLAIN_STYLE).report(report(PLAIN, UNSAFE)) == (
        "_posts/茶.md:2:1: FM001 some-rule: wrong\n"
        "2 | title: 茶\n"
        "  | ^^^^^\n"
        "= see 2:1: see this\n"
        "\n"
        "_posts/茶.md:5:4: FM001 [~] some-rule: wrong\n"
        "5 | <b>熱</b>茶\n"
        "  |    ^^\n"
        "\n"
    )


def test_a_span_over_lines_names_its_last_line() -> None:
    shown = Full(PLAIN_STYLE).report(report(finding("title: 茶\ntags: [茶, 茶]\n")))
    assert "2 | title: 茶\n  | ^^^^^^^^^ to line 3\n" in shown


def test_a_refused_fix_says_why() -> None:
    shown = Full(PLAIN_STYLE).report(report(SAFE, PLAIN, refused=(refused(SAFE),)))
    assert shown.count("= fix refused by the proof: a word was lost\n") == 1


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("title", "name", "help: replace `title` by `name`"),
        ("tags: [茶, 茶]\n", "", "help: remove `tags: [茶, 茶]`"),
        ("", "layout: post\n", "help: insert `layout: post`"),
        ("title", "x" * 100, f"help: replace `title` by `{'x' * 59}…`"),
    ],
)
def test_a_fix_that_is_only_shown_is_shown(old: str, new: str, hint: str) -> None:
    one = finding("title", fix=fix(old, new, Safety.DISPLAY))
    assert f"= {hint}\n" in Full(PLAIN_STYLE).report(report(one))
    assert "[" not in Concise(PLAIN_STYLE).report(report(one))


def test_nothing_in_a_post_or_its_name_reaches_the_terminal_raw() -> None:
    text = "a\x1b]0;owned\x07\x9bb\n"
    one = finding("title", message="bad `\x1b[2J`", span=Span(0, 3))
    shown = Full(PLAIN_STYLE).report(report(one, text=text, path="x\n\x1b[31m\udcff.md"))
    assert not [
        c for c in shown if (c < " " and c != "\n") or "\x7f" <= c < "\xa0" or c == "\udcff"
    ]
    assert shown.startswith("x\\n␛[31m\\xff.md:1:1: FM001 some-rule: bad `␛[2J`\n1 | a␛]0;owned␇")


def test_colours_change_nothing_but_colours() -> None:
    coloured = Full(Style(coloured=True)).report(report(PLAIN, SAFE, UNSAFE))
    assert "\x1b[1;31mTAG002\x1b[0m" in coloured
    assert "\x1b[1;33mFM001\x1b[0m" in coloured
    plain = Full(PLAIN_STYLE).report(report(PLAIN, SAFE, UNSAFE))
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_a_narrow_terminal_cuts_lines() -> None:
    shown = Full(PLAIN_STYLE, columns=24).report(report(finding("茶]"), text=TEXT))
    assert all(len(line) <= 24 for line in shown.split("\n")[1:])


def test_a_file_without_text_has_no_line_to_show() -> None:
    one = finding("title", code="PL002", span=Span(0, 0))
    shown = Full(PLAIN_STYLE).report(report(one, text=""))
    assert shown == "_posts/茶.md:1:1: PL002 some-rule: wrong\n\n"
