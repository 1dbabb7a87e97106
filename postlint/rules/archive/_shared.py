"""What rules on posts that share something have in common."""

from __future__ import annotations

import msgspec


class Shared(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Options: what more than ``most`` posts share is a habit of theirs, and no repetition."""

    most: int = 10
