"""Findings for people: one line each (concise), or with the line that they are about (full)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.output.excerpt import excerpt
from postlint.output.hints import hints
from postlint.output.safe import safe
from postlint.rule import Safety
from postlint.text import Lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from postlint.output import Setup
    from postlint.output.style import Colour, Style
    from postlint.report import Diagnostic, Report
    from postlint.rule import Rule

_SAFE, _UNSAFE = Safety.SAFE, Safety.UNSAFE
_COLOURS: dict[str, Colour] = {"error": "red", "warning": "yellow"}


def make(setup: Setup) -> Full:
    """Return a new writer."""
    return Full(setup.style, setup.columns, setup.rules, show_fixes=setup.show_fixes)


class Concise:
    """``path:line:column: CODE [fix] name: message``, one line for each finding."""

    def __init__(self, style: Style, rules: Mapping[str, Rule] | None = None) -> None:
        self.style = style
        self.rules = rules or {}
        self._colon = style(":", "cyan")
        self._safe, self._unsafe = style("[*] ", "cyan"), style("[~] ", "cyan")
        self._codes: dict[tuple[str, str], str] = {}

    def report(self, report: Report) -> str:
        """Return what is printed for one post."""
        if not report.diagnostics:
            return ""
        lines = Lines(report.after)
        file = self.file(report)
        return "".join([self.header(file, lines, one) + "\n" for one in report.diagnostics])

    def end(self) -> str:
        """Return what is printed after the last post."""
        return ""

    def file(self, report: Report) -> str:
        """Return what the line of a finding in a post begins with."""
        return f"{self.style(safe(report.path), 'bold')}{self._colon}"

    def header(self, file: str, lines: Lines, one: Diagnostic) -> str:
        """Return the one line of a finding in a ``file``."""
        line, column = lines.position(one.span.start)
        colon = self._colon
        return f"{file}{line}{colon}{column}{colon} {self.code(one)} {self.said(one)}"

    def code(self, one: Diagnostic) -> str:
        """Return the code of a finding, which leads to its page where the terminal has links."""
        which = (one.code, one.severity)
        shown = self._codes.get(which)
        if shown is None:
            shown = self._codes[which] = self._code(one)
        return shown

    def _code(self, one: Diagnostic) -> str:
        painted = self.style(one.code, "bold", _COLOURS[one.severity])
        if not self.style.linked:
            return painted
        from postlint.output.pages import link  # noqa: PLC0415  for terminals only

        return self.style.link(painted, link(self.rules.get(one.code)))

    def said(self, one: Diagnostic) -> str:
        """Return the mark of a finding's fix, its name and its message."""
        mark = ""
        if one.fix is not None:
            safety = one.fix.safety
            mark = self._safe if safety is _SAFE else self._unsafe if safety is _UNSAFE else ""
        return f"{mark}{one.name}: {safe(one.message)}"


class Full(Concise):
    """The concise line, then the line of the post with a caret under the place, then hints."""

    def __init__(
        self,
        style: Style,
        columns: int = 100,
        rules: Mapping[str, Rule] | None = None,
        *,
        show_fixes: bool = False,
    ) -> None:
        super().__init__(style, rules)
        self.columns = columns
        self.show_fixes = show_fixes
        self._bar = style("|", "blue")
        self._hint = style("=", "blue")

    def report(self, report: Report) -> str:
        """Return what is printed for one post."""
        if not report.diagnostics:
            return ""
        lines = Lines(report.after)
        refused = {refusal.diagnostic: refusal.reason for refusal in report.refused}
        printed: list[str] = []
        file = self.file(report)
        for one in report.diagnostics:
            printed.append(self.header(file, lines, one))
            if lines.text:  # a file that is no text has nothing to show
                printed += self._excerpt(lines, one)
            if one.related or one.fix is not None:
                said = hints(lines, one, show_fixes=self.show_fixes)
                printed += [f"{self._hint} {hint}" for hint in said]
            if refused and one in refused:
                printed.append(f"{self._hint} fix refused by the proof: {safe(refused[one])}")
            printed.append("")
        return "\n".join([*printed, ""])

    def _excerpt(self, lines: Lines, one: Diagnostic) -> tuple[str, str]:
        """Return the line with the finding, and the line that underlines it."""
        span = one.span
        first, line = lines.around(span.start)
        gutter = len(str(first))
        room = max(20, self.columns - gutter - 3)
        number, shown, underline = excerpt(lines, span, room, (first, line))
        bar, style = self._bar, self.style
        mark = underline.lstrip(" ")
        indent = underline[: len(underline) - len(mark)]
        if span.end > line.end and (last := lines.position(span.end - 1)[0]) > first:
            mark = f"{mark} to line {last}"
        if style.coloured:
            mark = style(mark, "bold", _COLOURS[one.severity])
        return (
            f"{style(str(number), 'blue')} {bar} {shown}".rstrip(),
            f"{' ' * gutter} {bar} {indent}{mark}",
        )
