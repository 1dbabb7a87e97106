from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postlint import catalogue, conversion, proof, run
from postlint.post import parse
from postlint.rule import Context, Safety
from postlint.run import converting
from postlint.text import Edit

if TYPE_CHECKING:
    from postlint.conversion import Conversion
    from postlint.report import Report

CONTEXT = Context(fields={}, required=())
HEAD = "---\ntitle: A day\n---\n"
HTML = "<div>\n<p>It <b>rained</b>.</p>\n</div>\n"
MARKDOWN = "It **rained**.\n"
LOSSY = "<script>track()</script>\n\n" + HTML
RULES = catalogue.select(catalogue.rules(), ["embedded-html"])
OTHERS = catalogue.select(catalogue.rules(), ignore=["embedded-html"])


def fix(text: str, level: Safety = Safety.SAFE, path: str = "post.md") -> Report:
    return run.fix(parse(text, path), RULES, CONTEXT, level=level)


def convert_post(text: str, path: str = "post.md") -> Report:
    return run.convert_post(parse(text, path), CONTEXT)


def loses_words(body: object, **_: object) -> Conversion:
    """Convert as no converter should: throw the island away."""
    island = body.islands[0]  # type: ignore[attr-defined]
    return conversion.Conversion(edits=(Edit(island.span, ""),), converted=1)


def test_a_post_is_converted_and_the_rest_of_its_bytes_stay() -> None:
    text = f"\ufeff{HEAD}* old *list*\n\n{HTML}"
    report = convert_post(text)
    assert report.before == text
    assert report.after == f"\ufeff{HEAD}* old *list*\n\n{MARKDOWN}"
    assert report.converted == 1
    assert (report.losses, report.kept, report.diagnostics) == ((), (), ())


def test_losses_are_declared() -> None:
    report = convert_post(HEAD + LOSSY)
    assert report.after == HEAD + MARKDOWN
    assert [loss.kind for loss in report.losses] == ["script"]


def test_what_policy_keeps_is_told() -> None:
    report = convert_post("A <b>word</b><sup>2</sup>.\n")
    assert report.after == "A **word**<sup>2</sup>.\n"
    assert {(kept.tag, kept.by) for kept in report.kept} == {("sup", "policy")}


def test_a_post_without_html_is_not_changed() -> None:
    report = convert_post(HEAD + MARKDOWN)
    assert (report.after, report.converted, report.kept) == (HEAD + MARKDOWN, 0, ())


def test_a_post_of_html_stays_html() -> None:
    report = convert_post(HEAD + HTML, "post.html")
    assert report.after == HEAD + HTML
    assert [(kept.by, kept.tag) for kept in report.kept] == [("policy", "html")]
    assert fix(HEAD + HTML, path="post.html").after == HEAD + HTML


def test_an_unproven_conversion_changes_nothing_and_says_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(conversion, "convert", loses_words)
    report = convert_post(HEAD + HTML)
    assert (report.after, report.converted) == (HEAD + HTML, 0)
    assert [kept.by for kept in report.kept] == ["proof"]
    assert "rained" in report.kept[0].reason


def test_a_converter_that_raises_is_an_internal_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "convert", lambda *_, **__: 1 // 0)
    report = convert_post(HEAD + HTML)
    assert (report.after, report.internal_error) == (HEAD + HTML, True)
    assert report.diagnostics[0].message.startswith("the conversion failed with `ZeroDivision")


def test_fixing_converts_where_the_rule_is_selected() -> None:
    report = fix(HEAD + HTML)
    assert report.after == HEAD + MARKDOWN
    assert [one.code for one in report.fixed] == ["HTM001"]
    assert (report.diagnostics, report.converted) == ((), 1)


def test_fixing_does_not_convert_where_the_rule_is_not_selected() -> None:
    report = run.fix(parse(HEAD + HTML), OTHERS, CONTEXT, level=Safety.UNSAFE)
    assert (report.after, report.converted) == (HEAD + HTML, 0)


