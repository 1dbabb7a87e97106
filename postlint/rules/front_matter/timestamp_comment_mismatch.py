"""FM011: the timestamp comment of a post gives the moment of its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.front_matter._dates import post_date
from postlint.rules.front_matter._fields import readable
from postlint.rules.front_matter._stamps import first_stamp, is_right, stamps
from postlint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("FM011", "timestamp-comment-mismatch", safety=Safety.UNSAFE, needs=("<!--",))
def timestamp_comment_mismatch(post: Post, context: Context) -> Iterator[Finding]:
    """Report a `<!--1695071814000-->` that is not the moment of `date`, or is `NaN`."""
    found = post_date(post, context)
    # Which of them are comments, and not code, is looked at where it matters.
    if readable(post) is None or all(is_right(said, found) for said in stamps(post)):
        return
    comment, said = first_stamp(post)
    if comment is None or is_right(said, found):
        return
    text = comment.text
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
