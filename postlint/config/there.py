"""Whether something is there; what cannot be looked at is not (``pathlib`` would raise)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def is_file(path: Path) -> bool:
    """Say whether a file is there, and its folder may be looked into."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """Say whether a folder is there, and the one around it may be looked into."""
    return os.path.isdir(path)  # noqa: PTH112


def is_there(path: Path) -> bool:
    """Say whether anything is there, and its folder may be looked into."""
    return os.path.exists(path)  # noqa: PTH110
