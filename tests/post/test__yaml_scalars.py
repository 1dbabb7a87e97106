"""What is known of scalars without the parser is what the parser says."""

from __future__ import annotations

import string

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from postlint.post import _yaml_plain
from postlint.post._yaml_scalars import _TELLING, UnusualError, meaning

SCALARS = (
    *("yes", "Yes", "YES", "yEs", "y", "no", "on", "On", "oN", "off", "true", "False", "null", "~"),
    *(
        "~x",
        "NULL",
        "nil",
        "<<",
        "<x",
        "=",
        "=x",
        "0",
        "-0",
        "+0",
        "00",
        "012",
        "09",
        "1_000",
        "12",
    ),
    *("-12", "+12", "12:30", "12:30:45", "1.10", "1.", ".5", ".", "1e5", "1.0e+5", ".inf", "-.INF"),
    *(
        ".nan",
        "-.nan",
        "0x1F",
        "0b101",
        "0o7",
        "1-2",
        "12345678901234567890",
        "3 cats",
        "3月",
        "-x",
    ),
    *("2024-01-02", "2024-1-2", "2024-02-30", "0000-01-01", "2024-01-02 10:00:00 +0800"),
    *("2024-01-02 10:00:00", "2024-01-02T10:00:00Z", "2024-01-02t1:00:00.5 Z", "2024-1-2 10:00"),
    *("2024-01-02 10:00:00 +08:00", "2024-01-02 10:00:00-8", "2024-01-02 25:00:00", "2024-01"),
    *("2024-01-02 10:00:00.1234567", "2024-01-02 10:00:00.", "2024-01-02 10:00:00 +24:00"),
    *("２０２４", "1２", "²", "2024-01-02\t10:00:00", "2024-01-02 10:00:00 UTC", "1,000", "+", "-"),
)
NUMERIC = st.text("0123456789+-.:_eExXbTtZz infNaN", min_size=1, max_size=20)
TIMES = st.from_regex(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ][0-9]{1,2}:[0-9]{2}:[0-9]{2}(\.[0-9]{0,8})? ?(Z|[-+][0-9]{1,2}(:[0-9]{2})?)?)?",
    fullmatch=True,
)


def said(function: object, value: str) -> str:
    try:
        found = function(value)  # type: ignore[operator]
    except UnusualError:
        return "unusual"
    return f"{type(found)} {found!r} {getattr(found, 'tzinfo', None)!r}"


def agrees(value: str) -> None:
    if value.strip() == value and value and value[0] not in "!&*":  # those are no plain scalars
        assert said(meaning, value) == said(_yaml_plain.plain, value)


@pytest.mark.parametrize("value", SCALARS)
def test_scalars_mean_what_the_parser_says(value: str) -> None:
    agrees(value)


@given(NUMERIC | TIMES)
@example("2024-01-02")
def test_scalars_that_may_be_numbers_or_times(value: str) -> None:
    agrees(value)


@given(st.text(min_size=1, max_size=12))
def test_other_scalars(value: str) -> None:
    agrees(value)


def test_the_parser_looks_at_the_same_beginnings() -> None:
    looks = {first for first in yaml.SafeLoader.yaml_implicit_resolvers if first}
    assert looks - set("!&*") == _TELLING  # those are no plain scalars
    assert set(string.digits) < _TELLING
