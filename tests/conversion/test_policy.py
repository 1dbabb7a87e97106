from __future__ import annotations

from typing import get_args

import pytest

from postlint.conversion import policy
from postlint.preferences import Preferences, Verdict
from postlint.proof import losses


def test_without_settings_the_table_is_the_policy() -> None:
    assert policy.verbs(Preferences()) is policy.VERBS
    assert policy.verbs(Preferences(elements={"aside": "drop"}))["aside"] == "block"


def test_settings_overrule_the_table() -> None:
    preferences = Preferences(
        allow=("u", "iframe", "ruby", "sup"), elements={"sup": "ask", "b": "raw", "p": "markdown"}
    )
    verbs = policy.verbs(preferences)
    assert {tag: verbs.get(tag) for tag in ("u", "iframe", "ruby", "rt", "sup", "b", "p")} == {
        "u": "unwrap",
        "iframe": "link",
        "ruby": "unwrap",
        "rt": "unwrap",
        "sup": "ask",
        "b": "keep",
        "p": "block",
    }


def test_the_proof_knows_every_element_that_settings_may_take_away() -> None:
    assert policy.UNWRAPPED - {"a"} <= losses.UNWRAPPED_INLINE
    assert policy.UNWRAPPED_BLOCKS <= losses.UNWRAPPED_BLOCK
    assert losses.LINKED.keys() >= policy.LINKED


@pytest.mark.parametrize("tag", sorted(policy.ELEMENTS))
def test_an_element_can_stay_or_go_one_way_or_another(tag: str) -> None:
    can = {verdict for verdict in get_args(Verdict) if not policy.problem(tag, verdict)}
    assert can


@pytest.mark.parametrize(
    ("tag", "verdict", "problem"),
    [
        ("sup", "markdown", "Markdown has no words for `sup`"),
        ("table", "unwrap", "`table` cannot become its text"),
        ("img", "unwrap", "`img` cannot become its text"),
        ("body", "drop", "`body` is all of a page"),
        ("td", "raw", "`td` stays or goes with the element around it"),
    ],
)
def test_an_element_cannot_be_everything(tag: str, verdict: Verdict, problem: str) -> None:
    assert policy.problem(tag, verdict) == problem
