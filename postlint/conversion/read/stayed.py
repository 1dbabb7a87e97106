"""What reading leaves behind: declared losses, and elements that stay HTML."""

from __future__ import annotations

import msgspec


class Lost(msgspec.Struct, frozen=True, gc=False):
    """A declared loss, before anyone knows where its island stands: kind and canonical token."""

    kind: str
    token: str


class Stayed(msgspec.Struct, frozen=True, gc=False):
    """An element that stays HTML by policy, and why."""

    tag: str
    reason: str
