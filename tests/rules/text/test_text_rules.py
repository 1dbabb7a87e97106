"""What rules on characters name, and what scripts and emoji need."""

from __future__ import annotations

import pytest

from postlint import catalogue, config, run
from postlint.post import parse
from postlint.rule import Safety

FAMILY = tuple(rule for rule in catalogue.rules() if rule.family == "TXT")
IN_FIELDS = next(rule for rule in catalogue.rules() if rule.code == "FM022")
FRONT_MATTER = "---\ntitle: Rain{}\n---\n\n"


def codes(text: str) -> list[str]:
    report = run.check_post(parse(text, "post.md"), FAMILY, config.parse("").context("gfm"))
    assert not report.internal_error
    return [found.code for found in report.diagnostics]


@pytest.mark.parametrize(
    "text",
    [
        "👨\u200d👩\u200d👧 ❤\ufe0f ☀\ufe0e 🏴\U000e0067\U000e007f",
        "می\u200cخواهم क\u094d\u200dष ភាសា\u200bខ្មែរ",
        "Donau\u00addampf\u00adschiff\u00a0fahrt\u3000x",
        "\u200fשלום\u200e, \u2066x\u2069",
        "Ça va “é”, Å, À: naïve — «ï»",
        "人们看雨，ｶﾞ，が",
        "a  \nb\n\n    code \n\n> \n\n- \n- b",
        "<p>a</p>\tb",
        "<pre>\na \n</pre>",
    ],
)
def test_good_text_has_no_findings(text: str) -> None:
    assert codes(f"{FRONT_MATTER.format('')}{text}\n") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\u200bb", "TXT004"),
        ("a\u200db", "TXT004"),
        ("a\u202eb", "TXT005"),
        ("שלום \u202eb", "TXT005"),
        ("a\x85b", "TXT007"),
        ("a\x9db", "TXT003"),
        ("神\ufa19", "TXT009"),
        ("\u1112\u1161\u11ab", "TXT009"),
        ("ä¸­æ–‡", "TXT010"),
        ("a \nb", "TXT011"),
        ("你,好", "TXT014"),
    ],
)
def test_odd_characters_are_named(text: str, found: str) -> None:
    assert codes(f"{FRONT_MATTER.format('')}{text}\n") == [found]


@pytest.mark.parametrize("odd", ["\u200b", "\x08", "\u202e", "\u2028", "\u2f08", "e\u0301"])
@pytest.mark.parametrize(
    "text",
    [
        "a{}b c\n",
        "a {} b\n\n- c {}\n",
        "*a{}b* [c{}d](u)\n",
        "`a{}b`\n",
        "<p>a{}b</p>\n",
        "# a{}b\n",
        "- a{}\n- {}b\n",
        "| a{}b |\n|---|\n| c{} |\n",
    ],
)
def test_a_fix_is_never_refused_where_text_is_shown(text: str, odd: str) -> None:
    before = FRONT_MATTER.format(odd) + text.replace("{}", odd)
    post = parse(before, "post.md")
    rules = (*FAMILY, IN_FIELDS)
    report = run.fix(post, rules, config.parse("").context("gfm"), level=Safety.UNSAFE)
    assert not report.refused
    assert odd not in report.after


@pytest.mark.parametrize(
    ("odd", "found"),
    [
        ("\u200b", "FM022"),
        ("\u202e", "FM022"),
        ("\u200c", "TXT004"),
    ],
)
def test_of_a_character_in_a_field_one_rule_speaks(odd: str, found: str) -> None:
    post = parse(FRONT_MATTER.format(f"{odd}bow"), "post.md")
    rules = (*FAMILY, IN_FIELDS)
    report = run.check_post(post, rules, config.parse("").context("gfm"))
    assert [one.code for one in report.diagnostics] == [found]


@pytest.mark.parametrize("dialect", ["gfm", "kramdown"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\r\nb\nc -- d | e \n", "a\nb\nc -- d | e\n"),
        ("a\rb", "a\nb\n"),
        ("\ufeffa\n\n\n", "a\n"),
        ("a\r\nb\r\nc\n\r\n", "a\r\nb\r\nc\r\n"),
    ],
)
def test_safe_fixes_leave_the_document(before: str, after: str, dialect: str) -> None:
    post = parse(before, "post.md", dialect)
    report = run.fix(post, FAMILY, config.parse("").context(dialect), level=Safety.SAFE)
    assert not report.refused
    assert report.after == after
