"""Whether a fix can be told in lines and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from postlint.report import Fix


def tellable(text: str, fix: Fix) -> bool:
    """Say whether lines and columns tell where each edit is: a BOM has no column."""
    if not fix.edits:
        return False
    return not (text.startswith("\ufeff") and any(edit.span.start == 0 for edit in fix.edits))
