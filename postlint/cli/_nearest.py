"""``postlint config files``: which settings count for each post."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from postlint.cli._console import Console
from postlint.cli._session import Session, settings_for
from postlint.config import DEFAULT_PRESET, by_path
from postlint.config.source import shown
from postlint.output.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.config import Settings


def show(paths: Sequence[str], config: Sequence[str], *, isolated: bool) -> int:
    """Print a line for each post below ``paths``; return the exit status."""
    console = Console(quiet=True)
    session = Session(console, settings_for(paths, file=config, isolated=isolated), paths)
    for path in session.paths:
        near, fit = by_path.fitting(path, session.settings)
        console.out(f"{safe(path)}: {safe(_named(near))}{_overrides(near, fit)}\n")
    return 2 if session.failed else 0


def _named(settings: Settings) -> str:
    if settings.origin:
        return shown(Path(settings.origin))
    return f"no settings file, the preset {DEFAULT_PRESET}"


def _overrides(settings: Settings, fit: Sequence[int]) -> str:
    if not fit:
        return ""
    patterns = (settings.overrides[number].paths for number in fit)
    lists = ((paths,) if isinstance(paths, str) else paths for paths in patterns)
    return "".join(f", overrides for {safe(' '.join(paths))}" for paths in lists)
