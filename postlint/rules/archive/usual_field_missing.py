"""ARC012: a post has the fields that the others have."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from postlint.rule import Context, Remark, archive_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.archive import Archive


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Options: a field is usual that ``percent`` of the posts have, of ``posts`` or more."""

    percent: int = 99
    posts: int = 100


@archive_rule("ARC012", "usual-field-missing", options=Options, reads=("fields",))
def usual_field_missing(archive: Archive, context: Context) -> Iterator[Remark]:
    """Report a post without a field that nearly all posts have."""
    options = context.options("usual-field-missing", Options)
    posts = [post for post in archive.posts if post.fields]
    if len(posts) < options.posts:
        return
    counts: Counter[str] = Counter()
    for fields, number in Counter(post.fields for post in posts).items():
        counts.update(dict.fromkeys((key for key, _ in fields), number))
    usual = [
        key
        for key, count in counts.items()
        if 100 * count >= options.percent * len(posts) and count < len(posts)
    ]
    required = {key for role in context.required for key in context.fields.get(role, (role,))}
    for key in sorted(set(usual) - required):
        alike = {key, *(one for keys in context.fields.values() if key in keys for one in keys)}
        message = f"there is no `{key}`, which {counts[key]:,} of {len(posts):,} posts have; add it"
        for post in archive.asked:
            if post.fields and alike.isdisjoint(name for name, _ in post.fields):
                yield Remark(path=post.path, message=message, at=key, lacking=True)
