from __future__ import annotations

from datetime import datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.config import load
from postlint.post import parse
from postlint.rules.front_matter.file_name_date_mismatch import file_name_date_mismatch
from postlint.run import check

CONTEXT = load().context()
MOMENTS = st.datetimes(min_value=datetime(1000, 1, 2), max_value=datetime(9999, 12, 30))  # noqa: DTZ001


@settings(deadline=None)  # the machine may be busy
@given(moment=MOMENTS, minutes=st.integers(-12 * 60, 14 * 60), days=st.sampled_from([-1, 0, 1]))
def test_the_day_is_compared_as_written(moment: datetime, minutes: int, days: int) -> None:
    written = moment.replace(tzinfo=timezone(timedelta(minutes=minutes))).isoformat()
    name = (moment + timedelta(days=days)).strftime("%Y-%m-%d")
    post = parse(f"---\ndate: {written}\n---\n", f"_posts/{name}-x.md")
    assert bool(check(post, [file_name_date_mismatch], CONTEXT)) == (days != 0)
