"""The comments of a post that give the moment of its date, in milliseconds since 1970."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rules.front_matter._dates import DAY_MS, Moment

if TYPE_CHECKING:
    from postlint.post import Entry, Post
    from postlint.post.body import Comment

_STAMP = r"[ \t\n\r\f\v]*(NaN|[0-9]{13})[ \t\n\r\f\v]*"
_TEXT = expression(_STAMP)
_COMMENT = expression(rf"<!--{_STAMP}-->")
_QUARTER_MS = 15 * 60 * 1000
_EAST_MS, _WEST_MS = 14 * 4 * _QUARTER_MS, 12 * 4 * _QUARTER_MS  # UTC+14:00 and UTC-12:00


def stamps(post: Post) -> list[str]:
    """Return what is written like such a comment, though it may be code."""
    return _COMMENT.findall(post.text, post.body.span.start)


def first_stamp(post: Post) -> tuple[Comment | None, str]:
    """Return the first such comment and what it says."""
    for comment in post.body.comments:
        if match := _TEXT.fullmatch(comment.text):
            return comment, match[1]
    return None, ""


def is_right(said: str, found: tuple[Moment, Entry] | None) -> bool:
    """Say whether a comment gives the moment of a date; where there is none, any number does."""
    return said != "NaN" and (found is None or _agree(int(said), found[0]))


def _agree(stamp: int, moment: Moment) -> bool:
    """Compare to the second; without a known offset, any place on Earth may be meant."""
    meant = moment.epoch_ms
    if meant is not None:
        return stamp // 1000 == meant // 1000
    ahead = moment.local_ms - stamp
    if moment.clock is None:
        return -_WEST_MS - DAY_MS < ahead <= _EAST_MS
    whole = ahead // 1000 * 1000
    return -_WEST_MS <= whole <= _EAST_MS and whole % _QUARTER_MS == 0
