"""Checks, fixes and converts posts: one by one, or many over several processes.

- One post: `checking` runs the rules over it, `suppressing` sets aside what it suppresses, `fixing`
  mends it round by round, `stepping` fix by fix as somebody answers, `silencing` writes comments
  that suppress. `converting` makes Markdown of its HTML, `renaming` of one that is all HTML.
- `proving` holds each of these changes against the post before; `versions` does so for changes that
  others made. `internal` is what the engine itself has to say.
- Many posts: `many` maps over them, in one process or in several (`pool`); `across` asks the rules
  that know all of them.
- `examples` runs those of declared rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.run.across import Remarks, across
from postlint.run.checking import check, check_post, check_posts
from postlint.run.internal import internal_error
from postlint.run.many import PARALLEL_FROM, map_batches, map_posts

if TYPE_CHECKING:
    from postlint.run.converting import convert_post, options_for
    from postlint.run.fixing import fix
    from postlint.run.renaming import markdown_path

__all__ = [
    "PARALLEL_FROM",
    "Remarks",
    "across",
    "check",
    "check_post",
    "check_posts",
    "convert_post",
    "fix",
    "internal_error",
    "map_batches",
    "map_posts",
    "markdown_path",
    "options_for",
]


def __getattr__(name: str) -> object:
    """Import what is wanted: to check posts takes less than to mend and to convert them."""
    if name in {"convert_post", "options_for"}:
        from postlint.run import converting  # noqa: PLC0415

        return getattr(converting, name)
    if name == "fix":
        from postlint.run.fixing import fix  # noqa: PLC0415

        return fix
    if name == "markdown_path":
        from postlint.run.renaming import markdown_path  # noqa: PLC0415

        return markdown_path
    raise AttributeError(name)
