"""Findings for programs that read line by line: the objects of ``json``, one on each line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.output import encoding
from postlint.output.json import finding
from postlint.text import Lines

if TYPE_CHECKING:
    from postlint.output import Setup
    from postlint.report import Report


def make(_: Setup) -> JsonLines:
    """Return a new writer."""
    return JsonLines()


class JsonLines:
    """Writes each finding as it comes; nothing at all where there is none."""

    def report(self, report: Report) -> str:
        """Return the lines of one post."""
        lines = Lines(report.after)
        found = (finding(report.path, lines, one) for one in report.diagnostics)
        return "".join(encoding.json(one) + "\n" for one in found)

    def end(self) -> str:
        """Return nothing: there is no end."""
        return ""
