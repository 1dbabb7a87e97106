"""``postlint prove --git``: every post that changed between two revisions, before and after."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Literal

from postlint import files, run
from postlint.cli._group import ERROR, Failure
from postlint.cli._options import cores
from postlint.cli._progress import Progress
from postlint.cli._session import settings_for
from postlint.cli._work import dialect as dialect_of
from postlint.config import SettingsError, by_path
from postlint.output.versions import JsonVersions, Tally, line
from postlint.post import parse
from postlint.report import Compared, Report
from postlint.run.versions import compared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.cli._console import Console
    from postlint.config import Settings


class Proven(Report, frozen=True, kw_only=True):
    """What became of a post: it was compared, is new or gone, is none, or cannot be read."""

    old: str
    what: Literal["compared", "added", "deleted", "none", "unreadable"]
    compared: Compared | None = None
    reason: str = ""


def prove_all(
    console: Console,
    paths: Sequence[str],
    revision: str,
    *,
    dialect: str,
    form: str,
    jobs: int | None,
    config: Sequence[str],
    isolated: bool,
) -> int:
    """Compare all posts that changed; print what each lost, and the sum; return the exit status."""
    settings = settings_for(paths, file=config, isolated=isolated)
    if dialect != "auto":
        import msgspec  # noqa: PLC0415  loaded long ago

        settings = msgspec.structs.replace(settings, dialect=dialect)
    tally = Tally()
    json = JsonVersions() if form == "json" else None
    try:
        with files.History(paths, revision) as history:
            tally.since, tally.until = history.since, history.until
            history.leave_out(functools.partial(_excluded, settings))
            prove = functools.partial(_prove, settings=_with_near(settings, history))
            with Progress(len(history), console) as progress:
                for report in run.map_posts(prove, history, jobs or cores()):
                    progress.advance()
                    _tell(console, report, tally, json)
    except files.GitError as error:
        raise Failure(str(error)) from None
    if json:
        console.out(json.end(tally))
    else:
        console.err(tally.summary())
    return ERROR if tally.errors else int(bool(tally.lost or tally.unproven))


def _excluded(settings: Settings, path: str) -> bool:
    return files.is_excluded(path, exclude=settings.exclude, root=settings.root)


def _with_near(settings: Settings, history: files.History) -> Settings:
    """Return settings with those that are nearer to some of the posts."""
    try:
        return by_path.with_near(settings, tuple(history.paths()))
    except SettingsError as error:
        raise Failure(str(error)) from None


def _tell(console: Console, report: Report, tally: Tally, json: JsonVersions | None) -> None:
    if not isinstance(report, Proven):  # an internal error
        tally.errors += 1
        console.error(f"{report.path}: {report.diagnostics[0].message}")
        return
    if report.what == "unreadable":
        tally.errors += 1
        console.error(f"{report.path}: {report.reason}")
    elif report.what == "added":
        tally.added += 1
    elif report.what == "deleted":
        tally.deleted += 1
    elif report.compared is not None:
        tally.add(report.path, report.old, report.compared)
        if json:
            console.out(json.post(report.path, report.old, report.compared))
        else:
            console.out(line(report.path, report.old, report.compared, console.style))


def _prove(versions: files.Versions, *, settings: Settings) -> Report:
    """Compare a post with what it was."""
    before, after = versions.before, versions.after
    if not versions.sure and not any(
        files.begins_with_front_matter(data) for data in (before, after) if data is not None
    ):
        return _proven(versions, "none")
    if before is None or after is None:
        return _proven(versions, "added" if before is None else "deleted")
    own = by_path.of(versions.path, settings)
    written_in = dialect_of(versions.path, own)
    try:
        old = parse(files.decode(before), versions.old, written_in)
        new = parse(files.decode(after), versions.path, written_in)
    except files.NotUtf8Error as error:
        return _proven(versions, "unreadable", reason=error.reason)
    return _proven(versions, "compared", compared=compared(old, new, own.preferences))


def _proven(
    versions: files.Versions,
    what: Literal["compared", "added", "deleted", "none", "unreadable"],
    *,
    compared: Compared | None = None,
    reason: str = "",
) -> Proven:
    return Proven(
        path=versions.path,
        before="",
        after="",
        old=versions.old,
        what=what,
        compared=compared,
        reason=reason,
    )
