"""Findings as Checkstyle's XML, which many CI servers and review tools read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.output.encoding import attributes
from postlint.output.places import relative
from postlint.text import Lines

if TYPE_CHECKING:
    from postlint.output import Setup
    from postlint.report import Report

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="8.0">\n'


def make(_: Setup) -> Checkstyle:
    """Return a new writer."""
    return Checkstyle()


class Checkstyle:
    """A ``file`` for each post that has findings, an ``error`` for each of them."""

    def __init__(self) -> None:
        self._head = _HEAD

    def report(self, report: Report) -> str:
        """Return the element of one post."""
        if not report.diagnostics:
            return ""
        lines = Lines(report.after)
        written = f"{self._head}  <file{attributes(name=relative(report.path))}>\n"
        self._head = ""
        for one in report.diagnostics:
            line, column = lines.position(one.span.start)
            said = attributes(
                line=line,
                column=column,
                severity=one.severity,
                message=one.message,
                source=f"postlint.{one.code}.{one.name}",
            )
            written += f"    <error{said}/>\n"
        return written + "  </file>\n"

    def end(self) -> str:
        """Return the end of the document."""
        return self._head + "</checkstyle>\n"
