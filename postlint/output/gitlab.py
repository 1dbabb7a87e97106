"""Findings as GitLab's code quality report: a list of objects that a merge request shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from postlint.fingerprint import fingerprints
from postlint.output import encoding
from postlint.output.places import relative
from postlint.output.safe import encodable
from postlint.text import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.output import Setup
    from postlint.report import Report

_SEVERITIES = {"error": "major", "warning": "minor"}


def make(_: Setup) -> Gitlab:
    """Return a new writer."""
    return Gitlab()


class Gitlab:
    """Writes the list as the reports come."""

    def __init__(self) -> None:
        self._items = encoding.Items()

    def report(self, report: Report) -> str:
        """Return the objects of one post's findings, commas included."""
        return "".join(map(self._items.add, _objects(report)))

    def end(self) -> str:
        """Return the end of the list."""
        return self._items.end()


def _objects(report: Report) -> Iterator[dict[str, Any]]:
    if not report.diagnostics:
        return
    path, lines = relative(report.path), Lines(report.after)
    known = fingerprints(path, ((one.code, one.span.of(lines.text)) for one in report.diagnostics))
    for one, fingerprint in zip(report.diagnostics, known, strict=True):
        begin, _ = lines.position(one.span.start)
        end, _ = lines.position(max(one.span.start, one.span.end - 1))
        yield {
            "description": encodable(f"{one.name}: {one.message}"),
            "check_name": one.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[one.severity],
            "location": {"path": path, "lines": {"begin": begin, "end": end}},
        }
