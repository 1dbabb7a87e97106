"""``postlint tags`` and its like: what names an archive uses, and how one becomes another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from postlint.cli._group import ERROR, Failure
from postlint.cli._options import caching, common

if TYPE_CHECKING:
    from postlint.archive import Archive
    from postlint.cli._session import Session

_STATUS = """\b
Exit status:
  0  done
  1  with --diff: posts would change; else: a post could not be changed
  2  wrong usage or settings, an unreadable file, a name that no post has
"""
_STATUS_OF_LISTS = """\b
Exit status:
  0  done
  2  wrong usage or settings, an unreadable file
"""
_DOING = {"rename": "OLD NEW", "merge": "OLD NEW", "split": "OLD NEW,NEW"}
_USES = "its other spellings, first and last use, and a bar for each year"
_TOLD = {
    "sources": "first and last use, and a bar for each year",
    "fields": "and of which kinds its values are; a date's form is shown with a 9 for each digit",
}
_PATH = "PATH is a file or a folder; the archive is the whole site that it lies in."


def vocabulary(kind: str, one: str, *, writes: bool = True) -> click.Command:
    """Return the command that lists the names of a ``kind``, and rewrites them if it ``writes``."""

    def command(words: tuple[str, ...], **options: Any) -> None:
        status = _run(kind, words, writes=writes, **options)
        click.get_current_context().exit(status)

    example = f"""\b
Examples:
  postlint {kind} _posts                       the {kind} of posts, most used first
  postlint {kind} --format json                for programs
"""
    if writes:
        example += f"""\
  postlint {kind} rename OLD NEW --diff        show what would change
  postlint {kind} rename OLD NEW               give {_a(one)} another name in all posts
  postlint {kind} merge OLD NEW                the same, where posts have NEW already
  postlint {kind} split OLD NEW,NEW            give posts with {_a(one)} several in its place
  postlint {kind} --write-vocabulary FILE      a list of the {kind}, to be settings' vocabulary
"""
    listed = f"List the {kind} of an archive: how many posts have each, {_TOLD.get(kind, _USES)}."
    command.__doc__ = f"{listed}\n\n{_PATH}"
    usage = "[PATH]..."
    if writes:
        usage = "[PATH]... | " + " | ".join(f"{do} {what} [PATH]..." for do, what in _DOING.items())
        command.__doc__ += (
            "\n\nrename, merge and split rewrite the value or the item of the list, and nothing else; that"
            " is proven before anything is written."
        )
    made = click.argument("words", nargs=-1, metavar=usage)(
        caching(common(_form(command, writes=writes)))
    )
    return click.command(
        kind,
        epilog=example + "\n" + (_STATUS if writes else _STATUS_OF_LISTS),
        short_help=f"List the {kind} of an archive{', and rename them' * writes}.",
    )(made)


def _a(one: str) -> str:
    return f"an {one}" if one[0] in "aeiou" else f"a {one}"


def _form(command: Any, *, writes: bool) -> Any:
    """Add ``--format``, and to what writes ``--diff`` and ``--write-vocabulary``."""
    if writes:
        command = click.option(
            "--write-vocabulary",
            metavar="FILE",
            help="Write the names, in their usual spelling, into a new file: .txt, .yml or .json.",
        )(command)
        command = click.option(
            "--diff", is_flag=True, help="Show as a diff what would change; write nothing."
        )(command)
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        help="A table for people, or JSON for programs.",
    )(command)


def _run(
    kind: str,
    words: tuple[str, ...],
    *,
    writes: bool,
    form: str,
    jobs: int | None,
    diff: bool = False,
    write_vocabulary: str | None = None,
    **options: Any,
) -> int:
    from postlint.cli._archive import archive_of  # noqa: PLC0415  --help does without
    from postlint.cli._console import Console  # noqa: PLC0415
    from postlint.cli._session import Session, settings_for  # noqa: PLC0415

    doing = words[0] if writes and words[:1] and words[0] in _DOING else ""
    if doing and len(words) < 3:  # noqa: PLR2004
        raise click.UsageError(f"{doing}: say which name becomes which: {doing} {_DOING[doing]}")
    if diff and (not doing or form == "json"):
        raise click.UsageError("--diff goes with rename, merge and split, and without --format")
    if doing and write_vocabulary:
        raise click.UsageError(f"--write-vocabulary goes with no {doing}")
    paths = (words[3:] if doing else words) or (".",)
    settings = settings_for(paths, file=options["config"], isolated=options["isolated"])
    session = Session(Console(options["colour"], quiet=options["quiet"]), settings, paths)
    archive = archive_of(session, jobs, options)
    if doing:
        from postlint.cli import _rewriting  # noqa: PLC0415  as above

        change = _rewriting.change(archive, kind, doing, *words[1:3])
        return _rewriting.rewrite(session, archive, change, jobs, form="diff" if diff else form)
    if write_vocabulary:
        _write_vocabulary(archive, kind, write_vocabulary, session)
    else:
        session.console.out(_listed(archive, kind, form, session))
    return ERROR if session.failed else 0


def _write_vocabulary(archive: Archive, kind: str, file: str, session: Session) -> None:
    from postlint.archive.vocabulary import NAMES, usual  # noqa: PLC0415
    from postlint.output.vocabulary import name_list  # noqa: PLC0415

    names = usual(archive.posts, NAMES[kind])
    try:
        written = name_list(names, Path(file).suffix.lower())
        with Path(file).open("x", encoding="utf-8", newline="") as output:
            output.write(written)
    except ValueError as error:
        raise Failure(f"{file}: {error}") from None
    except FileExistsError:
        raise Failure(f"{file} exists, and is not written over") from None
    except OSError as error:
        raise Failure(f"{file}: {error.strerror or error}") from None
    session.console.err(f"Wrote {len(names):,} {kind} to {file}.\n")


def _listed(archive: Archive, kind: str, form: str, session: Session) -> str:
    import msgspec  # noqa: PLC0415

    from postlint.archive.vocabulary import NAMES, fields, uses  # noqa: PLC0415
    from postlint.output import vocabulary as tables  # noqa: PLC0415

    if kind == "fields":
        keys = fields(archive.posts)
        text = "".join(tables.fields(keys, session.console.style)) if form == "text" else ""
        return text or _json(msgspec.json.encode(keys))
    found = uses(archive.posts, NAMES[kind], compare=kind != "sources")
    if form == "text":
        return "".join(tables.names(found, session.console.style))
    return _json(msgspec.json.encode(found))


def _json(data: bytes) -> str:
    import msgspec  # noqa: PLC0415

    return msgspec.json.format(data, indent=2).decode() + "\n"
