"""The tests of pages fail for a rule, or a page, that is at fault: each way is tried here."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from postlint import catalogue
from postlint.rule import Context, Finding, Rule, Safety, rule
from postlint.text import Edit, Span
from tests import test_rule_pages as harness

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from postlint.post import Element, Post

Maker = Callable[[re.Match[str]], Finding]

PAGE = """\
# bad-word (BAD001)

Reports a word.

## Why

It is bad.

## Bad

```post name=post.md
a bad word
```

```diagnostics
post.md:1:3: BAD001 {mark}bad-word: bad word; take it out
```

```fixed
{fixed}
```

## Good

```post name=post.md
a good word
```

## Fix safety

{safety}.
"""
WHOLE = PAGE.format(mark="[~] ", fixed="a good word", safety="Unsafe: another word stands there")
EVERY = (
    "test_pages_have_their_sections",
    "test_pages_show_what_is_bad_and_what_is_good",
    "test_examples_are_diagnosed_as_printed",
    "test_examples_are_fixed_as_printed",
    "test_what_was_fixed_is_found_no_more",
    "test_safe_fixes_leave_the_document_as_it_was",
    "test_a_second_fix_changes_nothing",
    "test_rules_offer_the_fixes_that_they_promise",
)


def finding(
    new: str = "good",
    *,
    safety: Safety = Safety.UNSAFE,
    intends: tuple[str, ...] = ("-bad", "+good"),
    wide: int = 0,
) -> Maker:
    """Return what makes a finding of a match whose fix writes ``new`` there."""

    def make(match: re.Match[str]) -> Finding:
        span = Span(match.start(), match.end())
        return Finding(
            span=span,
            message="bad word; take it out",
            edits=(Edit(Span(span.start, span.end + wide), new),),
            safety=safety,
            intends=intends,
        )

    return make


def invent(make: Maker, *, pattern: str = "bad", safety: Safety = Safety.UNSAFE) -> Rule:
    """Return a rule that makes a finding of each match."""

    @rule("BAD001", "bad-word", safety=safety)
    def bad_word(post: Post, context: Context) -> Iterator[Finding]:  # noqa: ARG001
        """Report a word."""
        for match in re.finditer(pattern, post.text):
            yield make(match)

    return bad_word


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[Rule, str], list[str]]:
    """Run every test of pages on an invented rule; return the names of those that fail."""
    known = catalogue.rules()

    def run(invented: Rule, text: str) -> list[str]:
        path = tmp_path / "bad-word.md"
        path.write_text(text, encoding="utf-8")
        for name in ("rules", "listed"):
            monkeypatch.setattr(catalogue, name, lambda: (*known, invented))
        monkeypatch.setitem(harness.RULES, "bad-word", invented)
        monkeypatch.setitem(harness.PAGES, "bad-word", harness.read(path))
        return [name for name in EVERY if _fails(name, invented)]

    return run


def _fails(name: str, invented: Rule) -> bool:
    test = getattr(harness, name)
    try:
        if "stem" in test.__annotations__:
            test("bad-word")
        else:
            for example in harness.PAGES["bad-word"].examples:
                test(invented, example)
    except (AssertionError, LookupError):
        return True
    return False


Failing = Callable[[Rule, str], list[str]]


def test_a_rule_without_fault_passes(failing: Failing) -> None:
    assert failing(invent(finding()), WHOLE) == []


@pytest.mark.parametrize("section", ["Why", "Bad", "Good", "Fix safety"])
def test_a_page_without_a_section_fails(failing: Failing, section: str) -> None:
    page = re.sub(rf"(?ms)^## {section}\n.*?(?=^## |\Z)", "", WHOLE)
    assert "test_pages_have_their_sections" in failing(invent(finding()), page)


@pytest.mark.parametrize("section", ["Bad", "Good"])
def test_a_page_without_an_example_fails(failing: Failing, section: str) -> None:
    page = re.sub(rf"(?ms)^## {section}\n.*?(?=^## )", f"## {section}\n\nNo example.\n\n", WHOLE)
    assert "test_pages_show_what_is_bad_and_what_is_good" in failing(invent(finding()), page)


def test_a_bad_example_in_which_nothing_is_found_fails(failing: Failing) -> None:
    found = failing(invent(finding(), pattern="worse"), WHOLE)
    assert "test_examples_are_diagnosed_as_printed" in found


def test_a_good_example_in_which_something_is_found_fails(failing: Failing) -> None:
    found = failing(
        invent(finding()), WHOLE.replace("a good word\n```\n\n## Fix", "bad\n```\n\n## Fix")
    )
    assert "test_examples_are_diagnosed_as_printed" in found


@pytest.mark.parametrize(
    ("old", "new"), [("bad word; take", "worse word; take"), ("post.md:1:3", "post.md:1:4")]
)
def test_another_message_or_place_than_the_page_shows_fails(
    failing: Failing, old: str, new: str
) -> None:
    found = failing(invent(finding()), WHOLE.replace(old, new))
    assert "test_examples_are_diagnosed_as_printed" in found


def test_another_fix_than_the_page_shows_fails(failing: Failing) -> None:
    found = failing(invent(finding()), WHOLE.replace("```fixed\na good", "```fixed\na nice"))
    assert "test_examples_are_fixed_as_printed" in found


def test_a_page_that_promises_another_safety_fails(failing: Failing) -> None:
    found = failing(invent(finding()), WHOLE.replace("Unsafe:", "Safe:"))
    assert "test_pages_have_their_sections" in found


def test_a_fix_that_never_comes_to_rest_fails(failing: Failing) -> None:
    def swap(match: re.Match[str]) -> Finding:
        old, new = match[0], "bed" if match[0] == "bad" else "bad"
        return finding(new, intends=(f"-{old}", f"+{new}"))(match)

    page = PAGE.format(mark="[~] ", fixed="a bed word", safety="Unsafe")
    found = failing(invent(swap, pattern="bad|bed"), page)
    assert "test_examples_are_fixed_as_printed" in found
    assert "test_what_was_fixed_is_found_no_more" in found


def test_a_fixed_post_that_still_has_the_finding_fails(failing: Failing) -> None:
    make = finding("bald", intends=("-bad", "+bald"))
    page = PAGE.format(mark="[~] ", fixed="a bald word", safety="Unsafe")

    def again(match: re.Match[str]) -> Finding:
        if match[0] == "bald":
            return Finding(span=Span(match.start(), match.end()), message="bad word; take it out")
        return make(match)

    found = failing(invent(again, pattern="bal?d"), page)
    assert "test_what_was_fixed_is_found_no_more" in found


def test_a_safe_fix_that_changes_what_a_reader_sees_fails(failing: Failing) -> None:
    page = PAGE.format(mark="[*] ", fixed="a good word", safety="Safe")
    found = failing(invent(finding(safety=Safety.SAFE), safety=Safety.SAFE), page)
    assert "test_examples_are_fixed_as_printed" in found


def test_a_safe_fix_that_the_engine_would_let_pass_fails_by_the_proof(
    failing: Failing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postlint.run.fixing.difference", lambda *_args, **_known: "")
    monkeypatch.setattr("postlint.run.fixing.body_difference", lambda *_args, **_known: "")
    page = PAGE.format(mark="[*] ", fixed="a good word", safety="Safe")
    found = failing(invent(finding(safety=Safety.SAFE), safety=Safety.SAFE), page)
    assert found == ["test_safe_fixes_leave_the_document_as_it_was"]


@pytest.mark.parametrize(
    "make",
    [
        finding(intends=("-bad",)),
        finding(intends=()),
        finding("good", wide=5),
        finding("# good"),
    ],
    ids=["says less", "says nothing", "takes more", "writes more"],
)
def test_an_unsafe_fix_that_changes_more_than_it_says_fails(failing: Failing, make: Maker) -> None:
    assert "test_examples_are_fixed_as_printed" in failing(invent(make), WHOLE)


def test_a_rule_that_offers_a_fix_that_it_does_not_promise_fails(failing: Failing) -> None:
    page = WHOLE.replace("Unsafe: another word stands there", "None")
    found = failing(invent(finding(), safety=Safety.DISPLAY), page)
    assert "test_rules_offer_the_fixes_that_they_promise" in found


def test_a_rule_that_promises_a_fix_and_offers_none_fails(failing: Failing) -> None:
    def make(match: re.Match[str]) -> Finding:
        return Finding(span=Span(match.start(), match.end()), message="bad word; take it out")

    page = re.sub(r"```fixed\n.*?```\n", "", WHOLE.replace("[~] ", ""), flags=re.DOTALL)
    found = failing(invent(make), page)
    assert "test_rules_offer_the_fixes_that_they_promise" in found
    assert "test_pages_show_what_is_bad_and_what_is_good" in found


def test_a_rule_without_a_page_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(harness.RULES, "bad-word", invent(finding()))
    with pytest.raises(AssertionError):
        harness.test_every_rule_has_a_page_and_every_page_a_rule()


def test_a_page_without_a_rule_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(harness.PAGES, "bad-word", harness.PAGES["missing-alt"])
    with pytest.raises(AssertionError):
        harness.test_every_rule_has_a_page_and_every_page_a_rule()


@pytest.mark.parametrize(("code", "name"), [("HTM005", "bad-word"), ("BAD001", "missing-alt")])
def test_a_code_or_name_that_is_taken_fails(code: str, name: str) -> None:
    def check(element: Element, post: Post, context: Context) -> Iterator[Finding]:  # noqa: ARG001
        yield from ()

    invented = Rule(code=code, name=name, summary="", check_element=check)
    with pytest.raises(catalogue.DuplicateRuleError):
        catalogue.together((*catalogue.rules(), invented))


def test_a_long_rule_module_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(harness, "ROOT", tmp_path)
    path = tmp_path / "postlint" / "rules" / "html" / "long.py"
    path.parent.mkdir(parents=True)
    path.write_text("\n" * 61)
    with pytest.raises(AssertionError):
        harness.test_modules_are_short(path)
    path.write_text("\n" * 60)
    harness.test_modules_are_short(path)
