"""``check --add-suppressions`` and ``--show-suppressed``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from postlint.cli._session import Session
    from postlint.report import Diagnostic, Report


def option(command: Any) -> Any:
    """Add ``--add-suppressions``."""
    return click.option(
        "--add-suppressions",
        is_flag=True,
        help="Write comments into posts that suppress what is found now (with --diff: show them).",
    )(command)


def silenced(report: Report, session: Session) -> Report:
    """Return a report in which comments suppress what another one finds; not on disk."""
    if not report.diagnostics or report.internal_error:
        return report
    from msgspec.structs import replace  # noqa: PLC0415  rarely needed

    from postlint.cli import _work  # noqa: PLC0415

    piped = [path for path in session.paths[:1] if isinstance(path, _work.Piped)]
    path = piped[0] if piped else report.path
    made = _work.silence_path(path, report, settings=session.settings)
    external = [one for one in report.suppressed if one.suppression and not one.suppression.span]
    if not external or made.internal_error:
        return made
    # What the baseline knows is found again: it stays suppressed there.
    known = Counter((one.code, one.message) for one in external)
    left: list[Diagnostic] = []
    for one in made.diagnostics:
        what = (one.code, one.message)
        known[what] -= 1
        if known[what] < 0:
            left.append(one)
    return replace(made, diagnostics=tuple(left), suppressed=(*made.suppressed, *external))


def shown(report: Report) -> Report:
    """Return a report that lists suppressed findings among the others, each with the reason."""
    if not report.suppressed:
        return report
    from msgspec.structs import replace  # noqa: PLC0415  rarely needed

    listed = sorted(
        (*report.diagnostics, *map(_told, report.suppressed)),
        key=lambda one: (one.span, one.code),
    )
    return replace(report, diagnostics=tuple(listed))


def _told(one: Diagnostic) -> Diagnostic:
    from msgspec.structs import replace  # noqa: PLC0415  as above

    why = one.suppression
    reason = f": {why.reason}" if why and why.reason else ""
    return replace(one, message=f"{one.message} (suppressed{reason})", fix=None)
