"""What is said below a finding: other places, and what its fix would do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from postlint.output.safe import safe
from postlint.rule import Safety
from postlint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.output.style import Style
    from postlint.report import Diagnostic, Report
    from postlint.text import Edit, Lines

_LONGEST = 60
_MOST = 5
_WORDS = {Safety.SAFE: "--fix", Safety.UNSAFE: "--unsafe-fixes"}


def hints(lines: Lines, one: Diagnostic, *, show_fixes: bool) -> Iterator[str]:
    """Yield the lines that explain a finding.

    A fix that is never applied is shown if it is one edit; with ``show_fixes`` each fix is.
    """
    for related in one.related:
        line, column = lines.position(related.span.start)
        yield f"see {line}:{column}: {safe(related.message)}"
    if one.fix is None:
        return
    edits, safety = one.fix.edits, one.fix.safety
    if safety is Safety.DISPLAY:
        if len(edits) == 1:
            yield f"help: {suggestion(lines, edits[0])}"
    elif show_fixes:
        for edit in edits[:_MOST]:
            yield f"{_WORDS[safety]}: {suggestion(lines, edit)}"
        if len(edits) > _MOST:
            yield f"{_WORDS[safety]}: {len(edits) - _MOST} more"


def suggestion(lines: Lines, edit: Edit) -> str:
    """Return in words what an edit does."""
    old, new = (_short(text) for text in (edit.span.of(lines.text), edit.text))
    if not edit.text:
        return f"remove `{old}`"
    if edit.span == Span(edit.span.start, edit.span.start):
        return f"insert `{new}`"
    return f"replace `{old}` by `{new}`"


def fixed(report: Report, style: Style, *, would: bool = False) -> str:
    """Return what was mended in a post, rule by rule; ``would`` if it was only shown."""
    if not report.fixed:
        return ""
    heading = "Would fix in" if would else "Fixed in"
    counted = Counter((one.code, one.name) for one in report.fixed)
    lines = [f"{style(heading, 'green')} {style(safe(report.path), 'bold')}:"]
    lines += [
        f"  {number:,} × {style(code, 'bold')} {name}"
        for (code, name), number in sorted(counted.items())
    ]
    return "\n".join([*lines, ""])


def _short(text: str) -> str:
    shown = safe(text.strip("\r\n"))
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
