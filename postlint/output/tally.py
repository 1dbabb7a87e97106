"""What there is to count in the report on one post."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from postlint.report import Report

Tally = list[tuple[tuple[str, str, str, str], int]]
"""Findings by code, name, severity and safety of the fix; suppressed ones have a name: by what."""


def tally(report: Report) -> Tally:
    """Return what there is to count in a post that was not changed."""
    counts: dict[tuple[str, str, str, str], int] = {}
    what: tuple[str, str, str, str]
    for one in report.diagnostics:
        what = one.code, one.name, one.severity, one.fix.safety.value if one.fix else ""
        counts[what] = counts.get(what, 0) + 1
    for one in report.suppressed:
        what = "", one.suppression.kind if one.suppression else "inSource", "", ""
        counts[what] = counts.get(what, 0) + 1
    return list(counts.items())
