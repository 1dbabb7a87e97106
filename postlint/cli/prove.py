"""``postlint prove``: say whether posts show the same document as before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from postlint.cli._group import Failure
from postlint.cli._options import common, uncached

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.cli._console import Console
    from postlint.post import FrontMatter, Post
    from postlint.proof import Proof

_END = re.compile("mark|/[a-z][a-z0-9]*")
_PAIR = 2
_EPILOG = """\b
Examples:
  postlint prove old.md new.md
  git show HEAD:_posts/x.md > old.md; postlint prove old.md _posts/x.md
  postlint prove --git HEAD _posts          what is not committed yet
  postlint prove --git main..clean _posts   what the branch `clean` did to posts
  postlint prove --git main...              what this branch did since it left main
  postlint prove --git HEAD~ --output-format json   for programs

\b
Exit status:
  0  a reader sees the same document; with --git: no post lost anything
  1  something differs (- is only in BEFORE, + only in AFTER); with --git: a post
     lost something, or cannot be compared
  2  wrong usage or settings, a file that cannot be read, no such revision
"""


@click.command("prove", epilog=_EPILOG, short_help="Do posts show the same document as before?")
@click.argument("paths", nargs=-1, metavar="BEFORE AFTER | --git REV [PATH]...")
@click.option(
    "--git",
    "revision",
    metavar="REV",
    help="Compare all posts that changed since this revision with the files on disk; REV..REV and"
    " REV...REV name both ends, as for git diff.",
)
@click.option(
    "--dialect",
    type=click.Choice(["auto", "gfm", "commonmark", "kramdown", "goldmark"]),
    default="auto",
    help="How the site renders Markdown (auto: as the site of BEFORE does, or of each post).",
)
@click.option(
    "--output-format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="What differs for people, or as JSON for programs.",
)
@uncached
@common
def command(paths: tuple[str, ...], revision: str | None, form: str, **options: Any) -> None:
    """Say whether two versions of a post show the same document, and what differs.

    Both bodies are rendered and compared as a reader of the site would see them: text, links,
    images, headings, lists, tables, code, line breaks. How they are written, HTML or Markdown,
    does not matter. The values of the front matter, if there is any, are compared too.

    With --git, all posts below the PATHs (default: this folder) that changed between two revisions
    are compared, whoever changed them: a converter, a script, a hand. For each it is told what was
    lost, of which kinds, and where; a .html that became a .md of the same name is the same post.
    New and deleted posts are counted. A change of front matter is told, and is no loss, nor is it
    that sizes of images, languages and tracking pixels are gone, if settings do not keep them. Nobody
    knows what was meant: a paragraph that was taken out on purpose is a loss, too.
    """
    from postlint.cli._console import Console  # noqa: PLC0415  --help does without

    console = Console(options["colour"], quiet=options["quiet"])
    if revision is not None:
        from postlint.cli._history import prove_all  # noqa: PLC0415  the engine is heavy

        status = prove_all(
            console,
            paths,
            revision,
            dialect=options["dialect"],
            form=form,
            jobs=options["jobs"],
            config=options["config"],
            isolated=options["isolated"],
        )
        click.get_current_context().exit(status)
    if len(paths) != _PAIR:
        raise click.UsageError(
            "two posts are compared: BEFORE AFTER (or --git REV, all of a history)"
        )
    click.get_current_context().exit(_two(console, paths, form=form, **options))


def _two(
    console: Console, paths: tuple[str, ...], *, dialect: str, form: str, **options: Any
) -> int:
    """Compare two posts; return the exit status."""
    from postlint.cli import _work  # noqa: PLC0415  the engine is heavy
    from postlint.cli._session import settings_for  # noqa: PLC0415
    from postlint.output.safe import safe  # noqa: PLC0415
    from postlint.run.versions import compared, proof_of  # noqa: PLC0415

    before, after = paths
    settings = settings_for(paths, file=options["config"], isolated=options["isolated"])
    if dialect == "auto":
        dialect = _work.dialect(before, settings)
    one, other = _read(before, dialect), _read(after, dialect)
    if form == "json":
        from postlint.output.versions import two  # noqa: PLC0415  rarely asked for

        found = compared(one, other, settings.preferences)
        console.out(two(before, after, found))
        return int(bool(found.lost or found.gained or found.problem or found.fields))
    bodies = proof_of(one, other)
    differences = [*_front_matter(one.front_matter, other.front_matter), *_tokens(bodies)]
    for line in differences:
        console.out(console.style(safe(line), "red" if line[0] == "-" else "green") + "\n")
    if not differences:
        console.err("A reader sees the same document.\n")
    elif bodies.holds:
        console.err("The front matter differs.\n")
    else:
        console.err(f"The documents differ: {safe(bodies.message)}\n")
    return int(bool(differences))


def _read(path: str, dialect: str) -> Post:
    from postlint import files  # noqa: PLC0415
    from postlint.post import parse  # noqa: PLC0415

    try:
        return parse(files.read(path).text, path, dialect)
    except files.NotUtf8Error as error:
        raise Failure(f"{path}: {error.reason}") from None
    except OSError as error:
        raise Failure(f"{path}: {error.strerror or error}") from None


def _tokens(proof: Proof) -> Iterator[str]:
    """Yield what only one of the bodies shows; the end of an element goes with its start."""
    if proof.holds:
        return
    signed = [f"- {token}" for token in proof.removed] + [f"+ {token}" for token in proof.added]
    shown = [line for line in signed if not _END.fullmatch(line, 2)]
    yield from shown or signed or [f"- {proof.message}"]


def _front_matter(before: FrontMatter | None, after: FrontMatter | None) -> Iterator[str]:
    from postlint.run.versions import field_values  # noqa: PLC0415  as above

    old, new = field_values(before), field_values(after)
    for key in sorted({*old, *new}):
        name = key if key == "front matter" else f"front matter {key}"
        if old.get(key) != new.get(key):
            yield from (
                f"{sign} {name}: {of[key]}" for sign, of in (("-", old), ("+", new)) if key in of
            )
