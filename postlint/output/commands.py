"""Findings as commands in a log that a CI server obeys: one line for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.output.places import relative
from postlint.output.safe import safe
from postlint.text import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from postlint.report import Diagnostic, Report


class Commands:
    """A writer of commands, each made of the (safe) path of the post, its lines and a finding."""

    def __init__(self, command: Callable[[str, Lines, Diagnostic], str]) -> None:
        self._command = command

    def report(self, report: Report) -> str:
        """Return the commands for one post."""
        lines = Lines(report.after)
        path = safe(relative(report.path))
        return "".join(f"{self._command(path, lines, one)}\n" for one in report.diagnostics)

    def end(self) -> str:
        """Return nothing: there is no end."""
        return ""


def escaped(text: str, signs: Mapping[str, str]) -> str:
    """Return a text in which no sign ends it, or begins another command."""
    return "".join(map({"\r": "%0D", "\n": "%0A", **signs}.get, text, text))
