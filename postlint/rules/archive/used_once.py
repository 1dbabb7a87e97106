"""ARC015: a tag or category is that of several posts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from postlint.archive.vocabulary import NAMES
from postlint.rule import Context, Remark, archive_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.archive import Archive

_ONE = {"tags": "tag", "categories": "category"}


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Options: a name is rare that up to ``most`` posts have."""

    most: int = 1


@archive_rule("ARC015", "used-once", default=False, options=Options, reads=("tags", "categories"))
def used_once(archive: Archive, context: Context) -> Iterator[Remark]:
    """Report a tag or a category that no other post has."""
    most = context.options("used-once", Options).most
    for role, one in _ONE.items():
        names = NAMES[role]
        counts = Counter(name for post in archive.posts for name in set(names(post)))
        for post in archive.asked:
            for name in dict.fromkeys(names(post)):
                if counts[name] > most:
                    continue
                others = counts[name] - 1
                have = f"{others:,} other post{'s have' if others > 1 else ' has'} the"
                message = f"{have if others else 'no other post has the'} {one} `{name}`; take one that more have, or take it out"
                yield Remark(path=post.path, message=message, at=role, value=name)
