"""Fixes one at a time, each proven before it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.config import parse as settings_of
from postlint.post import parse
from postlint.rule import Context, Finding, Rule, Safety, rule
from postlint.run import stepping
from postlint.run.stepping import Stepper
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from postlint.post import Post


@rule("ZZ001", "no-x", safety=Safety.SAFE)
def no_x(post: Post, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Take each x out, whatever it means."""
    for place, character in enumerate(post.text):
        if character == "x":
            span = Span(place, place + 1)
            yield Finding(span=span, message="x", edits=(Edit(span, ""),), safety=Safety.SAFE)


def stepper(text: str, *rules: Rule, level: Safety = Safety.SAFE) -> Stepper:
    settings = settings_of("")
    return Stepper(parse(text, "p.md"), rules, settings.context(), level=level)


def html() -> Rule:
    return next(one for one in settings_of("").rules() if one.code == "HTM001")


def test_what_is_not_proven_is_a_reason_and_no_step() -> None:
    steps = stepper("a x b\n", no_x)
    (one,) = steps.fixable()
    proposal = steps.propose(one)
    assert proposal.reason
    steps.refuse(proposal)
    assert steps.report.after == "a x b\n"
    assert steps.report.refused[0].reason == proposal.reason


def test_a_step_is_one_fix_and_the_others_are_found_where_they_stand_then() -> None:
    steps = stepper("<b>a</b> c\n\n<b>b</b> c\n", html())
    first, _ = steps.fixable()
    steps.take(steps.propose(first))
    assert steps.post.text == "**a** c\n\n<b>b</b> c\n"
    (second,) = steps.fixable()
    steps.take(steps.propose(second))
    report = steps.report
    assert (report.before, report.after) == (
        "<b>a</b> c\n\n<b>b</b> c\n",
        "**a** c\n\n**b** c\n",
    )
    assert len(report.fixed) == 2
    assert steps.fixable() == []


def test_what_the_author_writes_is_not_proven() -> None:
    steps = stepper("a x b\n", no_x)
    steps.rewrite(steps.fixable()[0], "c\n")
    assert steps.report.after == "c\n"
    assert steps.report.diagnostics == ()


def test_a_fix_that_fails_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("no way")

    steps = stepper("<b>a</b> c\n", html())
    monkeypatch.setattr(stepping, "convert_islands", fails)
    assert "RuntimeError: no way" in steps.propose(steps.fixable()[0]).reason
