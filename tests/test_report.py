from __future__ import annotations

import pickle

import pytest

from postlint.loss import Kept, Loss
from postlint.report import Diagnostic, Fix, Refusal, Report
from postlint.rule import Related, Safety
from postlint.text import Edit, Span

DIAGNOSTIC = Diagnostic(
    code="TST001",
    name="some-rule",
    severity="error",
    message="`x` is wrong; write `y`",
    span=Span(2, 3),
    fix=Fix((Edit(Span(2, 3), "y"),), Safety.UNSAFE, ("-x", "+y")),
    related=(Related(Span(0, 1), "as here"),),
)
REPORT = Report(
    path="post.md",
    before="a x\n",
    after="a y\n",
    diagnostics=(DIAGNOSTIC,),
    fixed=(DIAGNOSTIC,),
    refused=(Refusal(DIAGNOSTIC, "`x` became `z`"),),
    losses=(Loss("script", Span(0, 1), "script x"),),
    kept=(Kept(Span(0, 1), "sup", "policy", "Markdown has none"),),
    converted=1,
)


def test_reports_travel_between_processes() -> None:
    assert pickle.loads(pickle.dumps(REPORT)) == REPORT


def test_diagnostics_can_be_counted_and_looked_up() -> None:
    twin = pickle.loads(pickle.dumps(DIAGNOSTIC))
    assert {DIAGNOSTIC: "reason"}[twin] == "reason"


def test_a_report_on_a_post_without_findings_needs_only_its_texts() -> None:
    report = Report(path="post.md", before="a", after="a")
    assert (report.diagnostics, report.fixed, report.refused) == ((), (), ())
    assert (report.losses, report.kept, report.converted) == ((), (), 0)
    assert not report.internal_error


def test_what_was_found_cannot_be_changed_later() -> None:
    with pytest.raises(AttributeError):
        REPORT.after = "other"  # type: ignore[misc]
