"""Findings for programs: one JSON list of objects.

``docs/output.md`` says what each key means. Keys may be added later; none changes its meaning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from postlint.output import encoding
from postlint.output.safe import encodable
from postlint.text import Lines

if TYPE_CHECKING:
    from postlint.output import Setup
    from postlint.report import Diagnostic, Fix, Report
    from postlint.text import Span


def make(_: Setup) -> Json:
    """Return a new writer."""
    return Json()


class Json:
    """Writes the list as the reports come: nothing waits for the last post."""

    def __init__(self) -> None:
        self._items = encoding.Items()

    def report(self, report: Report) -> str:
        """Return the objects of one post's findings, commas included."""
        if not report.diagnostics:
            return ""
        lines = Lines(report.after)
        found = (finding(report.path, lines, one) for one in report.diagnostics)
        return "".join(map(self._items.add, found))

    def end(self) -> str:
        """Return the end of the list."""
        return self._items.end()


def finding(path: str, lines: Lines, one: Diagnostic) -> dict[str, Any]:
    """Return a finding as an object."""
    return {
        "path": encodable(path),
        "code": one.code,
        "name": one.name,
        "severity": one.severity,
        "message": encodable(one.message),
        **place(lines, one.span),
        "fix": _fix(lines, one.fix) if one.fix else None,
        "related": [
            {**place(lines, related.span), "message": encodable(related.message)}
            for related in one.related
        ],
        **_suppression(one),
    }


def _suppression(one: Diagnostic) -> dict[str, Any]:
    """Return why a finding is suppressed, where suppressed ones are listed, too."""
    why = one.suppression
    if why is None:
        return {}
    return {"suppressed": {"kind": why.kind, "reason": encodable(why.reason)}}


def _fix(lines: Lines, fix: Fix) -> dict[str, Any]:
    return {
        "safety": fix.safety.value,
        "edits": [{**place(lines, edit.span), "text": encodable(edit.text)} for edit in fix.edits],
    }


def place(lines: Lines, span: Span) -> dict[str, int]:
    """Return where a span begins and ends: lines and columns from 1, characters from 0."""
    line, column = lines.position(span.start)
    end_line, end_column = lines.position(span.end)
    return {
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "start": span.start,
        "end": span.end,
    }
