"""Where kramdown reads no heading (its own answers were looked at: see the rule's page)."""

from __future__ import annotations

import pytest

from postlint.config import load
from postlint.post import parse
from postlint.rule import Safety
from postlint.rules.source.source_line_not_a_heading import source_line_not_a_heading as rule
from postlint.run import check_post, fix

HEAD = "---\ntitle: x\n---\n"
CONTEXT = load().context("kramdown")


@pytest.mark.parametrize(
    ("body", "fixed"),
    [
        ("<!--1-->\n[x](/y)\n---\n", "<!--1-->\n\n[x](/y)\n---\n"),
        ("<!--1-->  \r\n[x](/y) \r\n===", "<!--1-->  \r\n\r\n[x](/y) \r\n==="),
        (
            "\n<!--1-->\n\n<!--2\n3-->\n[x](/y)\n-\nz\n",
            "\n<!--1-->\n\n<!--2\n3-->\n\n[x](/y)\n-\nz\n",
        ),
    ],
)
def test_a_blank_line_makes_a_heading(body: str, fixed: str) -> None:
    post = parse(HEAD + body, "x.md", "kramdown")
    report = fix(post, [rule], CONTEXT, level=Safety.UNSAFE)
    assert report.after == HEAD + fixed
    assert not report.diagnostics


@pytest.mark.parametrize(
    "body",
    [
        "<!--1-->\n\n[x](/y)\n---\n",
        "<!--1-->\n## [x](/y)\n",  # kramdown needs no blank line before these
        "<!--1-->\n[x](/y)\n\n---\n",
        "<!--1-->[x](/y)\n---\n",
        "text\n\n<!--1-->\n[x](/y)\n---\n",  # not the first: no source line
    ],
)
def test_other_lines_are_left_alone(body: str) -> None:
    post = parse(HEAD + body, "x.md", "kramdown")
    assert not check_post(post, [rule], CONTEXT).diagnostics
