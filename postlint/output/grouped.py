"""Findings for people, post by post: its name, and below it one line for each finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.output.hints import hints
from postlint.output.safe import safe
from postlint.output.text import Concise
from postlint.text import Lines

if TYPE_CHECKING:
    from postlint.output import Setup
    from postlint.report import Report


def make(setup: Setup) -> Grouped:
    """Return a new writer."""
    return Grouped(setup)


class Grouped(Concise):
    """The path of a post, then ``line:column  CODE  [fix] name: message`` in columns."""

    def __init__(self, setup: Setup) -> None:
        super().__init__(setup.style, setup.rules)
        self.show_fixes = setup.show_fixes

    def report(self, report: Report) -> str:
        """Return what is printed for one post."""
        if not report.diagnostics:
            return ""
        lines = Lines(report.after)
        places = [":".join(map(str, lines.position(one.span.start))) for one in report.diagnostics]
        wide = max(map(len, places))
        longest = max(len(one.code) for one in report.diagnostics)
        printed = [self.style(safe(report.path), "bold")]
        for place, one in zip(places, report.diagnostics, strict=True):
            code = self.code(one) + " " * (longest - len(one.code))
            printed.append(f"  {place:>{wide}}  {code}  {self.said(one)}")
            if self.show_fixes:
                printed += [
                    f"  {'':{wide}}  {'':{longest}}  {self.style('=', 'blue')} {hint}"
                    for hint in hints(lines, one, show_fixes=True)
                ]
        return "\n".join([*printed, "", ""])
