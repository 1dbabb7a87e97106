from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.config import load
from postlint.post import parse
from postlint.rules.front_matter.timestamp_comment_mismatch import timestamp_comment_mismatch
from postlint.run import check

# Thirteen digits: from 2001 on.
NAIVE = st.datetimes(min_value=datetime(2002, 1, 1), max_value=datetime(2200, 1, 1))  # noqa: DTZ001
QUARTERS = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timedelta(minutes=15 * quarters))
CONTEXT = load().context()


def milliseconds(moment: datetime) -> int:
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def found(written: str, stamp: object, before: str = "") -> list[str]:
    post = parse(f"---\ndate: {written}\n---\n{before}<!--{stamp}-->\ntext\n", "x.md")
    return [one.message for one in check(post, [timestamp_comment_mismatch], CONTEXT)]


@settings(deadline=None)  # the machine may be busy
@given(moment=NAIVE, offset=QUARTERS, seconds=st.sampled_from([-3600, -1, 0, 1, 900, 28800]))
def test_with_an_offset_it_is_one_moment_to_the_second(
    moment: datetime, offset: timedelta, seconds: int
) -> None:
    aware = moment.replace(tzinfo=timezone(offset))
    stamp = milliseconds(aware + timedelta(seconds=seconds))
    assert bool(found(aware.isoformat(), stamp)) == (seconds != 0)


@settings(deadline=None)  # the machine may be busy
@given(moment=NAIVE, offset=QUARTERS, seconds=st.sampled_from([-61, -1, 0, 1, 300]))
def test_without_an_offset_any_offset_on_earth_may_be_meant(
    moment: datetime, offset: timedelta, seconds: int
) -> None:
    stamp = milliseconds(moment.replace(tzinfo=timezone(offset)) + timedelta(seconds=seconds))
    written = moment.isoformat(sep=" ", timespec="milliseconds")
    assert bool(found(written, stamp)) == (seconds != 0)


@settings(deadline=None)  # the machine may be busy
@given(day=st.dates(date(2002, 1, 1), date(2200, 1, 1)), clock=st.times(), offset=QUARTERS)
def test_a_date_alone_is_all_of_its_day_anywhere(day: date, clock: time, offset: timedelta) -> None:
    moment = datetime.combine(day, clock, timezone(offset))
    assert not found(day.isoformat(), milliseconds(moment))
    assert found(day.isoformat(), milliseconds(moment + timedelta(days=3)))
    assert found(day.isoformat(), milliseconds(moment - timedelta(days=3)))


@pytest.mark.parametrize("comment", ["more", "169507181400", "16950718140000", "-1695071814000"])
def test_other_comments_are_not_timestamps(comment: str) -> None:
    assert not found("2023-09-18T21:16:54Z", comment)
    assert found("2023-09-18T21:16:54Z", "NaN", before=f"<!--{comment}-->\n\n")


def test_only_the_first_timestamp_counts() -> None:
    before = "<!--1695071814000-->\n\n"
    assert not found("2023-09-18T21:16:54Z", "NaN", before=before)


def test_a_timestamp_in_code_is_none() -> None:
    before = "```html\n<!--NaN-->\n```\n\n"
    assert not found("2023-09-18T21:16:54Z", 1695071814000, before=before)


def test_a_bad_date_is_one_finding_of_another_rule() -> None:
    assert not found("2023-02-31T21:16:54Z", 1695071814000)
    assert len(found("2023-02-31T21:16:54Z", "NaN")) == 1
