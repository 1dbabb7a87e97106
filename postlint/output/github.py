"""Findings as GitHub's workflow commands: annotations on a pull request, no permissions needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.output.places import relative
from postlint.output.safe import safe
from postlint.text import Lines

if TYPE_CHECKING:
    from postlint.output import Setup
    from postlint.report import Diagnostic, Report


def make(_: Setup) -> Github:
    """Return a new writer."""
    return Github()


class Github:
    """``::error file=…,line=…,col=…,title=…::message``, one line for each finding."""

    def report(self, report: Report) -> str:
        """Return the commands for one post."""
        lines = Lines(report.after)
        path = safe(relative(report.path))
        return "".join(_command(path, lines, one) for one in report.diagnostics)

    def end(self) -> str:
        """Return nothing: there is no end."""
        return ""


def _command(path: str, lines: Lines, one: Diagnostic) -> str:
    line, column = lines.position(one.span.start)
    end_line, end_column = lines.position(one.span.end)
    properties = {"file": path, "line": str(line), "endLine": str(end_line)}
    if line == end_line:  # GitHub refuses columns on annotations of several lines
        properties |= {"col": str(column), "endColumn": str(max(column, end_column - 1))}
    properties["title"] = f"{one.code} {one.name}"
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{one.severity} {listed}::{_data(safe(one.message))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
