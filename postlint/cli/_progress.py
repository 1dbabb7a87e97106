"""A bar for long work, on a terminal only, that makes way for what is printed."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from postlint.cli._console import Console

_PATIENCE = 1.0  # seconds before a bar appears
_INTERVAL = 0.1  # seconds between two pictures


class Progress:
    """Counts posts; draws a bar on standard error once the work takes long."""

    def __init__(self, total: int, console: Console) -> None:
        self.total = total
        self.console = console
        self.wanted = sys.stderr.isatty() and not console.quiet and total > 1
        self._done = 0
        self._next = time.monotonic() + _PATIENCE
        self._bar: tuple[Bar, TaskID] | None = None
        self._shown = False

    def __enter__(self) -> Self:
        self.console.make_way = self.hide
        return self

    def __exit__(self, *_: object) -> None:
        self.hide()
        self.console.make_way = None

    def advance(self, posts: int = 1) -> None:
        """Count more posts."""
        self._done += posts
        if not self.wanted or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _INTERVAL
        bar, task = self._bar = self._bar or self._make()
        if not self._shown:
            bar.start()
            self._shown = True
        bar.update(task, completed=self._done, refresh=True)

    def hide(self) -> None:
        """Take the bar away, so that something can be printed; the next advance redraws it."""
        if self._bar and self._shown:
            self._bar[0].stop()
            self._shown = False

    def _make(self) -> tuple[Bar, TaskID]:
        from rich.console import Console as RichConsole  # noqa: PLC0415  slow, and rarely needed
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn  # noqa: PLC0415
        from rich.progress import Progress as RichProgress  # noqa: PLC0415

        bar = RichProgress(
            TextColumn("posts"),
            BarColumn(),
            MofNCompleteColumn(),
            console=RichConsole(stderr=True),
            transient=True,
            auto_refresh=False,
        )
        return bar, bar.add_task("posts", total=self.total)
