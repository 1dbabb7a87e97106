"""Dates as people write them in front matter, read without a calendar of their own.

What Jekyll, Hugo, Hexo, Middleman and Astro read as one date is a date here too: ISO 8601 and RFC
3339 with their usual liberties (``/`` for ``-``, one digit, a space before the offset), and dates
with the English name of a month. Nothing is ever moved to another time zone.
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from postlint.expressions import expression
from postlint.text import Span

if TYPE_CHECKING:
    from postlint.post import Entry, Post
    from postlint.rule import Context

EXAMPLE = "2023-09-18T21:16:54+08:00"
EPOCH = date(1970, 1, 1).toordinal()
DAY_MS = 24 * 60 * 60 * 1000

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})"
_DIGITS = rf"{_YEAR}(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep){_DAY}"
_COMPACT = r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"
_DAY_FIRST = rf"{_WEEKDAY}{_DAY}(?:st|nd|rd|th)?[\s-]+{_MONTH},?[\s-]+{_YEAR}"
_MONTH_FIRST = rf"{_WEEKDAY}{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}"
_FLAGS = re.ASCII | re.IGNORECASE
_DATE = tuple(rf"{form}(?!\d)" for form in (_DIGITS, _COMPACT, _DAY_FIRST, _MONTH_FIRST))
_CLOCK = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d*))?)?"
    r"(?!\d)(?:\s*(?P<half>[ap])\.?m\b\.?)?"
)
_COMPACT_CLOCK = r"(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)"
_NAMED = (
    r"(?:z|utc?|gmt|[ecmp][sd]t|wet|west|cet|cest|eet|eest|bst|ist|msk|hkt|sgt|jst|kst"
    r"|a[ecw][sd]t|nz[sd]t)\b"
)
_OFFSET = r"(?P<sign>[-+])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?"
_ZONE = rf"(?P<zone>(?:utc|gmt)?{_OFFSET}(?:\s+{_NAMED}|\s*\([^()]*\))?|{_NAMED})"
_TIME = tuple(rf"(?:t|,?\s+){clock}(?:\s*{_ZONE})?" for clock in (_CLOCK, _COMPACT_CLOCK))
# The year last, as C's ctime, Go's Unix and Ruby dates have it.
_YEAR_LAST = rf"{_WEEKDAY}{_MONTH}\s+{_DAY}\s+{_CLOCK}(?:\s+{_ZONE})?\s+{_YEAR}\Z"
_USUAL = expression(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?"
    r"(Z|([-+])([01]\d|2[0-3]):([0-5]\d))?)?",
    re.ASCII,
)
"""What nearly all dates look like."""

_UTC = ("z", "ut", "utc", "gmt")


class BadDateError(ValueError):
    """Something that is not a date; ``start`` and ``end`` say where in it."""

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end


class Moment(msgspec.Struct, frozen=True):
    """A date as written: the day, and the time of day and its zone where they were given.

    ``offset`` is None without a zone, and for zones whose names mean different places (``CST``).
    """

    day: date
    clock: time | None = None
    zone: str = ""
    offset: timedelta | None = None

    @property
    def local_ms(self) -> int:
        """Milliseconds from 1970-01-01T00:00 to this moment on the writer's own clock."""
        clock = self.clock or time()
        seconds = (clock.hour * 60 + clock.minute) * 60 + clock.second
        days = self.day.toordinal() - EPOCH
        return days * DAY_MS + seconds * 1000 + clock.microsecond // 1000

    @property
    def epoch_ms(self) -> int | None:
        """Milliseconds since the epoch, or None where the offset from UTC is not known."""
        if self.clock is None or self.offset is None:
            return None
        return self.local_ms - self.offset // timedelta(milliseconds=1)


class Written(msgspec.Struct, frozen=True):
    """The text of a date in the front matter, and where it stands (without quotes)."""

    text: str
    span: Span

    def part(self, start: int, end: int) -> Span:
        """Return the span of some characters of the date; the whole value where it was escaped."""
        if len(self.text) != self.span.end - self.span.start:
            return self.span
        return Span(self.span.start + start, self.span.start + end)


def written(post: Post, entry: Entry) -> Written | None:
    """Return a date as its author wrote it; None for a value that is no text and no date."""
    if isinstance(entry.value, str):
        source = entry.value_span.of(post.text)
        place = source.find(entry.value)
        if entry.value and place >= 0:
            start = entry.value_span.start + place
            return Written(entry.value, Span(start, start + len(entry.value)))
        return Written(entry.value, entry.value_span)
    if isinstance(entry.value, date):
        source = entry.value_span.of(post.text)
        # After a tag or an anchor, or behind an alias, the source is not the date alone.
        plain = source if source[:1].isdigit() else entry.value.isoformat()
        return Written(plain, entry.value_span)
    return None


def date_entry(post: Post, context: Context) -> Entry | None:
    """Return the entry that plays the date; `published: true` beside it, or alone, is a switch."""
    for number, key in enumerate(context.fields.get("date", ("date",))):
        entry = post.front_matter.get(key) if post.front_matter else None
        if entry is not None and (number == 0 or not isinstance(entry.value, bool)):
            return entry
    return None


