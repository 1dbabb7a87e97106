# ruff: noqa: ARG001 - the rules of these tests have the arguments of every rule
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint import run
from postlint.post import parse
from postlint.rule import Context, Finding, Rule, Safety, rule
from postlint.run import fixing
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from postlint.post import Post
    from postlint.report import Report

CONTEXT = Context(fields={}, required=())
HEAD = "---\ntitle: A  day\ntags: [one, two, one]\n---\n"


def replacing(
    code: str,
    old: str,
    new: str,
    safety: Safety = Safety.SAFE,
    *,
    intends: tuple[str, ...] = (),
    first: bool = False,
) -> Rule:
    """Return a rule that finds the regular expression ``old`` and would write ``new``."""

    def check(post: Post, context: Context) -> Iterator[Finding]:
        """Replace text."""
        for match in list(re.finditer(old, post.text))[: 1 if first else None]:
            span = Span(*match.span())
            edits = (Edit(span, match.expand(new)),)
            yield Finding(
                span=span, message=f"`{match[0]}`", edits=edits, safety=safety, intends=intends
            )

    return rule(code, f"rule-{code.lower()}")(check)


def fix(text: str, *rules: Rule, level: Safety = Safety.SAFE) -> Report:
    report = run.fix(parse(text, "post.md"), rules, CONTEXT, level=level)
    assert report.before == text
    return report


def codes(found: tuple[object, ...]) -> list[str]:
    return [one.code for one in found]  # type: ignore[attr-defined]


BOLD = replacing("TST001", r"<b>(\w+)</b>", r"**\1**")
SPACES = replacing("TST002", r"(?m) +$", "")
LOSES_A_WORD = replacing("TST003", r" really", "")
UNSAFE = replacing("TST004", r" really", "", Safety.UNSAFE, intends=("-really",))
SHOWN = replacing("TST005", r"word", "other", Safety.DISPLAY)


def test_safe_fixes_are_applied_everywhere_and_reported() -> None:
    report = fix("A <b>bold</b> and <b>brave</b> word. \n", BOLD, SPACES, SHOWN)
    assert report.after == "A **bold** and **brave** word.\n"
    assert codes(report.fixed) == ["TST001", "TST001", "TST002"]
    assert codes(report.diagnostics) == ["TST005"]
    assert (report.refused, report.internal_error) == ((), False)


def test_a_second_run_changes_nothing() -> None:
    once = fix("A <b>bold</b> word. \n", BOLD, SPACES)
    twice = fix(once.after, BOLD, SPACES)
    assert (twice.after, twice.fixed) == (once.after, ())


def test_nothing_to_fix_is_nothing_changed() -> None:
    report = fix("A word.\n", BOLD, SHOWN)
    assert (report.after, report.fixed, codes(report.diagnostics)) == ("A word.\n", (), ["TST005"])


def test_display_only_fixes_are_never_applied() -> None:
    assert fix("word\n", SHOWN, level=Safety.UNSAFE).after == "word\n"


def test_unsafe_fixes_wait_for_their_level() -> None:
    text = "It is really so.\n"
    assert fix(text, UNSAFE).after == text
    report = fix(text, UNSAFE, level=Safety.UNSAFE)
    assert (report.after, codes(report.fixed)) == ("It is so.\n", ["TST004"])
    assert report.diagnostics == ()


def test_safe_and_unsafe_fixes_are_proven_together() -> None:
    report = fix("It <b>is</b> really so.\n", UNSAFE, BOLD, level=Safety.UNSAFE)
    assert (report.after, report.refused) == ("It **is** so.\n", ())


def test_a_wrong_claim_of_safety_is_refused() -> None:
    text = "It is really so.\n"
    report = fix(text, LOSES_A_WORD)
    assert (report.after, report.fixed) == (text, ())
    assert [refusal.diagnostic for refusal in report.refused] == list(report.diagnostics)
    assert "really" in report.refused[0].reason
    assert not report.internal_error


def test_one_wrong_fix_does_not_stop_the_others_of_its_round() -> None:
    report = fix("A <b>bold</b> word is really <b>brave</b>. \n", BOLD, LOSES_A_WORD, SPACES)
    assert report.after == "A **bold** word is really **brave**.\n"
    assert codes(report.fixed) == ["TST001", "TST001", "TST002"]
    assert codes(tuple(refusal.diagnostic for refusal in report.refused)) == ["TST003"]
    span = report.refused[0].diagnostic.span
    assert span.of(report.after) == " really"


