"""``postlint baseline``: the findings that are known, and not reported until they are mended."""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from postlint.cli._baseline import compared, file_option, shown
from postlint.cli._group import ERROR, Failure
from postlint.cli._options import common

if TYPE_CHECKING:
    from postlint.baseline import Matching
    from postlint.cli._console import Console

_EPILOG = """\b
Examples:
  postlint baseline create                what is found today is known from now on
  postlint check                          reports what is new
  postlint baseline update                what was mended is known no more
  postlint baseline update --accept-new   and what is new is known, too

\b
Exit status:
  0  done
  1  done, and there are findings that the baseline does not know (update)
  2  wrong usage or settings, an unreadable file, an internal error
"""


@click.group("baseline", epilog=_EPILOG, short_help="Keep known findings in a file.")
def command() -> None:
    """Keep known findings in a file, so that only new ones are reported.

    The file is .postlint-baseline.json beside the settings, or the one that they (`baseline =
    "FILE"`) or `--baseline` name; `postlint check` reads the one that is named. A finding is known
    by its post, its rule and the text that it is about, wherever that stands; a post that moved is
    known by its body.
    """


@command.command("create")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@file_option
@common
def create(paths: tuple[str, ...], **options: Any) -> None:
    """Write a new baseline with all that is found now."""
    click.get_current_context().exit(_run("create", paths, **options))


@command.command("update")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--accept-new", is_flag=True, help="Take new findings into the baseline.")
@file_option
@common
def update(paths: tuple[str, ...], **options: Any) -> None:
    """Take out what is gone, and follow posts that moved.

    New findings are not taken in unless you say so. Nothing is changed for posts that were not
    checked, unless their files are gone, or for rules that are not selected.
    """
    click.get_current_context().exit(_run("update", paths, **options))


@command.command("prune")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@file_option
@common
def prune(paths: tuple[str, ...], **options: Any) -> None:
    """Take out what is gone, and change nothing else."""
    click.get_current_context().exit(_run("prune", paths, **options))


def _run(
    what: str,
    paths: tuple[str, ...],
    *,
    baseline: str | None,
    jobs: int | None,
    accept_new: bool = False,
    **options: Any,
) -> int:
    from postlint import baseline as room  # noqa: PLC0415  --help does without
    from postlint.cli import _work  # noqa: PLC0415
    from postlint.cli._console import Console  # noqa: PLC0415
    from postlint.cli._session import Session, settings_for  # noqa: PLC0415

    console = Console(options["colour"], quiet=options["quiet"])
    paths = paths or (".",)
    settings = settings_for(paths, file=options["config"], isolated=options["isolated"])
    path = baseline or shown(settings.baseline or _beside(settings.root))
    try:
        if what == "create" and os.path.lexists(path):
            raise Failure(f"{path} exists; `postlint baseline update` changes it")
        known = room.Baseline() if what == "create" else room.read(path)
        session = Session(console, settings, paths)
        rules = session.settings.rules()
        session.ask_across(rules, jobs, {"no_cache": False, "cache_dir": None})
        matching = compared(known, path, session.settings)
        work = functools.partial(_work.check_paths, settings=session.settings, rules=rules)
        for report in session.batches(work, jobs):
            matching.divide(report)
        if session.failed:
            console.error(f"{path}: not written, since not every post could be checked")
            return ERROR
        posts = matching.without_stale(moved=what == "update")
        if what == "create" or accept_new:
            posts = matching.accepted(posts)
        made = room.Baseline(posts=posts)
        if what == "create" or made != known:
            room.write(path, made)
    except room.BaselineError as error:
        raise Failure(str(error)) from None
    left = 0 if what != "update" or accept_new else _number(matching)
    _say(console, path, matching, len(made), left)
    if what == "create" and not (settings.baseline or console.quiet):
        name = os.path.relpath(path, settings.root).replace(os.sep, "/")
        console.note(f'to have it read, write into the settings: baseline = "{name}"')
    return int(bool(left))


def _beside(root: str) -> str:
    from postlint.baseline import NAME  # noqa: PLC0415  --help does without

    return str(Path(root) / NAME)


def _number(matching: Matching) -> int:
    return sum(len(post.findings) for post in matching.new.values())


def _say(console: Console, path: str, matching: Matching, known: int, left: int) -> None:
    from postlint.output.numbers import count  # noqa: PLC0415  as above
    from postlint.output.safe import safe  # noqa: PLC0415

    if console.quiet:
        return
    parts = [f"{safe(path)}: {count(known, 'known finding')}"]
    if gone := len(matching.stale()):
        parts.append(f"{gone:,} gone")
    if matching.moved:
        parts.append(f"{count(len(matching.moved), 'post')} moved")
    if left:
        parts.append(f"{left:,} new, not taken in (--accept-new)")
    console.out("; ".join(parts) + ".\n")
