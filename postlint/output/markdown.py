"""A summary in Markdown for a pull request: how much each rule found, then in which posts."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from postlint.output.pages import published
from postlint.output.places import relative
from postlint.output.safe import safe
from postlint.output.style import Style
from postlint.output.summary import Findings
from postlint.rule import Safety

if TYPE_CHECKING:
    from collections.abc import Mapping

    from postlint.output import Setup
    from postlint.report import Report
    from postlint.rule import Rule

MOST = 50
"""Rows of a table: what a reader looks at, and far below what a comment may hold."""

_MARKS = {Safety.SAFE: "`--fix`", Safety.UNSAFE: "`--unsafe-fixes`"}


def make(setup: Setup) -> Markdown:
    """Return a new writer."""
    return Markdown(setup.rules)


class Markdown:
    """Counts, and writes everything at the end."""

    def __init__(self, rules: Mapping[str, Rule] | None = None) -> None:
        self._rules = rules or {}
        self._findings = Findings()
        self._posts: dict[str, Counter[str]] = {}

    def report(self, report: Report) -> str:
        """Count one post; nothing is printed yet."""
        self._findings.add(report)
        if report.diagnostics:
            self._posts[relative(report.path)] = Counter(one.code for one in report.diagnostics)
        return ""

    def end(self) -> str:
        """Return the summary."""
        said = self._findings.summary(Style(coloured=False)) if self._findings.posts else ""
        parts = ["## postlint\n", said or "No posts.\n"]
        if self._posts:
            parts += [self._by_rule(), self._by_post()]
        return "\n".join(parts)

    def _by_rule(self) -> str:
        rows = [
            f"| {number:,} | {self._code(code)} | {_code(name)} | {self._fix(code, name)} |"
            for (code, name), number in sorted(
                self._findings.by_rule.items(), key=lambda item: (-item[1], item[0])
            )
        ]
        return _table("| findings | rule | name | fix |\n| ---: | --- | --- | --- |", rows, "rules")

    def _by_post(self) -> str:
        ordered = sorted(self._posts.items(), key=lambda item: (-item[1].total(), item[0]))
        rows = [
            f"| {counted.total():,} | {_code(path)} | {_listed(counted)} |"
            for path, counted in ordered[:MOST]
        ]
        rows += [""] * (len(ordered) - len(rows))
        return _table("| findings | post | rules |\n| ---: | --- | --- |", rows, "posts")

    def _code(self, code: str) -> str:
        rule = self._rules.get(code)
        address = published(rule) if rule else ""
        return f"[{_code(code)}]({address})" if address else _code(code)

    def _fix(self, code: str, name: str) -> str:
        safety = self._findings.fixable_by_rule.get((code, name))
        return _MARKS[safety] if safety else ""


def _listed(counted: Counter[str]) -> str:
    return ", ".join(
        _code(code) + (f" × {number:,}" if number > 1 else "")
        for code, number in sorted(counted.items())
    )


def _table(head: str, rows: list[str], what: str) -> str:
    more = f"\n… and {len(rows) - MOST:,} more {what}.\n" if len(rows) > MOST else ""
    return "\n".join([head, *rows[:MOST], ""]) + more


def _code(text: str) -> str:
    """Return a text as a code span in a table: in one, nothing is a link, a mention or HTML."""
    text = safe(text).replace("|", "\\|")
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    edge = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{edge}{text}{edge}{fence}"
