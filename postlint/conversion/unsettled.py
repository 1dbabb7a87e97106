"""Whether what a conversion left may convert in its new place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.conversion.policy import REASONS

if TYPE_CHECKING:
    from postlint.conversion.options import Conversion
    from postlint.post.body import Body

_BESIDE_MARKS: Final = re.compile(r"<(?:/(?:strong|em|del)>[<*_~]|(?<=[>*_~]<)(?:strong|em|del)>)")


def unsettled(body: Body, once: Conversion) -> bool:
    """Say whether anything could be done better in what a conversion leaves.

    A clean conversion of blocks leaves nothing, but emphasis that stayed HTML beside other marks:
    these were tags when it was looked at.
    """
    if any(island.kind == "inline" for island in body.islands):
        return True
    reasons = {"" if kept.by == "proof" else kept.reason for kept in once.kept}
    if "" in reasons:
        return True
    return REASONS["emphasis"] in reasons and any(
        _BESIDE_MARKS.search(edit.text) for edit in once.edits
    )
