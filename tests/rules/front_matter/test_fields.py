from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint import catalogue
from postlint.config import load
from postlint.post import parse
from postlint.rules.front_matter._fields import accepted, is_blank
from postlint.run import check

if TYPE_CHECKING:
    from postlint.report import Diagnostic

SETTINGS = load()
CONTEXT = SETTINGS.context()
RULES = [rule for rule in catalogue.rules() if rule.family in ("FM", "AUT")]
KEYS = sorted(key for keys in SETTINGS.fields.values() for key in keys)


def found(text: str, path: str = "x.md") -> tuple[Diagnostic, ...]:
    return check(parse(text, path), RULES, CONTEXT)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "FM001"),
        ("\ufeff", "FM001"),
        ("Text.\n", "FM001"),
        ("---\ntitle:\ndate: never\n", "FM002"),
        ("---\ntitle:\ntitle: [\ndate: never\n---\n<!--NaN-->\n", "FM003"),
        ("---\n- title\n- date\n---\n<!--NaN-->\n", "FM003"),
        ('+++\ntitle = "\n+++\n', "FM003"),
        ('{"title": }\n', "FM003"),
    ],
)
def test_front_matter_that_cannot_be_read_is_one_finding(text: str, code: str) -> None:
    assert [one.code for one in found(text, "2023-09-18-x.md")] == [code]


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**14), 10**14)
    | st.dates()
    | st.datetimes()
    | st.sampled_from(["", " ", "\u200b", "NaN", "2023-02-31", "Anonymous", "007", "12:30"])
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner),
    max_leaves=4,
)


@settings(deadline=None)  # the machine may be busy
@given(
    values=st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=5),
    form=st.sampled_from(["yaml", "json"]),
    stamp=st.sampled_from(["", "<!--NaN-->", "<!--1695071814000-->"]),
)
def test_whatever_the_values_no_rule_fails_and_every_place_is_in_the_text(
    values: dict[str, Any], form: str, stamp: str
) -> None:
    if form == "yaml":
        text = f"---\n{yaml.safe_dump(values, allow_unicode=True)}---\n{stamp}\n"
    else:
        text = f"{json.dumps(values, default=str)}\n{stamp}\n"
    for one in found(text, "2023-09-18-x.md"):
        assert one.code != "PL001", one.message
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert "\n" not in one.message


@pytest.mark.parametrize("value", [None, "", " \t", "\u3000", "\xa0\u200b\ufeff", [], {}])
def test_blank(value: object) -> None:
    assert is_blank(value)


@pytest.mark.parametrize("value", ["x", "。", 0, False, [""], {"a": None}])
def test_not_blank(value: object) -> None:
    assert not is_blank(value)


def test_accepted_keys_read_as_a_sentence() -> None:
    assert accepted(CONTEXT, "title") == "`title`"
    assert accepted(CONTEXT, "author") == "`author`, `authors` or `byline`"
    assert accepted(CONTEXT, "section") == "`section`"
