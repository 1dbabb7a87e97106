"""Findings as JUnit's XML: each post is a suite, each finding a case that failed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from postlint.output.encoding import attributes, xml
from postlint.output.places import relative
from postlint.text import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.output import Setup
    from postlint.report import Diagnostic, Report

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="postlint">\n'


def make(setup: Setup) -> Junit:
    """Return a new writer."""
    return Junit(setup.problems)


class Junit:
    """A ``testsuite`` for each post; a post without findings is one case that passed."""

    def __init__(self, problems: Sequence[tuple[str, str]] = ()) -> None:
        self._problems = problems
        self._head = _HEAD

    def report(self, report: Report) -> str:
        """Return the suite of one post."""
        path, lines = relative(report.path), Lines(report.after)
        seen: Counter[str] = Counter()
        cases = [_case(path, lines, one, seen) for one in report.diagnostics]
        cases = cases or [f"    <testcase{attributes(classname=path, name='no findings')}/>\n"]
        head, self._head = self._head, ""
        return head + _suite(path, cases, failures=len(report.diagnostics))

    def end(self) -> str:
        """Return the end of the document: before it, what could not be read is an error."""
        head, self._head = self._head, ""
        for path, reason in self._problems:
            name = relative(path)
            case = f"    <testcase{attributes(classname=name, name='readable')}>\n"
            case += f"      <error{attributes(message=reason)}/>\n    </testcase>\n"
            head += _suite(name, [case], errors=1)
        return head + "</testsuites>\n"


def _suite(path: str, cases: list[str], *, failures: int = 0, errors: int = 0) -> str:
    said = attributes(name=path, tests=len(cases), failures=failures, errors=errors)
    return f"  <testsuite{said}>\n{''.join(cases)}  </testsuite>\n"


def _case(path: str, lines: Lines, one: Diagnostic, seen: Counter[str]) -> str:
    """Return a case whose name no other case of the post has: consumers would take them for one."""
    line, column = lines.position(one.span.start)
    name = f"{one.code} {one.name} ({line}:{column})"
    seen[name] += 1
    case = attributes(classname=path, name=name + f" #{seen[name]}" * (seen[name] > 1))
    failure = attributes(type=one.severity, message=one.message)
    where = xml(f"{path}:{line}:{column}: {one.code} {one.name}: {one.message}")
    return f"    <testcase{case}>\n      <failure{failure}>{where}</failure>\n    </testcase>\n"
