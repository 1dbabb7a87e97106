"""Which posts a command works on: the options, and what they come to."""

# Paths stay the strings that they were given as.
# ruff: noqa: PTH100, PTH110, PTH120, PTH123

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from postlint.cli._group import Failure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.config import Settings
    from postlint.files import Changed, Found


def options(command: Any) -> Any:
    """Add the options that choose posts."""
    for option in reversed(
        (
            click.option(
                "--files-from",
                metavar="FILE",
                help="Read more paths from this file, one a line (- for standard input).",
            ),
            click.option(
                "-0",
                "--null",
                is_flag=True,
                help="NUL, not a line end, ends each path of that file.",
            ),
            click.option(
                "--changed",
                is_flag=False,
                flag_value="",
                default=None,
                metavar="[REF]",
                help="Only the posts that changed since the merge base with a git revision, those that"
                " are not committed among them (default: the branch's upstream, origin/HEAD or"
                " HEAD).",
            ),
            click.option(
                "--respect-gitignore/--no-respect-gitignore",
                default=True,
                help="Skip what git ignores in a folder or a pattern (the default), or not.",
            ),
            click.option(
                "--force-exclude/--no-force-exclude",
                default=True,
                help="Let `exclude` of the settings hold for paths that you name, too (the default),"
                " or not.",
            ),
        )
    ):
        command = option(command)
    return command


_NAMES = ("files_from", "null", "changed", "respect_gitignore", "force_exclude")


class Choice(NamedTuple):
    """How posts are chosen below ``arguments``.

    ``changed`` is a git revision ("" for the likeliest) since which they changed, or None.
    """

    arguments: tuple[str, ...] = ()
    changed: str | None = None
    respects: bool = True
    forced: bool = True
    listed: bool = False

    def find(self, paths: Sequence[str], settings: Settings) -> Found:
        """Find posts."""
        from postlint import files  # noqa: PLC0415  --help does without

        return files.find(
            paths,
            exclude=settings.exclude,
            root=settings.root,
            respect_gitignore=self.respects,
            force_exclude=self.forced,
        )

    def narrowed(self, paths: Sequence[str]) -> tuple[str, ...]:
        """Return those of ``paths`` that changed, if that is asked for.

        Raises:
            Failure: if git cannot say it.

        """
        if self.changed is None:
            return tuple(paths)
        known = _changed(self.arguments, self.changed).paths
        return tuple(path for path in paths if os.path.realpath(path) in known)

    @property
    def nothing(self) -> str:
        """Say why there is nothing to do."""
        if self.changed is not None:
            since = _changed(self.arguments, self.changed).since
            return f"nothing to do: no post changed since {since}"
        if self.listed and not self.arguments:
            return "nothing to do: --files-from names no path"
        return "nothing to do: the settings exclude every path that was given"


def included(paths: Sequence[str], settings: Settings) -> tuple[str, ...]:
    """Return the paths that settings nearer to them do not exclude."""
    from postlint import files  # noqa: PLC0415  as above

    if not settings.near:
        return tuple(paths)
    apart: dict[int, list[str]] = {}
    known: dict[int, Settings] = {}
    for path in paths:
        own = settings.near.get(os.path.dirname(os.path.abspath(path)))
        if own is not None and own.exclude:
            known[id(own)] = own
            apart.setdefault(id(own), []).append(path)
    out: set[str] = set()
    for key, own in known.items():
        left = files.without(apart[key], exclude=own.exclude, root=own.root)
        out.update(set(apart[key]).difference(left))
    return tuple(path for path in paths if path not in out)


def taken(paths: tuple[str, ...], options: dict[str, Any]) -> Choice:
    """Take the options that choose posts from those of a command line, and return the choice.

    Raises:
        Failure: if a list of paths cannot be read.

    """
    files_from, null, changed, respects, forced = map(options.pop, _NAMES)
    if "-" in paths and (files_from is not None or changed is not None or len(paths) > 1):
        raise click.UsageError("- (standard input) goes with no other path")
    if null and files_from is None:
        raise click.UsageError("--null goes with --files-from")
    if changed and not _is_revision(changed) and os.path.exists(changed):
        paths, changed = (changed, *paths), ""  # `--changed _posts`: a path, not a revision
    if files_from is not None:
        paths = (*paths, *_listed(files_from, null=null))
    return Choice(
        paths if files_from is not None else paths or (".",),
        changed,
        respects,
        forced,
        files_from is not None,
    )


def _listed(name: str, *, null: bool) -> list[str]:
    try:
        if name == "-":
            data = sys.stdin.buffer.read()
        else:
            with open(name, "rb") as file:
                data = file.read()
    except OSError as error:
        raise Failure(f"--files-from {name}: {error.strerror or error}") from None
    if not null and b"\0" in data:
        raise Failure(f"--files-from {name}: NUL ends the paths there; add --null")
    lines = data.split(b"\0" if null else b"\n")
    found = [os.fsdecode(line if null else line.removesuffix(b"\r")) for line in lines if line]
    for path in found:
        if path[0] == path[-1] == '"' and not os.path.lexists(path):
            raise Failure(
                f"--files-from {name}: {path} is written as git writes odd names; use `git … -z`"
                " and --null"
            )
    return [f"./{path}" if path == "-" else path for path in found]


def _is_revision(ref: str) -> bool:
    from postlint import files  # noqa: PLC0415  as above

    try:
        return files.is_revision(ref)
    except files.GitError as error:
        raise Failure(str(error)) from None


def _changed(arguments: tuple[str, ...], ref: str) -> Changed:
    from postlint import files  # noqa: PLC0415  as above

    try:
        return files.changed(arguments, ref)
    except files.GitError as error:
        raise Failure(str(error)) from None
