"""``postlint index``: keep what is known of an archive, so that only what changes is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from postlint.cli._group import ERROR
from postlint.cli._options import cache_folder, common

if TYPE_CHECKING:
    from postlint.archive import Facts
    from postlint.cache.index import Index
    from postlint.cli._session import Session

_EPILOG = """\b
Examples:
  postlint index build                     read all posts of this site once
  postlint index status                    what has changed since
  postlint index export --format csv       what is known of each post, as a table
  postlint index export --format parquet -o posts.parquet

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
    type=click.Choice(["jsonl", "csv", "parquet"]),
    default="jsonl",
    help="How export writes: JSON Lines, CSV or Parquet (which needs postlint[parquet]).",
)
@click.option(
    "-o",
    "--output-file",
    metavar="FILE",
    help="Where export writes, instead of standard output.",
)
@cache_folder
@common
def command(action: str, paths: tuple[str, ...], **options: Any) -> None:
    """Keep what is known of the posts of an archive in the cache, so that only what changes is read.

    Rules across posts and the commands on vocabularies make and renew the index of an archive of
    200 posts or more by themselves. ``postlint clean`` removes it.
    """
    click.get_current_context().exit(_run(action, paths or (".",), **options))


def _run(
    action: str,
    paths: tuple[str, ...],
    *,
    form: str,
    output_file: str | None,
    jobs: int | None,
    **options: Any,
) -> int:
    from postlint.cli import _archive  # noqa: PLC0415  --help does without
    from postlint.cli._console import Console  # noqa: PLC0415
    from postlint.cli._group import Failure  # noqa: PLC0415
    from postlint.cli._session import Session, settings_for  # noqa: PLC0415
    from postlint.output.numbers import count  # noqa: PLC0415

    settings = settings_for(paths, file=options["config"], isolated=options["isolated"])
    session = Session(Console(options["colour"], quiet=options["quiet"]), settings, paths)
    if action == "export":
        archive = _archive.archive_of(session, jobs, options | {"no_cache": False})
        _export(archive.posts, form, output_file, session)
        return ERROR if session.failed else 0
    around = _archive.those_around(session)
    if not around.root:
        raise Failure(_no_archive(around.roots))
    index = _archive.index_of(around.root, settings, options["cache_dir"])
    if index is None:
        raise Failure("this Python has no SQLite, which an index needs")
    if action == "status":
        return _status(index, session, around.places(settings))
    facts = _archive.refreshed(index, around, session, jobs)
    session.console.err(f"{index.path} knows {count(len(facts), 'post')}.\n")
    return ERROR if session.failed else 0


def _no_archive(roots: list[str]) -> str:
    if roots:
        return f"an index is that of one site, and these posts are of {len(roots)}: {', '.join(roots)}; name one"
    return (
        "an index is that of a site, and these posts are in none: no file of a generator (such as"
        " _config.yml) and no settings stand above them; `postlint init` writes settings"
    )


def _export(posts: tuple[Facts, ...], form: str, output: str | None, session: Session) -> None:
    import io  # noqa: PLC0415  as above

    from postlint.cli._group import Failure  # noqa: PLC0415
    from postlint.output import facts  # noqa: PLC0415

    if form == "parquet" and output is None:
        raise Failure("Parquet is no text: name a file with --output-file")
    written = io.BytesIO()
    try:
        facts.write(posts, form, written)
    except facts.MissingPackageError as error:
        raise Failure(str(error)) from None
    if output is None:
        session.console.out_bytes(written.getvalue())
        return
    from postlint.cli._output_file import OutputFile  # noqa: PLC0415  rarely needed

    file = OutputFile(output, session.paths)
    file.open()
    file.write_bytes(written.getvalue())
    file.close(keep=True)


def _status(index: Index, session: Session, places: dict[str, str]) -> int:
    if not index.exists():
        session.console.out("There is no index; `postlint index build` makes one.\n")
        return ERROR if session.failed else 1
    from postlint.output.numbers import count  # noqa: PLC0415  as above

    state = index.state(places)
    session.console.out(
        f"{count(state.known, 'post')} known, {state.new:,} new, {state.changed:,} changed,"
        f" {state.gone:,} gone.\n"
    )
    return ERROR if session.failed else int(bool(state.new or state.changed or state.gone))
