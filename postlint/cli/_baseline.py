"""The baseline of a run: which one it is, and what is said of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from postlint.cli._group import Failure

if TYPE_CHECKING:
    from postlint.baseline import Baseline, Matching
    from postlint.cli._console import Console
    from postlint.config import Settings


def options(command: Any) -> Any:
    """Add ``--baseline``, ``--no-baseline`` and ``--show-suppressed``."""
    for option in (
        click.option("--show-suppressed", is_flag=True, help="Show suppressed findings, too."),
        click.option("--no-baseline", is_flag=True, help="Report known findings, too."),
        file_option,
    ):
        command = option(command)
    return command


def file_option(command: Any) -> Any:
    """Add ``--baseline``."""
    return click.option(
        "--baseline",
        metavar="FILE",
        help="The file of known findings (default: `baseline` of the settings).",
    )(command)


def matching(settings: Settings, named: str | None, *, without: bool) -> Matching | None:
    """Return what compares reports with the baseline of a run; None if it has none.

    Raises:
        Failure: if it has one that cannot be read.

    """
    path = named or shown(settings.baseline)
    if without or not path:
        return None
    from postlint import baseline  # noqa: PLC0415  most runs have none

    try:
        return compared(baseline.read(path), path, settings)
    except baseline.BaselineError as error:
        raise Failure(str(error)) from None


def shown(path: str) -> str:
    """Return a path as it is seen from the working directory, where it lies below it."""
    from pathlib import Path  # noqa: PLC0415  --help does without

    from postlint.config.source import shown as shown_path  # noqa: PLC0415  as above

    return shown_path(Path(path)) if path else ""


def compared(known: Baseline, path: str, settings: Settings) -> Matching:
    """Return what compares reports with a baseline that stands, or would, at ``path``."""
    from postlint.baseline import Matching  # noqa: PLC0415  as above

    root = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120  links stay
    return Matching(known, root, settings.select)


def tell(console: Console, known: Matching | None) -> None:
    """Note what the baseline knows and is gone."""
    if known is None or console.quiet:
        return
    from postlint.output.numbers import count  # noqa: PLC0415  rarely needed

    gone = len(known.stale())
    if gone:
        verb = "is" if gone == 1 else "are"
        console.note(
            f"{count(gone, 'finding')} of the baseline {verb} gone;"
            " `postlint baseline update` takes what is gone out of it"
        )
