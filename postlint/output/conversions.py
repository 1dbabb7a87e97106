"""Conversions for programs: one JSON list of objects, one for each post that there is something to say of.

``docs/output.md`` says what each key means. Keys may be added later; none changes its meaning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from postlint.output import encoding
from postlint.output.json import place
from postlint.output.safe import encodable
from postlint.text import Lines

if TYPE_CHECKING:
    from postlint.report import Report


class JsonConversions:
    """Writes the list as the reports come: nothing waits for the last post."""

    def __init__(self) -> None:
        self._items = encoding.Items()

    def report(self, report: Report) -> str:
        """Return the object of one post, comma included; nothing if nothing became of it."""
        if not (report.changed or report.kept or report.diagnostics):
            return ""
        return self._items.add(_object(report))

    def end(self) -> str:
        """Return the end of the list."""
        return self._items.end()


def _object(report: Report) -> dict[str, Any]:
    lines = Lines(report.before)
    return {
        "path": encodable(report.path),
        "changed": report.changed,
        "renamed": encodable(report.renamed) or None,
        "converted": report.converted,
        "repairs": dict(report.repairs),
        "losses": [
            {"kind": loss.kind, "detail": encodable(loss.token), **place(lines, loss.span)}
            for loss in sorted(report.losses, key=lambda loss: loss.span)
        ],
        "kept": [
            {
                "tag": encodable(kept.tag),
                "by": kept.by,
                "reason": encodable(kept.reason),
                **place(lines, kept.span),
            }
            for kept in report.kept
        ],
        "notes": [encodable(note) for note in report.notes],
        "errors": [
            {
                "code": one.code,
                "name": one.name,
                "message": encodable(one.message),
                **place(lines, one.span),
            }
            for one in report.diagnostics
        ],
    }
