"""Invented reports for the tests of the forms of output."""

from __future__ import annotations

from postlint.report import Diagnostic, Fix, Refusal, Report
from postlint.rule import Related, Safety
from postlint.text import Edit, Span

TEXT = "---\ntitle: 茶\ntags: [茶, 茶]\n---\n<b>熱</b>茶\n"


def finding(marked: str, message: str = "wrong", **more: object) -> Diagnostic:
    start = TEXT.index(marked)
    values = {
        "code": "FM001",
        "name": "some-rule",
        "severity": "error",
        "message": message,
        "span": Span(start, start + len(marked)),
        **more,
    }
    return Diagnostic(**values)  # type: ignore[arg-type]


def fix(marked: str, text: str, safety: Safety) -> Fix:
    start = TEXT.index(marked)
    return Fix((Edit(Span(start, start + len(marked)), text),), safety)


SAFE = finding("[茶, 茶]", code="TAG002", fix=fix(", 茶", "", Safety.SAFE))
UNSAFE = finding("熱", severity="warning", fix=Fix((), Safety.UNSAFE))
PLAIN = finding("title", related=(Related(Span(4, 9), "see this"),))


def report(
    *found: Diagnostic, path: str = "_posts/茶.md", text: str = TEXT, **more: object
) -> Report:
    return Report(path=path, before=text, after=text, diagnostics=found, **more)  # type: ignore[arg-type]


def refused(one: Diagnostic) -> Refusal:
    return Refusal(one, "a word was lost")
