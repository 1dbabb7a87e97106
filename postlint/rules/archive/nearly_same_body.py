"""ARC003: a text that was hardly changed is the same text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.archive import others
from postlint.archive.near import near
from postlint.rule import Context, Remark, archive_rule
from postlint.rules.archive._shared import Shared, is_standing_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.archive import Archive


class Options(Shared, frozen=True, forbid_unknown_fields=True):
    """Options: ``percent`` of the clauses of two bodies are in both."""

    percent: int = 80


@archive_rule("ARC003", "nearly-same-body", default=False, options=Options, needs=("sketch",))
def nearly_same_body(archive: Archive, context: Context) -> Iterator[Remark]:
    """Report a body that shares most of its clauses with that of another post."""
    options = context.options("nearly-same-body", Options)
    for post, alike in near(archive.posts, options.percent, options.most):
        if also := [one for one in others(post, alike) if not is_standing_text(post, one)]:
            message = f"the body says nearly the same as that of {archive.listed(also)}; keep one, or tell them apart"
            yield Remark(path=post.path, message=message)
