"""FM002: front matter must have its closing delimiter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Related, rule
from postlint.rules.front_matter._fields import unreadable
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_CLOSING = {"yaml": "---", "toml": "+++", "json": "}"}
# A key with what follows it, an indented line, an item of a list, a comment: still front matter.
_FIELD = expression(r"[\w\"'][^:=\n]*[:=](?:\s|$)|[ \t]+\S|- |#(?!#| )")


@rule("FM002", "front-matter-not-closed", needs=unreadable)
def front_matter_not_closed(post: Post, context: Context) -> Iterator[Finding]:
    """Report front matter whose closing delimiter is missing."""
    matter = post.front_matter
    if matter is None or matter.problem is None or matter.problem.kind != "unclosed":
        return
    closing = _CLOSING[matter.format]
    last = _last_field(post)
    edits: tuple[Edit, ...] = ()
    related: tuple[Related, ...] = ()
    if last is not None and matter.format != "json":
        newline = "\r\n" if "\r\n" in post.text[: last.end + 2] else "\n"
        edits = (Edit(Span(last.end, last.end), newline + closing),)
        related = (Related(last, "the last line that looks like a field"),)
    yield Finding(
        span=matter.problem.span,
        message=f"front matter is not closed; add a line `{closing}` after its last field",
        edits=edits,
        related=related,
    )


def _last_field(post: Post) -> Span | None:
    last = None
    for number in range(2, len(post.lines) + 1):
        line = post.lines.span(number)
        if not _FIELD.match(line.of(post.text)):
            break
        last = line
    return last
