from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.rules.front_matter._dates import BadDateError, name_date, read

if TYPE_CHECKING:
    from collections.abc import Iterator

GOOD = {
    "2023-09-18": ("2023-09-18", None, None),
    "2023-9-8": ("2023-09-08", None, None),
    "2012/11/02": ("2012-11-02", None, None),
    "20230918": ("2023-09-18", None, None),
    "2023-09-18T21:16:54.000Z": ("2023-09-18", "21:16:54", 0),
    "2023-09-18t21:16:54z": ("2023-09-18", "21:16:54", 0),
    "20230918T211654Z": ("2023-09-18", "21:16:54", 0),
    "2008-08-28 07:05:11+00:00": ("2008-08-28", "07:05:11", 0),
    "2005-03-08 16:30:09.000000000 +00:00": ("2005-03-08", "16:30:09", 0),
    "2023-09-18 21:16:54 +0800": ("2023-09-18", "21:16:54", 480),
    "2023-09-18 21:16:54 +8": ("2023-09-18", "21:16:54", 480),
    "2023-09-18 21:16:54 -03:30": ("2023-09-18", "21:16:54", -210),
    "2023-09-18 21:16:54 +0800 CST": ("2023-09-18", "21:16:54", 480),
    "2023-09-18 21:16:54 UTC": ("2023-09-18", "21:16:54", 0),
    "2023-09-18 21:16:54 CST": ("2023-09-18", "21:16:54", None),
    "2023-09-18 21:16": ("2023-09-18", "21:16:00", None),
    "2013/11/02 9:46:25": ("2013-11-02", "09:46:25", None),
    "2013-11-02 9:46 PM": ("2013-11-02", "21:46:00", None),
    "2013-11-02 12:46 a.m.": ("2013-11-02", "00:46:00", None),
    "Jul 08 2022": ("2022-07-08", None, None),
    "July 8th, 2022": ("2022-07-08", None, None),
    "8 September 2022": ("2022-09-08", None, None),
    "08-Sep-2022": ("2022-09-08", None, None),
    "Mon, 18 Sep 2023 21:16:54 +0800": ("2023-09-18", "21:16:54", 480),
    "Mon, 18 Sep 2023 21:16:54 GMT": ("2023-09-18", "21:16:54", 0),
    "Mon Sep 18 2023 21:16:54 GMT+0800 (China Standard Time)": ("2023-09-18", "21:16:54", 480),
    "Mon Sep 18 21:16:54 CST 2023": ("2023-09-18", "21:16:54", None),
    "Mon Sep  8 21:16:54 +0800 2023": ("2023-09-08", "21:16:54", 480),
    " 2024-02-29 ": ("2024-02-29", None, None),
}

BAD = {  # what is wrong with each, and the part that the finding marks
    "yesterday": "yesterday",
    "2013-13-45": "13",
    "2013-12-45": "45",
    "2023-02-31": "31",
    "2023-02-29": "29",
    "2023-00-10": "00",
    "0000-01-01": "0000",
    "31 February 2023": "31",
    "2023-09-18T24:00:00Z": "24",
    "2023-09-18 12:60": "60",
    "2023-09-18 12:00:61": "61",
    "2023-09-18 13:00 pm": "13",
    "2023-09-18T12:00:00+28:00": "28",
    "2023-09-18T12:00:00+08:75": "75",
    "2023-09-18 12:00 America/New_York": "America/New_York",
    "2023-09-18 noon": "noon",
    "2023-09-18T": "T",
    "2023-09": "2023-09",
    "2023-09/18": "2023-09/18",
    "07/08/2022": "07/08/2022",
    "2023年9月18日": "2023年9月18日",
    "NaN": "NaN",
    "Invalid Date": "Invalid Date",
    "２０２３-09-18": "２０２３-09-18",
}


@pytest.mark.parametrize("text", GOOD)
def test_dates_that_site_generators_read(text: str) -> None:
    moment = read(text)
    day, clock, minutes = GOOD[text]
    assert str(moment.day) == day
    assert (moment.clock and moment.clock.strftime("%H:%M:%S")) == clock
    assert moment.offset == (None if minutes is None else timedelta(minutes=minutes))


@pytest.mark.parametrize("text", BAD)
def test_no_dates_and_where_they_go_wrong(text: str) -> None:
    with pytest.raises(BadDateError) as caught:
        read(text)
    assert text[caught.value.start : caught.value.end] == BAD[text]


def test_a_name_that_means_several_places_is_a_zone_without_offset() -> None:
    moment = read("2023-09-18 21:16:54 CST")
    assert moment.zone == "CST"
    assert moment.epoch_ms is None


@settings(deadline=None)  # the machine may be busy
@given(
    moment=st.datetimes(min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30)),  # noqa: DTZ001 - naive on purpose
    minutes=st.integers(-12 * 60, 14 * 60),
    separator=st.sampled_from("T "),
)
def test_epoch_is_what_the_calendar_says(moment: datetime, minutes: int, separator: str) -> None:
    aware = moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    read_back = read(aware.isoformat(separator))
    assert read_back.day == moment.date()
    assert read_back.epoch_ms == (aware - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(
        milliseconds=1
    )


@settings(deadline=None)  # the machine may be busy
@given(st.dates(), st.sampled_from("-/."))
def test_days_with_any_separator(day: date, separator: str) -> None:
    assert read(day.isoformat().replace("-", separator)).day == day


@contextmanager
def suppress_bad(length: int) -> Iterator[None]:
    try:
        yield
    except BadDateError as error:
        place = (error.start, error.end)
    else:
        return
    assert 0 <= place[0] <= place[1] <= length


@settings(deadline=None)  # the machine may be busy
@given(st.text(alphabet="0123456789-/.:T +Zamp Sept", max_size=40))
def test_any_text_is_a_date_or_a_bad_date_with_a_place_in_it(text: str) -> None:
    with suppress_bad(len(text)):
        read(text)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("2023-09-18-x.md", (2023, 9, 18)),
        ("_posts/2023-09-18-x.md", (2023, 9, 18)),
        ("C:\\posts\\2023-09-18.md", (2023, 9, 18)),
        ("blog/2011-08-20_report.md", (2011, 8, 20)),
        ("2023-9-8-x.md", (2023, 9, 8)),
        ("2023-13-45-x.md", (2023, 13, 45)),
        ("2023-09-180-x.md", None),
        ("2023-09-18/index.md", None),
        ("x-2023-09-18.md", None),
    ],
)
def test_dates_in_file_names(path: str, expected: tuple[int, int, int] | None) -> None:
    assert name_date(path) == expected
