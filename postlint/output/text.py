"""Findings for people: one line each (concise), or with the line that they are about (full)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.output.excerpt import excerpt
from postlint.output.safe import safe
from postlint.rule import Safety
from postlint.text import Lines, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.output.style import Colour, Style
    from postlint.report import Diagnostic, Report
    from postlint.text import Edit

_MARKS = {Safety.SAFE: "[*] ", Safety.UNSAFE: "[~] ", Safety.DISPLAY: ""}
_COLOURS: dict[str, Colour] = {"error": "red", "warning": "yellow"}
_LONGEST_HELP = 60


class Concise:
    """``path:line:column: CODE [fix] name: message``, one line for each finding."""

    def __init__(self, style: Style) -> None:
        self.style = style

    def report(self, report: Report) -> str:
        """Return what is printed for one post."""
        if not report.diagnostics:
            return ""
        lines = Lines(report.after)
        return "".join([self.header(report, lines, one) + "\n" for one in report.diagnostics])

    def end(self) -> str:
        """Return what is printed after the last post."""
        return ""

    def header(self, report: Report, lines: Lines, one: Diagnostic) -> str:
        """Return the one line of a finding."""
        style = self.style
        line, column = lines.position(one.span.start)
        colon = style(":", "cyan")
        place = f"{style(safe(report.path), 'bold')}{colon}{line}{colon}{column}{colon}"
        code = style(one.code, "bold", _COLOURS[one.severity])
        mark = _MARKS[one.fix.safety] if one.fix else ""
        return f"{place} {code} {style(mark, 'cyan')}{one.name}: {safe(one.message)}"


class Full(Concise):
    """The concise line, then the line of the post with a caret under the place, then hints."""

    def __init__(self, style: Style, columns: int = 100) -> None:
        super().__init__(style)
        self.columns = columns

    def report(self, report: Report) -> str:
        """Return what is printed for one post."""
        if not report.diagnostics:
            return ""
        lines = Lines(report.after)
        refused = {refusal.diagnostic: refusal.reason for refusal in report.refused}
        printed: list[str] = []
        for one in report.diagnostics:
            printed.append(self.header(report, lines, one))
            if lines.text:  # a file that is no text has nothing to show
                printed += self._excerpt(lines, one)
            printed += [f"{self.style('=', 'blue')} {hint}" for hint in _hints(lines, one)]
            if refused and one in refused:
                why = safe(refused[one])
                printed.append(f"{self.style('=', 'blue')} fix refused by the proof: {why}")
            printed.append("")
        return "\n".join([*printed, ""])

    def _excerpt(self, lines: Lines, one: Diagnostic) -> tuple[str, str]:
        """Return the line with the finding, and the line that underlines it."""
        first, _ = lines.position(one.span.start)
        gutter = len(str(first))
        room = max(20, self.columns - gutter - 3)
        number, shown, underline = excerpt(lines, one.span, room)
        last, _ = lines.position(max(one.span.start, one.span.end - 1))
        bar = self.style("|", "blue")
        more = f" to line {last}" if last > first else ""
        indent = underline[: underline.index("^")]
        mark = self.style(underline.strip() + more, "bold", _COLOURS[one.severity])
        return (
            f"{self.style(str(number), 'blue')} {bar} {shown}".rstrip(),
            f"{' ' * gutter} {bar} {indent}{mark}",
        )


def _hints(lines: Lines, one: Diagnostic) -> Iterator[str]:
    for related in one.related:
        line, column = lines.position(related.span.start)
        yield f"see {line}:{column}: {safe(related.message)}"
    if one.fix and one.fix.safety is Safety.DISPLAY and len(one.fix.edits) == 1:
        yield f"help: {_suggestion(lines, one.fix.edits[0])}"


def _suggestion(lines: Lines, edit: Edit) -> str:
    old, new = (_short(text) for text in (edit.span.of(lines.text), edit.text))
    if not edit.text:
        return f"remove `{old}`"
    if edit.span == Span(edit.span.start, edit.span.start):
        return f"insert `{new}`"
    return f"replace `{old}` by `{new}`"


def _short(text: str) -> str:
    shown = safe(text.strip("\r\n"))
    return shown if len(shown) <= _LONGEST_HELP else shown[: _LONGEST_HELP - 1] + "…"