def test_a_conversion_with_losses_is_unsafe() -> None:
    report = fix(HEAD + LOSSY)
    assert (report.after, report.losses, report.fixed) == (HEAD + LOSSY, (), ())
    assert {one.fix.safety for one in report.diagnostics if one.fix} == {Safety.UNSAFE}
    allowed = fix(HEAD + LOSSY, Safety.UNSAFE)
    assert allowed.after == HEAD + MARKDOWN
    assert [loss.kind for loss in allowed.losses] == ["script"]
    assert not allowed.internal_error


def test_a_safe_fix_converts_the_islands_that_lose_nothing() -> None:
    text = f"{HEAD}{HTML}\n* old *list*\n\n{LOSSY}\nA <b>word</b>.\n"
    report = fix(text)
    assert report.after == f"{HEAD}{MARKDOWN}\n* old *list*\n\n{LOSSY}\nA **word**.\n"
    assert (report.losses, report.converted, report.internal_error) == ((), 2, False)
    assert [one.code for one in report.fixed] == ["HTM001", "HTM001"]
    assert [one.fix.safety for one in report.diagnostics if one.fix] == [Safety.UNSAFE]
    assert fix(report.after).after == report.after
    assert fix(report.after, Safety.UNSAFE).after == fix(text, Safety.UNSAFE).after


def test_a_partial_conversion_that_is_not_proven_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = f"{HEAD}{HTML}\n* old *list*\n\n{LOSSY}"
    whole = converting.convert_islands(parse(text), "gfm")
    monkeypatch.setattr(converting, "difference", lambda *_, **__: "a word")
    assert converting.without_losses(parse(text), whole).after is None


def test_html_that_is_not_proven_is_said_to_be_so_when_fixing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(conversion, "convert", loses_words)
    (one,) = fix(HEAD + HTML).diagnostics
    assert one.fix is None
    assert one.message.startswith("embedded HTML (`div`, `p`, `b`); its Markdown was not proven: ")
    assert "rained" in one.message


def test_fixes_come_first_and_conversion_last() -> None:
    rules = catalogue.select(catalogue.rules(), ["duplicate-tag", "embedded-html"])
    text = "---\ntags: [rain, rain]\n---\n" + HTML
    report = run.fix(parse(text), rules, CONTEXT, level=Safety.SAFE)
    assert report.after == "---\ntags: [rain]\n---\n" + MARKDOWN
    assert [one.code for one in report.fixed] == ["TAG002", "HTM001"]


def test_a_converter_that_raises_leaves_what_was_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "convert", lambda *_, **__: 1 // 0)
    rules = catalogue.select(catalogue.rules(), ["duplicate-tag", "embedded-html"])
    report = run.fix(parse("---\ntags: [a, a]\n---\n" + HTML), rules, CONTEXT, level=Safety.SAFE)
    assert report.after == "---\ntags: [a]\n---\n" + HTML
    assert [one.code for one in report.diagnostics] == ["PL001", "HTM001"]
    assert report.internal_error


def test_fixing_never_writes_an_unproven_conversion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "convert", loses_words)
    report = fix(HEAD + HTML, Safety.UNSAFE)
    assert report.after == HEAD + HTML
    assert [kept.by for kept in report.kept] == ["proof"]


def test_a_proof_that_breaks_is_an_internal_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "prove", lambda *_, **__: 1 // 0)
    report = convert_post(HEAD + HTML)
    assert (report.after, report.internal_error) == (HEAD + HTML, True)


@pytest.mark.parametrize("dialect", ["gfm", "commonmark"])
def test_the_dialect_of_the_context_is_the_converters(
    monkeypatch: pytest.MonkeyPatch, dialect: str
) -> None:
    seen: list[str] = []

    def noting(_: object, *, options: conversion.Options, **__: object) -> Conversion:
        seen.append(options.dialect)
        return conversion.Conversion()

    monkeypatch.setattr(conversion, "convert", noting)
    context = Context(fields={}, required=(), dialect=dialect)
    run.convert_post(parse(HTML, dialect=dialect), context)
    assert seen == [dialect]
