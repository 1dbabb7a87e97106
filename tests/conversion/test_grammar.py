"""HTML from a grammar of all that posts are made of converts, in each dialect, for good.

The proof holds, what stays HTML has its reason, and a second conversion changes nothing. How many
are tried: see `conftest`.
"""

from __future__ import annotations

import pytest
from grammar import scraped
from hypothesis import example, given

from postlint.conversion.write.dialect import DIALECTS
from postlint.post import parse
from postlint.proof import prove
from postlint.rule import Context
from postlint.run import convert_post


@pytest.mark.parametrize("dialect", DIALECTS)
@given(text=scraped)
@example(text="<div><b><dl><dt><strong>。</strong></dt><dd><strong>。</strong></dd></dl></b></div>")
@example(text="<div><i><dl><dt>one <b>。</b></dt><dd>two</dd><dd>three</dd></dl></i></div>")
def test_scraped_html_converts_with_proof_and_once_is_enough(text: str, dialect: str) -> None:
    context = Context(fields={}, required=(), dialect=dialect)
    before = parse(text, "post.md", dialect)
    report = convert_post(before, context)
    assert not report.internal_error, report.diagnostics[0].message
    assert all(kept.reason and kept.tag for kept in report.kept)
    after = parse(report.after, "post.md", dialect)
    proof = prove(before.body.source, after.body.source, dialect=dialect, losses=report.losses)
    assert proof.holds, proof.message
    assert convert_post(after, context).after == report.after
