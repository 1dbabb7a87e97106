"""What holds for every post, tried on invented ones: see `grammar`, and `conftest` on how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from grammar import html, markdown, post
from hypothesis import example, given
from hypothesis import strategies as st

from postlint.post import Post, parse
from postlint.proof import prove
from postlint.rule import Context
from postlint.run import convert_post
from postlint.run.converting import convert_islands
from postlint.text import apply

if TYPE_CHECKING:
    from postlint.report import Report

DIALECTS = ("gfm", "commonmark")
FRAMES = ("{}", "{}\n", "---\ntitle: 渡口\n---\n{}\n", "\ufeff---\na: 1\n---\n{}", "\ufeff{}\n")
posts = st.tuples(st.sampled_from(FRAMES), st.one_of(html, markdown)).map(
    lambda pair: pair[0].format(pair[1])
)


def convert(text: str, dialect: str) -> tuple[Post, Report]:
    before = parse(text, "post.md", dialect)
    report = convert_post(before, Context(fields={}, required=(), dialect=dialect))
    assert not report.internal_error, report.diagnostics[0].message
    return before, report


def proves(text: str, dialect: str) -> Report:
    """Assert that the conversion is proven, and that a second one changes nothing."""
    before, report = convert(text, dialect)
    after = parse(report.after, "post.md", dialect)
    proof = prove(before.body.source, after.body.source, dialect=dialect, losses=report.losses)
    assert proof.holds, proof.message
    assert report.after[: after.body.span.start] == text[: before.body.span.start]
    assert convert(report.after, dialect)[1].after == report.after
    return report


@given(post)
def test_a_post_is_the_text_it_was_parsed_from(text: str) -> None:
    parsed = parse(text)
    assert str(parsed) == text
    assert parsed.body.span.end == len(text)


@given(posts)
def test_what_is_found_stands_where_it_is_said_to_stand(text: str) -> None:
    body = parse(text).body
    for block in body.blocks:
        assert body.span.start <= block.span.start <= block.span.end <= body.span.end
    for comment in body.comments:
        assert comment.span.of(text) == f"<!--{comment.text}-->"
    for element in body.elements:
        if element.origin == "html" and element.start_tag.of(text):
            assert element.start_tag.of(text)[1:].lower().startswith(element.tag)
    ends = [island.span.end for island in body.islands]
    starts = [island.span.start for island in body.islands]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


@pytest.mark.parametrize("dialect", DIALECTS)
@given(text=html)
def test_html_converts_with_proof_and_once_is_enough(text: str, dialect: str) -> None:
    proves(text, dialect)


@pytest.mark.parametrize("dialect", DIALECTS)
@given(text=markdown)
def test_html_in_markdown_converts_with_proof_and_once_is_enough(text: str, dialect: str) -> None:
    proves(text, dialect)


@given(posts)
@example(f"<div><p>{'a' * 200}</p><p>b</p></div>")  # the line ends far from the start
def test_line_ends_are_kept(text: str) -> None:
    windows = (text if "\n" in text else f"{text}\n").replace("\n", "\r\n")
    after = proves(windows, "gfm").after
    assert after.count("\n") == after.count("\r\n")


@given(posts)
@example('<strong><a href="/a"></a></strong>*雨*\n\n<div><b></b></div>')  # takes two rounds
@example("<strong><br></strong>渡船 ")  # and the blank end goes, which the tag does not touch
@example("<strong><br></strong>渡船")  # in the second the tag alone on a line begins a block
def test_edits_touch_nothing_outside_of_islands_but_white_space(text: str) -> None:
    before = parse(text)
    converted = convert_islands(before, "gfm")
    outside = list(text)
    for island in before.body.islands:
        outside[island.span.start : island.span.end] = " " * (island.span.end - island.span.start)
    for edit in converted.edits:
        touched = "".join(outside[edit.span.start : edit.span.end])
        assert not touched.strip(" \t\r\n>"), touched
    if converted.after is not None:
        assert converted.after.text == apply(text, converted.edits)
