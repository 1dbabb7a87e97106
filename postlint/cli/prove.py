"""``postlint prove``: say whether two posts show the same document."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import click

from postlint.cli._group import Failure
from postlint.cli._options import colour, quiet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.cli._console import Colour
    from postlint.post import FrontMatter, Post
    from postlint.proof import Proof

_END = re.compile("mark|/[a-z][a-z0-9]*")
_EPILOG = """\b
Examples:
  postlint prove old.md new.md
  git show HEAD:_posts/x.md > old.md; postlint prove old.md _posts/x.md

\b
Exit status:
  0  a reader sees the same document
  1  something differs; - is only in BEFORE, + only in AFTER
  2  wrong usage, or a file that cannot be read
"""


@click.command("prove", epilog=_EPILOG, short_help="Do two posts show the same document?")
@click.argument("before", metavar="BEFORE")
@click.argument("after", metavar="AFTER")
@click.option(
    "--dialect",
    type=click.Choice(["auto", "gfm", "commonmark", "kramdown", "goldmark"]),
    default="auto",
    help="How the site renders Markdown (auto: as the site of BEFORE does).",
)
@colour
@quiet
def command(before: str, after: str, dialect: str, colour: Colour, quiet: bool) -> None:  # noqa: FBT001
    """Say whether two versions of a post show the same document, and what differs.

    Both bodies are rendered and compared as a reader of the site would see them: text, links,
    images, headings, lists, tables, code, line breaks. How they are written, HTML or Markdown,
    does not matter. The values of the front matter, if there is any, are compared too.
    """
    from postlint.cli import _work  # noqa: PLC0415  the engine is heavy: --help does without
    from postlint.cli._console import Console  # noqa: PLC0415
    from postlint.config import Settings  # noqa: PLC0415
    from postlint.output.safe import safe  # noqa: PLC0415

    console = Console(colour, quiet=quiet)
    if dialect == "auto":
        dialect = _work.dialect(before, Settings())
    one, other = _read(before, dialect), _read(after, dialect)
    bodies = _bodies(one, other)
    differences = [*_front_matter(one.front_matter, other.front_matter), *_tokens(bodies)]
    for line in differences:
        console.out(console.style(safe(line), "red" if line[0] == "-" else "green") + "\n")
    if not differences:
        console.err("A reader sees the same document.\n")
    elif bodies.holds:
        console.err("The front matter differs.\n")
    else:
        console.err(f"The documents differ: {safe(bodies.message)}\n")
    click.get_current_context().exit(int(bool(differences)))


def _read(path: str, dialect: str) -> Post:
    from postlint import files  # noqa: PLC0415
    from postlint.post import parse  # noqa: PLC0415

    try:
        return parse(files.read(path).text, path, dialect)
    except files.NotUtf8Error as error:
        raise Failure(f"{path}: {error.reason}") from None
    except OSError as error:
        raise Failure(f"{path}: {error.strerror or error}") from None


def _bodies(before: Post, after: Post) -> Proof:
    from postlint.proof import prove  # noqa: PLC0415

    return prove(
        before.body.source,
        after.body.source,
        dialect=before.body.dialect,
        is_html=after.body.is_html,
        was_html=before.body.is_html,
    )


def _tokens(proof: Proof) -> Iterator[str]:
    """Yield what only one of the bodies shows; the end of an element goes with its start."""
    if proof.holds:
        return
    signed = [f"- {token}" for token in proof.removed] + [f"+ {token}" for token in proof.added]
    shown = [line for line in signed if not _END.fullmatch(line, 2)]
    yield from shown or signed or [f"- {proof.message}"]


def _front_matter(before: FrontMatter | None, after: FrontMatter | None) -> Iterator[str]:
    old, new = _values(before), _values(after)
    for key in sorted({*old, *new}):
        if old.get(key) != new.get(key):
            yield from (
                f"{sign} {key}: {of[key]}" for sign, of in (("-", old), ("+", new)) if key in of
            )


def _values(front_matter: FrontMatter | None) -> dict[str, str]:
    """Return what the front matter says, each value in a form that tells ``1`` from ``true``."""
    if front_matter is None:
        return {}
    if front_matter.problem is not None:
        return {"front matter": front_matter.problem.message}
    return {f"front matter {key}": _written(value) for key, value in front_matter.values.items()}


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else repr(value)
