"""Findings as logging commands of Azure Pipelines: issues of the build, each at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.output.places import relative
from postlint.output.safe import safe
from postlint.text import Lines

if TYPE_CHECKING:
    from postlint.output import Setup
    from postlint.report import Diagnostic, Report


def make(_: Setup) -> Azure:
    """Return a new writer."""
    return Azure()


class Azure:
    """``##vso[task.logissue type=error;sourcepath=…]message``, one line for each finding."""

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
    properties = {
        "type": one.severity,
        "sourcepath": path,
        "linenumber": str(line),
        "columnnumber": str(column),
        "code": one.code,
    }
    listed = "".join(f"{key}={_property(value)};" for key, value in properties.items())
    return f"##vso[task.logissue {listed}]{_data(safe(f'{one.name}: {one.message}'))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(";", "%3B").replace("]", "%5D")
