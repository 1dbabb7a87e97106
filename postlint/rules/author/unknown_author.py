"""AUT003: an author is one that the archive knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.author._names import names
from postlint.rules.author._vocabulary import Options
from postlint.rules.front_matter._fields import is_blank, readable
from postlint.rules.front_matter._texts import rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_last: list[tuple[object, frozenset[str]]] = []  # one run has one vocabulary for all its posts
_CLOSE, _SHORT = 80, 65  # of 100, by rapidfuzz: of three Chinese characters two make 67


@rule("AUT003", "unknown-author", safety=Safety.UNSAFE, options=Options)
def unknown_author(post: Post, context: Context) -> Iterator[Finding]:
    """Report an author that is not among those that settings, or a file that they name, know."""
    table = context.rule_options.get("unknown-author")
    author = context.field(post, "author") if table and readable(post) else None
    if author is None:
        return
    if not _last or _last[0][0] is not table:
        _last[:] = [(table, context.options("unknown-author", Options).known())]
    known = _last[0][1]
    for entry in names(author):
        name = entry.value
        if not isinstance(name, str) or name in known or is_blank(name):
            continue
        close, score = _nearest(name, known)
        edits = rewrite(post, entry, close) if close else ()
        hint = f"; did you mean `{close}`?" if close else "; mend the name, or add it"
        yield Finding(
            span=entry.value_span,
            message=f"`{name.strip()}` is none of the known authors{hint}",
            edits=edits,
            safety=Safety.UNSAFE if edits and score >= _CLOSE else Safety.DISPLAY,
        )


def _nearest(name: str, known: frozenset[str]) -> tuple[str, float]:
    from rapidfuzz import process, utils  # noqa: PLC0415 - only an unknown name needs it

    least = _CLOSE if name.isascii() else _SHORT
    found = process.extractOne(
        name, sorted(known), processor=utils.default_process, score_cutoff=least
    )
    return (found[0], found[1]) if found else ("", 0)