def test_a_refused_fix_is_tried_again_only_where_all_others_are_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[str] = []
    difference = fixing.difference

    def counted(before: Post, after: Post, *arguments: object, **named: object) -> str:
        tried.append(after.text)
        return difference(before, after, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(fixing, "difference", counted)
    # The spaces go one by one: many rounds, in which the refused fix stands somewhere else.
    spaces = replacing("TST006", "  ", " ", first=True)
    report = fix("It     is really so.\n", spaces, LOSES_A_WORD)
    assert report.after == "It is really so.\n"
    assert len(report.fixed) == 4
    # With the others, alone, and at rest.
    assert sum("really" not in text for text in tried) == 3
    assert len(report.refused) == 1


def test_an_unsafe_fix_must_make_exactly_the_difference_that_it_intends() -> None:
    text = "It is really, truly so.\n"
    both = replacing("TST007", r" really, truly", "", Safety.UNSAFE, intends=("-really,",))
    none = replacing("TST008", r"so", "so", Safety.UNSAFE, intends=("-so.",))
    report = fix(text, both, none, level=Safety.UNSAFE)
    assert (report.after, report.fixed) == (text, ())
    assert codes(tuple(refusal.diagnostic for refusal in report.refused)) == ["TST007"]


def test_an_unsafe_fix_that_does_not_change_the_document_as_it_says_is_refused() -> None:
    retagged = replacing("TST009", "A  day", "A day", Safety.UNSAFE, intends=("-word",))
    report = fix(HEAD + "word\n", retagged, level=Safety.UNSAFE)
    assert report.after == HEAD + "word\n"
    assert report.refused[0].reason == "the document stays the same; intended was -word"


def test_a_safe_fix_has_no_right_to_intend_anything() -> None:
    sly = replacing("TST010", r" really", "", Safety.SAFE, intends=("-really",))
    assert fix("It is really so.\n", sly, level=Safety.UNSAFE).after == "It is really so.\n"


def test_overlapping_fixes_wait_for_the_next_round() -> None:
    whole = replacing("TST011", r"<b><i>(\w+)</i></b>", r"**<i>\1</i>**")
    inner = replacing("TST012", r"<i>(\w+)</i>", r"*\1*")
    report = fix("A <b><i>bold</i></b> word.\n", whole, inner)
    assert report.after == "A ***bold*** word.\n"
    assert codes(report.fixed) == ["TST011", "TST012"]


def test_the_edits_of_a_fix_are_applied_together_or_not_at_all() -> None:
    def check(post: Post, context: Context) -> Iterator[Finding]:
        """Write bold tag by tag."""
        for match in re.finditer("<b>(.*?)</b>", post.text):
            start, end = match.span()
            edits = (Edit(Span(start, start + 3), "**"), Edit(Span(end - 4, end), "**"))
            yield Finding(span=Span(start, end), message="bold", edits=edits, safety=Safety.SAFE)

    tag_by_tag = rule("TST013", "tag-by-tag")(check)
    tag_taken = replacing("TST012", r"z</b> ", "z</b>&#32;")
    report = fix("<b>x y z</b> w\n", tag_by_tag, tag_taken)
    assert codes(report.fixed)[0] == "TST013"
    assert report.after == "**x y z** w\n"


def test_a_fix_whose_own_edits_overlap_is_refused() -> None:
    def check(post: Post, context: Context) -> Iterator[Finding]:
        """Want the same characters twice."""
        edits = (Edit(Span(0, 3), "a"), Edit(Span(2, 4), "b"))
        yield Finding(span=Span(0, 4), message="both", edits=edits, safety=Safety.SAFE)

    report = fix("word\n", rule("TST014", "overlaps-itself")(check))
    assert (report.after, report.internal_error) == ("word\n", False)
    assert report.refused[0].reason == "two edits overlap at character 2"


def test_fixes_that_undo_each_other_are_an_internal_error_of_those_rules() -> None:
    there = replacing("TST015", r"<b>(\w+)</b>", r"**\1**")
    back = replacing("TST016", r"\*\*(\w+)\*\*", r"<b>\1</b>")
    report = fix("A <b>bold</b> word. \n", there, back, SPACES)
    assert report.after in {"A <b>bold</b> word.\n", "A **bold** word.\n"}
    assert report.internal_error
    unrest = report.diagnostics[0]
    assert (unrest.code, unrest.name) == ("PL003", "fixes-do-not-converge")
    assert re.search(r"TST01[56]", unrest.message)


def test_fixes_that_never_end_stop_after_ten_rounds() -> None:
    growing = replacing("TST017", r"word( *)$", r"word\1 ")
    report = fix("word\n", growing)
    assert report.after == "word" + " " * fixing.ROUNDS + "\n"
    assert codes(report.diagnostics) == ["PL003", "TST017"]
    assert report.internal_error


def test_ten_rounds_are_enough_for_ten_steps() -> None:
    one_a_round = replacing("TST018", r"<b>(\w+)</b>", r"**\1**", first=True)
    report = fix("<b>x</b> " * fixing.ROUNDS + "\n", one_a_round)
    assert report.after == "**x** " * fixing.ROUNDS + "\n"
    assert (len(report.fixed), report.internal_error) == (fixing.ROUNDS, False)


def test_a_rule_that_raises_does_not_stop_the_fixes_of_others() -> None:
    def check(post: Post, context: Context) -> Iterator[Finding]:
        """Fail."""
        raise RuntimeError("oh")

    report = fix("A <b>bold</b> word.\n", rule("TST019", "raises")(check), BOLD)
    assert report.after == "A **bold** word.\n"
    assert codes(report.diagnostics) == ["PL001"]
    assert report.internal_error


def test_front_matter_is_fixed_in_place() -> None:
    text = HEAD.replace("\n", "\r\n") + "A <b>bold</b> word.\r\n"
    report = fix("\ufeff" + text, replacing("TST020", r"A  day", "A day"), BOLD)
    assert report.after == "\ufeff" + text.replace("A  day", "A day").replace(
        "<b>bold</b>", "**bold**"
    )


def test_a_fix_that_changes_another_entry_is_refused() -> None:
    unquoted = replacing("TST021", "title: .*", 'title: "A day')
    report = fix(HEAD + "word\n", unquoted)
    assert report.after == HEAD + "word\n"
    assert report.refused[0].reason.startswith("the front matter would no longer parse")


def test_a_fix_that_spoils_the_front_matter_does_not_stop_one_of_the_body() -> None:
    closing = replacing("TST022", "title: ", "---\ntitle: ")
    report = fix(HEAD + "A <b>bold</b> word.\n", closing, BOLD)
    assert report.after == HEAD + "A **bold** word.\n"
    assert codes(tuple(refusal.diagnostic for refusal in report.refused)) == ["TST022"]


def test_items_of_a_list_may_go() -> None:
    first = replacing("TST023", r"\[one, ", "[")
    assert fix(HEAD + "word\n", first).after == HEAD.replace("[one, ", "[") + "word\n"


def test_a_broken_proof_leaves_the_post_and_its_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> str:
        raise RecursionError("too deep")

    monkeypatch.setattr(fixing, "difference", broken)
    report = fix("A <b>bold</b> word.\n", BOLD)
    assert report.after == report.before
    assert codes(report.diagnostics) == ["PL001", "TST001"]
    assert "`RecursionError: too deep`" in report.diagnostics[0].message
    assert report.internal_error


def test_what_was_proven_step_by_step_is_proven_as_a_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fixing, "difference", lambda *_, **__: "")
    report = fix("It is really so.\n", LOSES_A_WORD)
    assert (report.after, report.fixed) == (report.before, ())
    assert codes(report.diagnostics) == ["PL001", "TST003"]
    assert "all fixes together cannot be proven: " in report.diagnostics[0].message
    lies = replacing("TST027", r" really", "", Safety.UNSAFE, intends=("-so.",))
    assert fix("It is really so.\n", lies, level=Safety.UNSAFE).internal_error


def test_unsafe_steps_that_take_each_other_back_are_proven_as_a_whole() -> None:
    adds = replacing(
        "TST024", r"so\.", "so, indeed.", Safety.UNSAFE, intends=("-so.", "+so,", "+indeed.")
    )
    takes = replacing(
        "TST025", r", indeed", "", Safety.UNSAFE, intends=("-so,", "-indeed.", "+so.")
    )
    once = replacing(
        "TST026", r"so, indeed\.", "so.", Safety.UNSAFE, intends=("-so,", "-indeed.", "+so.")
    )
    assert fix("It is so.\n", adds, takes, level=Safety.UNSAFE).internal_error
    report = fix("It is so, indeed.\n", once, level=Safety.UNSAFE)
    assert (report.after, report.internal_error) == ("It is so.\n", False)


def test_severities_reach_what_is_left() -> None:
    report = run.fix(parse("word\n"), [SHOWN], CONTEXT, {"TST005": "warning"}, level=Safety.SAFE)
    assert report.diagnostics[0].severity == "warning"
