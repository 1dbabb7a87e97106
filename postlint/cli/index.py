"""``postlint index``: keep what is known of an archive, so that only what changes is read again."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import click

from postlint.cli._group import ERROR
from postlint.cli._options import common

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.archive import Facts
    from postlint.archive.index import Index
    from postlint.cli._session import Session

_EPILOG = """\b
Examples:
  postlint index build                     read all posts of this site once
  postlint index status                    what has changed since
  postlint index export --format csv       what is known of each post, as a table

\b
Exit status:
  0  done
  1  status: posts were added, changed or taken away
  2  wrong usage or settings, an unreadable file
"""


@click.command("index", epilog=_EPILOG, short_help="Keep what is known of an archive.")
@click.argument("action", type=click.Choice(["build", "status", "export"]))
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv"]),
    default="jsonl",
    help="How export writes: JSON Lines, or CSV.",
)
@common
def command(action: str, paths: tuple[str, ...], **options: Any) -> None:
    """Keep what is known of the posts of an archive in .postlint_cache, and use it from then on.

    With an index, rules across posts and the commands on vocabularies read only posts that changed
    since, by size or time; the index learns of these. An index is thrown away by deleting it.
    """
    click.get_current_context().exit(_run(action, paths or (".",), **options))


def _run(
    action: str, paths: tuple[str, ...], *, form: str, jobs: int | None, **options: Any
) -> int:
    from postlint.cli import _archive  # noqa: PLC0415  --help does without
    from postlint.cli._console import Console  # noqa: PLC0415
    from postlint.cli._group import Failure  # noqa: PLC0415
    from postlint.cli._session import Session, settings_for  # noqa: PLC0415

    settings = settings_for(paths, file=options["config"], isolated=options["isolated"])
    session = Session(Console(options["colour"], quiet=options["quiet"]), settings, paths)
    roots = _archive.roots_of(session.paths, settings)
    if len(roots) != 1:
        raise Failure("an index is that of one site, or of one folder with settings")
    index = _archive.index_of(roots[0], settings)
    if action == "status":
        return _status(index, session, _archive.every(session.paths, roots, settings))
    if action == "export":
        archive = _archive.archive_of(session.paths, settings, jobs)
        rows = _csv if form == "csv" else _json_lines
        for row in rows(archive.posts):
            session.console.out(row)
    else:
        every = _archive.every(session.paths, roots, settings)
        facts = _archive.refreshed(index, every, settings, jobs)
        session.console.err(f"{index.path} knows {_posts(len(facts))}.\n")
    return ERROR if session.failed else 0


def _status(index: Index, session: Session, paths: list[str]) -> int:
    from postlint.archive.index import stat_of  # noqa: PLC0415
    from postlint.cli._archive import inside  # noqa: PLC0415

    known = index.stats()
    now = {inside(path, index.root): stat_of(path) for path in paths}
    new = len(now.keys() - known.keys())
    gone = len(known.keys() - now.keys())
    changed = sum(now[path] != stat for path, stat in known.items() if path in now)
    if not index.exists():
        session.console.out("There is no index; `postlint index build` makes one.\n")
    else:
        session.console.out(
            f"{_posts(len(known))} known, {new:,} new, {changed:,} changed, {gone:,} gone.\n"
        )
    return ERROR if session.failed else int(bool(new or changed or gone))


def _posts(number: int) -> str:
    return f"{number:,} post{'s' * (number != 1)}"


def _row(facts: Facts) -> dict[str, Any]:
    """Return what is known of a post, by name, with days and sketches as text."""
    from datetime import date  # noqa: PLC0415

    row = {name: getattr(facts, name) for name in facts.__struct_fields__}
    row["day"] = date.fromordinal(facts.day).isoformat() if facts.day else ""
    row["sketch"] = facts.sketch.hex()
    return row


def _json_lines(posts: tuple[Facts, ...]) -> Iterator[str]:
    import msgspec  # noqa: PLC0415

    for post in posts:
        yield msgspec.json.encode(_row(post)).decode() + "\n"


def _csv(posts: tuple[Facts, ...]) -> Iterator[str]:
    import csv  # noqa: PLC0415
    import io  # noqa: PLC0415

    for number, row in enumerate(map(_row, posts)):
        lines = io.StringIO()
        writer = csv.DictWriter(lines, tuple(row), lineterminator="\n")
        if not number:
            writer.writeheader()
        flat = {
            name: "; ".join(_flat(value)) if isinstance(value, tuple) else value
            for name, value in row.items()
        }
        writer.writerow(flat)
        yield lines.getvalue()


def _flat(values: tuple[Any, ...]) -> Iterator[str]:
    join = functools.partial(str.join, "=")
    return (join(value) if isinstance(value, tuple) else value for value in values)
