"""Findings as SARIF 2.1.0, which code scanning on GitHub and many viewers read.

The log is written as the reports come: the results first, then the rules that they name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from postlint.fingerprint import fingerprints
from postlint.output import encoding
from postlint.output.columns import tellable
from postlint.output.places import relative, uri
from postlint.output.safe import encodable
from postlint.output.sarif_rules import descriptor
from postlint.rule import Safety
from postlint.text import Lines, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from postlint.output import Setup
    from postlint.report import Diagnostic, Fix, Report
    from postlint.rule import Rule

CEILING = 25_000
"""GitHub refuses a run with more results: the log holds the first ones, and says so."""

_ROOT = "%SRCROOT%"
_RUN = {
    "columnKind": "unicodeCodePoints",
    "newlineSequences": ["\r\n", "\n", "\r"],
    "originalUriBaseIds": {
        _ROOT: {"description": {"text": "The repository, or the folder in which postlint ran."}}
    },
}
_HEAD = (
    '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[\n'
    + encoding.json(_RUN)[:-1]
    + ',"results":['
)


def make(setup: Setup) -> Sarif:
    """Return a new writer."""
    return Sarif(setup.rules, setup.problems)


class Sarif:
    """One run: its results, and the rules and notifications that belong to them."""

    def __init__(
        self, rules: Mapping[str, Rule] | None = None, problems: Sequence[tuple[str, str]] = ()
    ) -> None:
        self._rules = rules or {}
        self._problems = problems
        self._found: dict[str, Diagnostic] = {}
        self._results = 0
        self._failed = False

    def report(self, report: Report) -> str:
        """Return the results of one post."""
        self._failed = self._failed or report.internal_error
        if not report.diagnostics:
            return ""
        lines, path = Lines(report.after), relative(report.path)
        artifact = _artifact(report.path)
        texts = [(one.code, one.span.of(lines.text)) for one in report.diagnostics]
        written = ""
        for one, known in zip(report.diagnostics, fingerprints(path, texts), strict=True):
            self._results += 1
            if self._results > CEILING:
                continue
            written += ",\n  " if self._results > 1 else _HEAD + "\n  "
            written += encoding.json(self._result(artifact, lines, one, known))
        return written

    def end(self) -> str:
        """Return the end of the log."""
        rules = [descriptor(one, self._rules.get(code)) for code, one in self._found.items()]
        end = {
            "tool": {"driver": {"name": "postlint", **_version(), "rules": rules}},
            "invocations": [
                {
                    "executionSuccessful": not (self._problems or self._failed),
                    "toolExecutionNotifications": self._notifications(),
                }
            ],
        }
        head = "" if self._results else _HEAD
        return f"{head}\n],{encoding.json(end)[1:]}\n]}}\n"

    def _result(
        self, artifact: dict[str, str], lines: Lines, one: Diagnostic, known: str
    ) -> dict[str, Any]:
        self._found.setdefault(one.code, one)
        result: dict[str, Any] = {
            "ruleId": one.code,
            "ruleIndex": list(self._found).index(one.code),
            "level": one.severity,
            "message": {"text": _message(one.message)},
            "locations": [{"physicalLocation": _location(artifact, lines, one.span)}],
            "partialFingerprints": {"postlint/v1": known},
        }
        if one.suppression:
            reason = one.suppression.reason
            why = {"justification": _message(reason)} if reason else {}
            result["suppressions"] = [{"kind": one.suppression.kind, **why}]
        if one.related:
            result["relatedLocations"] = [
                {
                    "id": number,
                    "physicalLocation": _location(artifact, lines, related.span),
                    "message": {"text": _message(related.message)},
                }
                for number, related in enumerate(one.related)
            ]
        if one.fix and one.fix.safety is Safety.SAFE and tellable(lines.text, one.fix):
            result["fixes"] = [_fix(artifact, lines, one.fix)]
        return result

    def _notifications(self) -> list[dict[str, Any]]:
        said: list[dict[str, Any]] = [
            {
                "level": "error",
                "message": {"text": _message(reason)},
                "locations": [{"physicalLocation": {"artifactLocation": _artifact(path)}}],
            }
            for path, reason in self._problems
        ]
        if self._results > CEILING:
            text = (
                f"{self._results:,} findings; this log holds the first {CEILING:,},"
                " since GitHub takes no more in a run"
            )
            said.append({"level": "warning", "message": {"text": text}})
        return said


def _message(text: str) -> str:
    """Return a text in which viewers see no links: SARIF has ``[text](place)`` in messages."""
    text = encodable(text)
    return text.replace("[", "\\[").replace("]", "\\]") if "](" in text else text


def _artifact(path: str) -> dict[str, str]:
    reference, is_relative = uri(path)
    return {"uri": reference, "uriBaseId": _ROOT} if is_relative else {"uri": reference}


def _location(artifact: dict[str, str], lines: Lines, span: Span) -> dict[str, Any]:
    return {"artifactLocation": artifact, "region": _region(lines, span)}


def _region(lines: Lines, span: Span) -> dict[str, int]:
    line, column = lines.position(span.start)
    end_line, end_column = lines.position(span.end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _fix(artifact: dict[str, str], lines: Lines, fix: Fix) -> dict[str, Any]:
    replacements: list[dict[str, Any]] = []
    for edit in fix.edits:
        replacement: dict[str, Any] = {"deletedRegion": _region(lines, edit.span)}
        if edit.text:
            replacement["insertedContent"] = {"text": encodable(edit.text)}
        replacements.append(replacement)
    change = {"artifactLocation": artifact, "replacements": replacements}
    return {
        "description": {"text": "A reader sees the same document before and after."},
        "artifactChanges": [change],
    }


def _version() -> dict[str, str]:
    from importlib import metadata  # noqa: PLC0415  slow

    try:
        return {"version": metadata.version("postlint")}
    except metadata.PackageNotFoundError:  # in a checkout that is not installed
        return {}
