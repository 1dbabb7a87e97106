"""The judge itself: what it must let pass, what it must catch, and what it calls clean."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from . import compare, corpus, is_clean, raw_html_left, renderers, unclean, workshop
from .pairs import DIFFERENT, SAME
from .tidiness import CLEAN, UNCLEAN

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("before", "after"), SAME.values(), ids=SAME)
def test_documents_that_look_alike_pass(before: str, after: str) -> None:
    assert compare(before, after) == []


@pytest.mark.parametrize(("before", "after"), DIFFERENT.values(), ids=DIFFERENT)
def test_a_difference_is_caught_both_ways(before: str, after: str) -> None:
    assert compare(before, after)
    assert compare(after, before)


SYMMETRIC = {reason: pair for reason, pair in SAME.items() if "<script>" not in pair[0]}


@pytest.mark.parametrize(("before", "after"), SYMMETRIC.values(), ids=SYMMETRIC)
def test_documents_that_look_alike_do_so_the_other_way_round(before: str, after: str) -> None:
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
def test_html_that_markdown_has_no_words_for_is_clean(markdown: str) -> None:
    assert unclean(markdown) == {}
    assert is_clean(markdown)


@pytest.mark.parametrize(("markdown", "tags"), UNCLEAN.values(), ids=UNCLEAN)
def test_html_that_markdown_has_words_for_is_counted_by_tag(
    markdown: str, tags: dict[str, int]
) -> None:
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
    with pytest.raises(workshop.BrokenConverterError, match="broken"):
        list(corpus.judge(tmp_path, command=(sys.executable, "-c", script)))


def _folder(tmp_path: Path, posts: dict[str, str]) -> Path:
    folder = tmp_path / "posts"
    folder.mkdir()
    for name, body in posts.items():
        (folder / name).write_text(f"---\ntitle: x\n---\n{body}", encoding="utf-8")
    return folder


def test_a_folder_without_html_has_no_verdicts(tmp_path: Path) -> None:
    folder = _folder(tmp_path, {"plain.md": "a **b**\n"})
    assert list(corpus.judge(folder, renderer="goldmark")) == []
    assert "posts with HTML  0" in corpus.report([])


@pytest.mark.parametrize("renderer", ["cmark-gfm", "kramdown"])
def test_posts_of_html_are_renamed_and_judged(tmp_path: Path, renderer: str) -> None:
    folder = _folder(tmp_path, {"page.html": "<p>a *b* &#8220;c&#8221;</p>\n\n\n    <p>d</p>\n"})
    (verdict,) = corpus.judge(folder, renderer=renderer)
    assert verdict.path == "page.html"
    assert (verdict.changed, verdict.differences, verdict.settled) == (True, [], True)
    assert not verdict.unclean


def test_declared_losses_are_no_differences(tmp_path: Path) -> None:
    body = '<p><button>a</button> <img src="/b.png" width="7" height="8"></p><script>c()</script>\n'
    (verdict,) = corpus.judge(_folder(tmp_path, {"a.md": body}))
    assert (verdict.differences, verdict.silent) == ([], [])
    assert verdict.declared == {
        "unwrapped: button": 1,
        "image-size: size 7x8": 1,
        "script: script c()": 1,
    }


def test_declared_languages_are_no_differences(tmp_path: Path) -> None:
    body = "<p lang=nl>a <i lang=fr>b</i></p><pre lang=python>d</pre>\n\n<sup lang=la>c</sup> d\n"
    (verdict,) = corpus.judge(_folder(tmp_path, {"a.md": body}))
    assert (verdict.differences, verdict.silent) == ([], [])
    assert verdict.declared == {"lang: lang nl": 1, "lang: lang fr": 1}


@pytest.mark.parametrize("renderer", ["cmark-gfm", "kramdown"])
def test_emphasis_of_punctuation_that_is_declared_is_no_difference(
    tmp_path: Path, renderer: str
) -> None:
    body = "<p><b>a</b><b>:</b> <b>b<i>!</i></b> <em><b>–</b></em> <b>$</b> <b>“<a href=/c>c</a></b></p>\n"
    config = "[convert.tidy]\npunctuation-emphasis = true\n"
    folder = _folder(tmp_path, {"a.md": body})
    (folder / "postlint.toml").write_text(config)
    (verdict,) = corpus.judge(folder, renderer=renderer)
    assert (verdict.differences, verdict.silent) == ([], [])
    assert verdict.declared == {"idle-emphasis: strong": 2, "idle-emphasis: em": 2}


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("<p><b>a</b><b>:</b></p>\n", "**a**:\n", []),
        ("<p><b>a</b></p>\n", "a\n", ["marks"]),
        ("<p><b>$</b></p>\n", "$\n", ["marks"]),
        ("<p><b>:</b> <b>!</b></p>\n", ": !\n", ["strong lost"]),
    ],
)
def test_emphasis_that_is_declared_to_be_idle_is_of_punctuation_alone(
    before: str, after: str, found: list[str]
) -> None:
    pair = renderers.Pair(before, after, declared=Counter({"idle-emphasis: strong": 1}))
    ((differing, silent),) = renderers.judged("cmark-gfm", [pair])
    assert [line.partition(" changed")[0].partition(":")[0] for line in differing + silent] == found


def test_structure_that_is_declared_to_be_gone_is_no_difference(tmp_path: Path) -> None:
    body = "<div>a<ul>b<br>c</ul><li>d</li>\n<li>e</li><p>f</p><ol><p>g</p></ol></div>\n"
    (verdict,) = corpus.judge(_folder(tmp_path, {"a.md": body}))
    assert (verdict.differences, verdict.silent, verdict.unclean) == ([], [], {})
    assert verdict.declared == {"indent: ul": 1, "indent: ol": 1, "stray-items: li": 1}


@pytest.mark.parametrize("renderer", ["cmark-gfm", "kramdown"])
def test_headings_in_headings_that_are_declared_stand_after_them(
    tmp_path: Path, renderer: str
) -> None:
    body = (
        "<h2><div>a<h3>b</h3>c</div></h2>\n<p>d</p>\n"
        "<h1><div><h2><div>e <h4>f</h4></div></h2><p>g</p><p>h</p></div></h1>\n"
    )
    (verdict,) = corpus.judge(_folder(tmp_path, {"a.md": body}), renderer=renderer)
    assert (verdict.differences, verdict.silent, verdict.unclean) == ([], [], {})
    assert verdict.declared == {f"nested-heading: {tag}": 1 for tag in ("h2", "h3", "h4")}


@pytest.mark.parametrize("renderer", ["cmark-gfm", "kramdown", "goldmark"])
def test_lists_that_are_declared_to_be_joined_are_one(tmp_path: Path, renderer: str) -> None:
    body = (
        "<ol><li>a</ol><ol start=2><li>b</ol><ol start=3><li>c</ol><ol start=5><li>d</ol>\n"
        "<p>e</p><ul><li>f<ul><li>g</ul><ul><li>h</ul></ul><ul><li>i</ul>\n"
    )
    (verdict,) = corpus.judge(_folder(tmp_path, {"a.md": body}), renderer=renderer)
    assert (verdict.differences, verdict.silent, verdict.unclean) == ([], [], {})
    assert verdict.declared == {"joined-lists: ol": 2, "joined-lists: ul": 1}


@pytest.mark.parametrize("after", ["1. a\n\n<!-- -->\n\n1. b\n", "1. a\n   2. b\n", "1. a\n2. c\n"])
def test_lists_that_are_declared_to_be_joined_are_joined(after: str) -> None:
    before = "<ol><li>a</ol><ol start=2><li>b</ol>\n"
    pair = renderers.Pair(before, after, declared=Counter({"joined-lists: ol": 1}))
    ((differing, silent),) = renderers.judged("cmark-gfm", [pair])
    assert differing or silent


@pytest.mark.parametrize(
    ("after", "silent"),
    [
        ("## a\n\n### b\n\n## c\n\n", False),
        ("## a\n\n### b\n\nc\n\n", True),
        ("## a\n\n## c\n\n### b\n\n", True),
    ],
)
def test_a_heading_that_is_declared_to_be_out_of_another_goes_on(
    after: str, *, silent: bool
) -> None:
    before = "<h2><div>a<h3>b</h3>c</div></h2>\n"
    pair = renderers.Pair(before, after, declared=Counter({"nested-heading: h3": 1}))
    ((differing, _),) = renderers.judged("cmark-gfm", [pair])
    assert bool(differing) == silent


@pytest.mark.parametrize(
    ("gone", "silent"),
    [
        ('<img src="/b.png" width="7" height="8">', ["image-size lost: 7x8"]),
        ('<img src="/b.png" align="Left">', ["image-align lost: left"]),
        ('<img src="/b.png" style="float:right">', ["image-align lost: right"]),
        ('<b lang="FR">b</b>', ["lang fr lost: 1, declared 0"]),
        ("<script>c()</script>", ["script lost: <script>c()</script>"]),
        ("<style>c {}</style>", ["style lost: <style>c {}</style>"]),
    ],
)
def test_what_goes_in_silence_is_undeclared(tmp_path: Path, gone: str, silent: list[str]) -> None:
    script = (
        "import pathlib, re, sys\n"
        "path = pathlib.Path(sys.argv[1], 'a.md')\n"
        "text = re.sub('<(script|style).*', '', path.read_text())\n"
        "text = re.sub('<b .*', '**b**', text)\n"
        "path.write_text(re.sub('<img.*', '![](/b.png)', text))\n"
    )
    folder = _folder(tmp_path, {"a.md": f"a\n\n{gone}\n"})
    (verdict,) = corpus.judge(folder, command=(sys.executable, "-c", script))
    assert verdict.differences == []
    assert verdict.silent == silent
    assert "undeclared       1" in corpus.report([verdict])


def test_a_loss_that_was_not_there_is_undeclared(tmp_path: Path) -> None:
    script = (
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1], 'a.md')\n"
        "path.write_text(path.read_text().replace('<button>', '').replace('</button>', ''))\n"
        "print(f'{path}:4:1: unwrapped: button')\n"
    )
    body = "<p><button>a</button> <button>b</button></p>\n"
    folder = _folder(tmp_path, {"a.md": body})
    (verdict,) = corpus.judge(folder, command=(sys.executable, "-c", script))
    assert verdict.silent == ["button lost: 2, declared 1"]


def test_what_a_check_finds_afterwards_is_listed_or_named(tmp_path: Path) -> None:
    lazy = (sys.executable, "-c", "")
    folder = _folder(tmp_path, {"a.md": "<p>a</p>\n"})
    (verdict,) = corpus.judge(folder, command=lazy)
    assert verdict.unlisted == ["embedded HTML (`p`); run `postlint convert`"]
    says = "import sys; print(f'      {sys.argv[1]}/a.md:4:1')"
    (verdict,) = corpus.judge(folder, command=(sys.executable, "-c", says))
    assert verdict.unlisted == []
