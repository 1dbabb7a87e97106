"""``postlint init``: write the first settings of an archive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from postlint.cli._group import Failure
from postlint.cli._options import quiet

if TYPE_CHECKING:
    from postlint.cli._console import Console
    from postlint.cli._first import First

_EPILOG = """\b
Examples:
  postlint init             look at the posts below this folder, write postlint.toml
  postlint init --dry-run   print what would be written
  postlint init blog        the same for the folder blog

\b
Exit status:
  0  written, and `postlint check` passes with it
  1  written, but posts are left that no setting lets pass (not UTF-8, for example)
  2  there are settings already, or no posts
"""


@click.command("init", epilog=_EPILOG, short_help="Write the first settings of an archive.")
@click.argument("folder", default=".", metavar="[FOLDER]")
@click.option("--dry-run", is_flag=True, help="Print the settings; write nothing.")
@quiet
def command(folder: str, dry_run: bool, quiet: bool) -> None:  # noqa: FBT001  click's way
    """Look at the posts below FOLDER (default: this one) and write a postlint.toml that fits them.

    Its comments say what was found: the site's generator and Markdown, the fields and what their
    values are, how dates are written, the hosts of sources, how many authors and tags there are.
    What every post has is required from now on; rules that find something today rest, each with
    the number of its findings, so that `postlint check` passes and new posts are held to the rest.

    A settings file that is there already is never touched.
    """
    from postlint.cli._console import Console  # noqa: PLC0415  --help does without

    console = Console(quiet=quiet)
    path = _new(Path(folder), console)
    first = _made(folder)
    if dry_run:
        console.out(first.text)
    else:
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(first.text)
        except OSError as error:
            raise Failure(f"{path}: {error.strerror or error}") from None
    _tell(console, path, first, dry_run=dry_run)
    click.get_current_context().exit(int(bool(first.left)))


def _new(folder: Path, console: Console) -> Path:
    """Return where the settings go, or fail if there are some."""
    from postlint.config.load import discover, settings_file  # noqa: PLC0415  as above
    from postlint.config.source import shown  # noqa: PLC0415

    if not folder.is_dir():
        raise Failure(f"{folder}: no such folder")
    own = settings_file(folder)
    if own is not None:
        raise Failure(
            f"{shown(own)}: there are settings already; `postlint config show` tells them"
        )
    above = discover(folder)
    if above is not None:
        console.note(f"{shown(above)} counts here today; the new file will, in its place")
    return folder / "postlint.toml"


def _made(folder: str) -> First:
    from postlint import files  # noqa: PLC0415  as above
    from postlint.cli._first import settings_of  # noqa: PLC0415

    found = files.find((folder,))
    for path, reason in found.problems:
        raise Failure(f"{path}: {reason}")
    return settings_of(found.paths, folder)


def _tell(console: Console, path: Path, first: First, *, dry_run: bool) -> None:
    from postlint.config.source import shown  # noqa: PLC0415  as above
    from postlint.output.numbers import count  # noqa: PLC0415
    from postlint.output.safe import safe  # noqa: PLC0415

    rules, findings = len(first.resting), first.resting.total()
    says = "would be written" if dry_run else "is written"
    console.err(f"{shown(path)} {says}, after {count(first.posts, 'post')}.\n")
    if rules:
        console.err(
            f"{count(rules, 'rule')} {'rests' if rules == 1 else 'rest'} in it, for"
            f" {count(findings, 'finding')} of today: see the comments at `ignore`.\n"
            "To accept these and no new ones, run `postlint baseline create` without `ignore`.\n"
        )
    for (code, name), number in first.left.items():
        console.error(f"{code} {name}: {number:,} that no setting lets pass")
    for name in first.where[:10]:
        console.err(f"  {safe(name)}\n")
    if not first.left:
        console.err(
            "`postlint check` passes.\n" if not dry_run else "`postlint check` would pass.\n"
        )
