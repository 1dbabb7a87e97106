"""``postlint tags`` and its like: what names an archive uses, and how one becomes another."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import click

from postlint.cli._group import ERROR, Failure
from postlint.cli._options import caching, common

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.archive import Archive
    from postlint.cli._session import Session
    from postlint.config import Settings

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
"""
    listed = f"List the {kind} of an archive: how many posts have each, {_TOLD.get(kind, _USES)}."
    command.__doc__ = f"{listed}\n\n{_PATH}"
    usage = "[PATH]..."
    if writes:
        usage = "[PATH]... | rename OLD NEW [PATH]... | merge OLD NEW [PATH]..."
        command.__doc__ += (
            "\n\nrename and merge rewrite the value or the item of the list, and nothing else; that"
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
    """Add ``--format``, and ``--diff`` to what writes."""
    if writes:
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
    **options: Any,
) -> int:
    from postlint.archive.vocabulary import NAMES  # noqa: PLC0415  --help does without
    from postlint.cli._archive import archive_of  # noqa: PLC0415
    from postlint.cli._console import Console  # noqa: PLC0415
    from postlint.cli._session import Session, settings_for  # noqa: PLC0415

    doing = words[0] if writes and words[:1] in {("rename",), ("merge",)} else ""
    if doing and len(words) < 3:  # noqa: PLR2004
        raise click.UsageError(f"{doing}: say which name becomes which: {doing} OLD NEW")
    if diff and not doing:
        raise click.UsageError("--diff goes with rename and merge")
    paths = (words[3:] if doing else words) or (".",)
    settings = settings_for(paths, file=options["config"], isolated=options["isolated"])
    session = Session(Console(options["colour"], quiet=options["quiet"]), settings, paths)
    archive = archive_of(session, jobs, options)
    if doing:
        old, new = words[1:3]
        _check(archive, kind, doing, old, new)
        having = [post.path for post in archive.posts if old in NAMES[kind](post)]
        return _rewrite(session, settings, having, (kind, old, new), jobs, diff=diff)
    session.console.out(_listed(archive, kind, form, session))
    return ERROR if session.failed else 0


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


def _check(archive: Archive, kind: str, doing: str, old: str, new: str) -> None:
    """Refuse a rename onto a name in use, and what leads nowhere."""
    from postlint.archive.vocabulary import NAMES  # noqa: PLC0415

    names = {name for post in archive.posts for name in NAMES[kind](post)}
    if not new.strip() or new != new.strip() or not new.isprintable():
        raise Failure(f"`{new}` is no name")
    if old not in names:
        raise Failure(f"no post has `{old}` among its {kind}")
    if doing == "rename" and new in names:
        raise Failure(f"posts have `{new}` already: merge `{old}` into it with merge")
    if doing == "merge" and (new not in names or new == old):
        raise Failure(f"no other post has `{new}` among its {kind}: rename does it")


def _rewrite(
    session: Session,
    settings: Settings,
    having: Sequence[str],
    what: tuple[str, str, str],
    jobs: int | None,
    *,
    diff: bool,
) -> int:
    """Rewrite a name in the posts that have it; return the exit status."""
    from postlint.archive.vocabulary import ROLES  # noqa: PLC0415
    from postlint.cli._renamed import renamed  # noqa: PLC0415
    from postlint.cli._work import Told, fix_path  # noqa: PLC0415
    from postlint.output.diff import diff as make_diff  # noqa: PLC0415
    from postlint.rule import Remark, Safety  # noqa: PLC0415

    kind, old, new = what
    role = ROLES[kind]
    told = [
        Told(path, ((renamed.code, Remark(path=path, message="", at=role, value=old, new=new)),))
        for path in having
    ]
    mend = functools.partial(fix_path, settings=settings, rules=(renamed,), level=Safety.UNSAFE)
    changed = left = 0
    for report in session.reports(mend, jobs, told):
        if report.diagnostics or not report.changed:
            left += 1
            session.console.error(
                f"{report.path}: `{old}` cannot be rewritten there; do it by hand"
            )
        if diff:
            session.console.out_diff(make_diff(report.path, report.before, report.after))
            changed += report.changed
        elif report.changed:
            changed += session.write(report)
    posts = f"{changed:,} post{'s' * (changed != 1)}"
    session.console.err(
        f"{'Would rewrite' if diff else 'Rewrote'} `{old}` as `{new}` in {posts}.\n"
    )
    return ERROR if session.failed else int(bool(left or (diff and changed)))
