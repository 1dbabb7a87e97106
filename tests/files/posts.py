"""Files that are posts by their front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FRONT = "---\ntitle: Tea\n---\n"


def put(site: Path, *names: str, text: str = FRONT) -> None:
    """Write posts."""
    for name in names:
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
