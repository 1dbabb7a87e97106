from __future__ import annotations

import json

import pytest

from postlint.loss import Kept, Loss, LossKind
from postlint.output.style import Style
from postlint.output.summary import Conversions, Findings, count
from postlint.report import Report
from postlint.text import Span

from .reports import PLAIN, SAFE, UNSAFE, report

PLAIN_STYLE = Style(coloured=False)


def summary(*reports: Report, would: bool = False) -> str:
    findings = Findings()
    for one in reports:
        findings.add(one)
    return findings.summary(PLAIN_STYLE, would=would)


@pytest.mark.parametrize(
    ("reports", "line"),
    [
        ([report()], "The post is clean.\n"),
        ([report(), report()], "All 2 posts are clean.\n"),
        ([report(PLAIN)], "Found 1 error in 1 post.\n"),
        ([report(PLAIN), report()], "Found 1 error in 1 of 2 posts.\n"),
        ([report(PLAIN), report(PLAIN)], "Found 2 errors in 2 posts.\n"),
        (
            [report(SAFE, UNSAFE, PLAIN)],
            (
                "Found 2 errors and 1 warning in 1 post"
                " (1 fixable with --fix, 1 more with --unsafe-fixes).\n"
            ),
        ),
        ([report(UNSAFE)], "Found 1 warning in 1 post (1 fixable with --unsafe-fixes).\n"),
        ([report(SAFE)], "Found 1 error in 1 post (1 fixable with --fix).\n"),
        (
            [report(PLAIN, fixed=(SAFE, SAFE)), report()],
            "Fixed 2 findings in 1 post. Left 1 error in 1 of 2 posts.\n",
        ),
        ([report(fixed=(SAFE,))], "Fixed 1 finding in 1 post. The post is clean.\n"),
    ],
)
def test_a_check_ends_with_one_line(reports: list[Report], line: str) -> None:
    assert summary(*reports) == line


def test_a_dry_run_says_would() -> None:
    assert summary(report(fixed=(SAFE,)), would=True) == "Would fix 1 finding in 1 post.\n"
    assert summary(report(), would=True) == "The post is clean.\n"


def test_statistics_count_rules() -> None:
    findings = Findings()
    assert findings.statistics(PLAIN_STYLE) == ""
    for _ in range(5):
        findings.add(report(SAFE, SAFE, PLAIN))
    findings.add(report(UNSAFE))
    assert findings.statistics(PLAIN_STYLE) == (
        "10  TAG002 [*] some-rule\n 6  FM001  [~] some-rule\n"
    )
    assert json.loads(findings.json()) == [
        {"code": "TAG002", "name": "some-rule", "count": 10, "fix": "safe"},
        {"code": "FM001", "name": "some-rule", "count": 6, "fix": "unsafe"},
    ]


def test_numbers_are_readable() -> None:
    assert [count(n, "post") for n in (0, 1, 2, 12345)] == [
        "0 posts",
        "1 post",
        "2 posts",
        "12,345 posts",
    ]


def converted(**more: object) -> Report:
    values = {"path": "x.md", "before": "one\n<b>x</b>", "after": "one\n**x**", **more}
    return Report(**values)  # type: ignore[arg-type]


def test_a_conversion_says_what_became_of_everything() -> None:
    conversions = Conversions()
    kept = (
        Kept(Span(4, 5), "iframe", "policy", "an embedded page"),
        Kept(Span(4, 5), "table", "proof", "a cell would be lost"),
    )
    kinds: tuple[LossKind, ...] = ("script", "cjk-space", "script")
    losses = tuple(Loss(kind, Span(0, 1), "t") for kind in kinds)
    conversions.add(converted(converted=2, kept=kept, losses=losses))
    conversions.add(converted(converted=1, kept=kept[:1], notes=("`keep` finds nothing",)))
    conversions.add(converted(after="one\n<b>x</b>"))
    conversions.other = 1
    assert conversions.summary(PLAIN_STYLE) == (
        "Converted 2 posts (3 pieces of HTML); 1 post unchanged.\n"
        "Left 1 post in .html or .mdx alone: only Markdown posts are converted.\n"
        "Note: `keep` finds nothing in 1 post.\n"
        "Kept as HTML:\n"
        "  2 × <iframe> in 2 posts: an embedded page\n"
        "Kept as HTML, because its Markdown was not proven:\n"
        "  1 × <table> in 1 post: a cell would be lost\n"
        "      x.md:2:1\n"
        "Dropped, as the settings allow:\n"
        "  2 × script\n"
        "Added, as the settings allow:\n"
        "  1 × cjk-space\n"
    )
    assert conversions.summary(PLAIN_STYLE, would=True).startswith("Would convert 2 posts")


def test_nothing_to_convert_is_said() -> None:
    conversions = Conversions()
    conversions.add(converted(after="one\n<b>x</b>"))
    assert conversions.summary(PLAIN_STYLE) == "Nothing to convert: 1 post.\n"
    assert Conversions().summary(PLAIN_STYLE) == ""
