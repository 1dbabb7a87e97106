"""The judge itself: what it must let pass, what it must catch, and what it calls clean."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from . import compare, corpus, is_clean, raw_html_left, unclean
from .pairs import CLEAN, DIFFERENT, SAME, UNCLEAN

if TYPE_CHECKING:
    from pathlib import Path


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
    with pytest.raises(corpus.BrokenConverterError, match="broken"):
        list(corpus.judge(tmp_path, command=(sys.executable, "-c", script)))