def post_date(post: Post, context: Context) -> tuple[Moment, Entry] | None:
    """Return the date of a post and its entry, or None where there is no good one."""
    memo = post.memo
    if "date" not in memo:
        memo["date"] = _post_date(post, context)
    found: tuple[Moment, Entry] | None = memo["date"]
    return found


def _post_date(post: Post, context: Context) -> tuple[Moment, Entry] | None:
    if post.front_matter is None or post.front_matter.problem is not None:
        return None
    entry = date_entry(post, context)
    text = written(post, entry) if entry else None
    if entry is None or text is None:
        return None
    try:
        return read(text.text), entry
    except BadDateError:
        return None


@lru_cache(1024)  # every rule on dates reads the one of its post
def read(text: str) -> Moment:
    """Read a date.

    Raises:
        BadDateError: if it is none, or one that the calendar or the clock does not know.

    """
    if (usual := _USUAL.fullmatch(text)) and (moment := _usual(usual)):
        return moment
    start = len(text) - len(text.lstrip())
    end = max(start, len(text.rstrip()))
    day = _match(_DATE, text, start, end)
    if day is None:
        whole = _match((_YEAR_LAST,), text, start, end)
        if whole:
            return _moment(whole, whole)
        raise BadDateError(f"write it like `{EXAMPLE}`", start, end)
    if day.end() == end:
        return Moment(_day(day))
    found = _match(_TIME, text, day.end(), end)
    stop = found.end() if found else day.end()
    if found is None or stop < end:
        _day(day)
        rest = stop + len(text[stop:end]) - len(text[stop:end].lstrip())
        raise BadDateError(f"`{text[rest:end]}` is no time or offset", rest, end)
    return _moment(day, found)


def _usual(match: re.Match[str]) -> Moment | None:
    """Return the moment of a date in the usual form; None if calendar or clock do not know it."""
    year, month, number, hour, minute, second, fraction, zone, sign, hours, minutes = match.groups()
    try:
        day = date(int(year), int(month), int(number))
        if hour is None:
            return Moment(day)
        micro = int((fraction or "0").ljust(6, "0"))
        clock = time(int(hour), int(minute), int(second), micro)
    except ValueError:
        return None
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0)) if zone else None
    return Moment(day, clock, zone or "", -offset if offset and sign == "-" else offset)


def _match(forms: tuple[str, ...], text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the match of the first form that fits; a form is compiled when it is first tried."""
    for form in forms:
        match = re.compile(form, _FLAGS).match(text, start, end)
        if match:
            return match
    return None


def _moment(day: re.Match[str], clock: re.Match[str]) -> Moment:
    zone = clock["zone"] or ""
    return Moment(_day(day), _clock(clock), zone, _offset(clock) if zone else None)


def _day(match: re.Match[str]) -> date:
    name = match["month"]
    month = int(name) if name.isdigit() else _MONTHS.index(name[:3].lower()) + 1
    year, day = int(match["year"]), int(match["day"])
    if year < 1:
        raise _bad(match, "year", "there is no year 0")
    if not 1 <= month <= len(_MONTHS):
        raise _bad(match, "month", f"there is no month {month}")
    try:
        return date(year, month, day)
    except ValueError:
        from calendar import monthrange  # noqa: PLC0415 - nearly all dates are right

        named, days = date(year, month, 1).strftime("%B"), monthrange(year, month)[1]
        raise _bad(match, "day", f"{named} {year} has {days} days") from None


def _clock(match: re.Match[str]) -> time:
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    parts = match.groupdict()
    if parts.get("half"):
        if not 1 <= hour <= 12:  # noqa: PLR2004 - the hours on a clock's face
            raise _bad(match, "hour", f"there is no hour {hour} on a clock of 12 hours")
        hour = hour % 12 + 12 * (parts["half"].lower() == "p")
    for part, value, most in (("hour", hour, 23), ("minute", minute, 59), ("second", second, 59)):
        if value > most:
            raise _bad(match, part, f"there is no {part} {value}")
    fraction = (parts.get("fraction") or "0")[:6]
    return time(hour, minute, second, int(fraction.ljust(6, "0")))


def _offset(match: re.Match[str]) -> timedelta | None:
    if match["sign"] is None:
        return timedelta() if match["zone"].lower() in _UTC else None
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    for part, value, most in (("hours", hours, 23), ("minutes", minutes, 59)):
        if value > most:
            raise _bad(match, part, f"no offset has {value} {part}")
    offset = timedelta(hours=hours, minutes=minutes)
    return -offset if match["sign"] == "-" else offset


def _bad(match: re.Match[str], part: str, message: str) -> BadDateError:
    return BadDateError(message, *match.span(part))


_NAME = expression(r"(\d{4})-(\d{1,2})-(\d{1,2})(?=[-_. ]|$)", re.ASCII)


def name_date(path: str) -> tuple[int, int, int] | None:
    """Return year, month and day at the start of a file's name (``2023-09-18-x.md``), if there."""
    match = _NAME.match(path.replace("\\", "/").rpartition("/")[2])
    return (int(match[1]), int(match[2]), int(match[3])) if match else None
