"""Findings as logging commands of Azure Pipelines: issues of the build, each at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from postlint.output.commands import Commands, escaped
from postlint.output.safe import safe

if TYPE_CHECKING:
    from postlint.output import Setup
    from postlint.report import Diagnostic
    from postlint.text import Lines

_DATA: Final = {"%": "%AZP25"}
_PROPERTY: Final = {**_DATA, ";": "%3B", "]": "%5D"}


def make(_: Setup) -> Commands:
    """Return a new writer."""
    return Commands(command)


def command(path: str, lines: Lines, one: Diagnostic) -> str:
    """Return ``##vso[task.logissue type=error;sourcepath=…]message``."""
    line, column = lines.position(one.span.start)
    properties = {
        "type": one.severity,
        "sourcepath": path,
        "linenumber": str(line),
        "columnnumber": str(column),
        "code": one.code,
    }
    listed = "".join(f"{key}={escaped(value, _PROPERTY)};" for key, value in properties.items())
    return f"##vso[task.logissue {listed}]{escaped(safe(f'{one.name}: {one.message}'), _DATA)}"
