"""What a scalar without quotes means in YAML 1.1, without its parser for those that all posts have.

These are words, dates and times, and whole numbers; PyYAML, which takes long to import, is asked about
the others. The tests hold both against each other.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from postlint.expressions import expression

if TYPE_CHECKING:
    import re

_TELLING: Final = frozenset("-+.0123456789<=~fFnNoOtTyY")
"""What a scalar that is no text begins with."""

_WORDS: Final[dict[str, bool | None]] = {
    **{form(word): True for word in ("yes", "true", "on") for form in (str, str.title, str.upper)},
    **{
        form(word): False for word in ("no", "false", "off") for form in (str, str.title, str.upper)
    },
    **{form("null"): None for form in (str, str.title, str.upper)},
    "~": None,
}
_TIME = expression(
    r"([0-9]{4})-(?:([0-9]{2})-([0-9]{2})|([0-9]{1,2})-([0-9]{1,2})(?:[Tt]|[ \t]+)"
    r"([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]*))?"
    r"(?:[ \t]*(?:(Z)|([-+])([0-9]{1,2})(?::([0-9]{2}))?))?)"
)
_WHOLE = expression(r"[-+]?(?:0|[1-9][0-9]{0,15})")
_NUMBER = expression(r"[-+.:_0-9a-fA-FxXiInN]*")
"""What every other number, however it is written, consists of."""

_REMEMBERED = 4096  # scalars: most keys and many values are the same in every post of an archive


class UnusualError(Exception):
    """Something that the full reader must look at."""


def meaning(value: str) -> object:
    """Return what a scalar means; most begin with a character that says that they are text.

    Raises:
        UnusualError: if its type cannot be made of it, as of the 30th of February.

    """
    return value if value[0] not in _TELLING else _told(value)


@lru_cache(_REMEMBERED)
def _told(value: str) -> object:
    if value in _WORDS:
        return _WORDS[value]
    if value[0].isalpha():
        return value
    if time := _TIME.fullmatch(value):
        return _moment(time)
    if _WHOLE.fullmatch(value):
        return int(value)
    if value[0] not in "<=" and not _NUMBER.fullmatch(value):
        return value
    from postlint.post._yaml_plain import plain  # noqa: PLC0415 - imports the parser

    return plain(value)


def _moment(time: re.Match[str]) -> date:
    year, month, day, short_month, short_day, hour, minute, second, part, utc, *zone = time.groups()
    try:
        if hour is None:
            return date(int(year), int(month), int(day))
        zone_of = UTC if utc else _zone(*zone)
        clock = (int(hour), int(minute), int(second), int(((part or "") + "000000")[:6]))
        return datetime(int(year), int(short_month), int(short_day), *clock, tzinfo=zone_of)
    except ValueError:
        raise UnusualError from None


def _zone(sign: str | None, hours: str | None, minutes: str | None) -> timezone | None:
    if sign is None or hours is None:
        return None
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return timezone(-offset if sign == "-" else offset)
