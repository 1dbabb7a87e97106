"""What rules on posts that share something have in common."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from postlint.archive import Facts

_ALIKE = 0.3  # of the pairs of characters of two titles are in both


class Shared(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Options: what more than ``most`` posts share is a habit of theirs, and no repetition."""

    most: int = 10


def is_standing_text(post: Facts, other: Facts) -> bool:
    """Say whether the text that two posts share is one that their author puts under everything.

    That is so when it was copied from two pages whose titles are not alike.
    """
    if not post.authors or post.authors != other.authors:
        return False
    if not post.source or not other.source or post.source == other.source:
        return False
    mine, its = _pairs(post.title), _pairs(other.title)
    return bool(mine and its) and len(mine & its) < _ALIKE * len(mine | its)


def _pairs(title: str) -> set[tuple[str, str]]:
    return set(pairwise(sign for sign in title.casefold() if sign.isalnum()))
