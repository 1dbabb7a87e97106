"""FM011: the timestamp comment of a post gives the moment of its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._dates import DAY_MS, Moment, post_date
from postlint.rules.front_matter._fields import readable
from postlint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_TIMESTAMP = expression(r"[ \t\n\r\f\v]*(NaN|[0-9]{13})[ \t\n\r\f\v]*")
_QUARTER_MS = 15 * 60 * 1000
_EAST_MS, _WEST_MS = 14 * 4 * _QUARTER_MS, 12 * 4 * _QUARTER_MS  # UTC+14:00 and UTC-12:00


@rule("FM011", "timestamp-comment-mismatch", safety=Safety.UNSAFE, needs=("<!--",))
def timestamp_comment_mismatch(post: Post, context: Context) -> Iterator[Finding]:
    """Report a `<!--1695071814000-->` that is not the moment of `date`, or is `NaN`."""
    comments = post.body.comments if readable(post) else ()
    stamps = ((comment, _TIMESTAMP.fullmatch(comment.text)) for comment in comments)
    comment, match = next((pair for pair in stamps if pair[1]), (None, None))
    if comment is None or match is None:
        return
    said, text = match[1], comment.text
    found = post_date(post, context)
    if said != "NaN" and (found is None or _agree(int(said), found[0])):
        return
    right = found[0].epoch_ms if found else None
    new = text if right is None else text.replace(said, str(right))
    advice = "write milliseconds since 1970, or delete it"
    if found and said != "NaN":
        advice = f"in no time zone is that `{found[1].key}`"
    if found and right is not None:
        advice = f"write `{right}`, as `{found[1].key}` says"
    yield Finding(
        span=comment.span,
        message=f"timestamp comment is `{said}`; {advice}",
        edits=() if right is None else (Edit(comment.span, f"<!--{new}-->"),),
        safety=Safety.DISPLAY if right is None else Safety.UNSAFE,
        intends=() if right is None else (f"-comment {said}", f"+comment {right}"),
    )


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
