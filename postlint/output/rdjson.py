"""Findings for reviewdog (its diagnostic format as one document), with fixes as suggestions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from postlint.output import encoding
from postlint.output.columns import tellable
from postlint.output.pages import published
from postlint.output.places import relative
from postlint.output.safe import encodable
from postlint.rule import Safety
from postlint.text import Edit, Lines, Span, apply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from postlint.output import Setup
    from postlint.report import Diagnostic, Fix, Report
    from postlint.rule import Rule


def make(setup: Setup) -> Rdjson:
    """Return a new writer."""
    return Rdjson(setup.rules)


class Rdjson:
    """Writes the document as the reports come."""

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self._rules = rules
        self._items = encoding.Items('{"source":{"name":"postlint"},"diagnostics":[', "]}\n")

    def report(self, report: Report) -> str:
        """Return the objects of one post's findings, commas included."""
        path, lines = relative(report.path), Lines(report.after)
        found = (self._object(path, lines, one) for one in report.diagnostics)
        return "".join(map(self._items.add, found))

    def end(self) -> str:
        """Return the end of the document."""
        return self._items.end()

    def _object(self, path: str, lines: Lines, one: Diagnostic) -> dict[str, Any]:
        rule = self._rules.get(one.code)
        address = published(rule) if rule else ""
        found: dict[str, Any] = {
            "message": encodable(f"{one.name}: {one.message}"),
            "location": {"path": path, "range": _range(lines, one.span)},
            "severity": one.severity.upper(),
            "code": {"value": one.code, "url": address} if address else {"value": one.code},
        }
        fix = one.fix
        if fix and fix.safety is not Safety.DISPLAY and tellable(lines.text, fix):
            edit = _together(lines.text, fix)
            found["suggestions"] = [
                {"range": _range(lines, edit.span), "text": encodable(edit.text)}
            ]
        return found


def _range(lines: Lines, span: Span) -> dict[str, dict[str, int]]:
    return {"start": _place(lines, span.start), "end": _place(lines, span.end)}


def _place(lines: Lines, offset: int) -> dict[str, int]:
    """Return line and column of a character; reviewdog counts columns in bytes of UTF-8."""
    line, column = lines.position(offset)
    before = lines.text[offset - (column - 1) : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}


def _together(text: str, fix: Fix) -> Edit:
    """Return the edits of a fix as one: reviewdog takes several suggestions for alternatives."""
    span = Span(
        min(edit.span.start for edit in fix.edits), max(edit.span.end for edit in fix.edits)
    )
    inside = [
        Edit(Span(edit.span.start - span.start, edit.span.end - span.start), edit.text)
        for edit in fix.edits
    ]
    return Edit(span, apply(span.of(text), inside))
