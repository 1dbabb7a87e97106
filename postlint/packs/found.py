"""A place that a declared rule names, and what would mend it."""

from __future__ import annotations

import msgspec

from postlint.text import Edit, Span


class Found(msgspec.Struct, frozen=True):
    """Where it stands, what is there, and the edits of the fix; none where it cannot be made."""

    span: Span
    value: str
    edits: tuple[Edit, ...] = ()
