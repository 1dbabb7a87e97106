"""Findings as GitHub's workflow commands: annotations on a pull request, no permissions needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from postlint.output.commands import Commands, escaped
from postlint.output.safe import safe

if TYPE_CHECKING:
    from postlint.output import Setup
    from postlint.report import Diagnostic
    from postlint.text import Lines

_DATA: Final = {"%": "%25"}
_PROPERTY: Final = {**_DATA, ":": "%3A", ",": "%2C"}


def make(_: Setup) -> Commands:
    """Return a new writer."""
    return Commands(command)


def command(path: str, lines: Lines, one: Diagnostic) -> str:
    """Return ``::error file=…,line=…,col=…,title=…::message``."""
    line, column = lines.position(one.span.start)
    end_line, end_column = lines.position(one.span.end)
    properties = {"file": path, "line": str(line), "endLine": str(end_line)}
    if line == end_line:  # GitHub refuses columns on annotations of several lines
        properties |= {"col": str(column), "endColumn": str(max(column, end_column - 1))}
    properties["title"] = f"{one.code} {one.name}"
    listed = ",".join(f"{key}={escaped(value, _PROPERTY)}" for key, value in properties.items())
    return f"::{one.severity} {listed}::{escaped(safe(one.message), _DATA)}"
