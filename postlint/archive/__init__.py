"""What each post contributes to an archive, and what is known once all posts have.

`facts` are of one post, with `places` that it leads to and a sketch of its `texts`; the `archive` is
all of them, `keys` are what posts are grouped by, `near` finds bodies that are nearly the same, `names`
spellings of one name, `vocabulary` what an archive uses. `boilerplate` is what recurs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from postlint.archive.archive import Archive, are_twins, others
    from postlint.archive.facts import Facts, collect

__all__ = ["Archive", "Facts", "are_twins", "collect", "others"]


def __getattr__(name: str) -> object:
    """Import what is wanted: to see that a post alone leads nowhere takes neither."""
    if name in {"Archive", "are_twins", "others"}:
        from postlint.archive import archive  # noqa: PLC0415

        return getattr(archive, name)
    if name in {"Facts", "collect"}:
        from postlint.archive import facts  # noqa: PLC0415

        return getattr(facts, name)
    raise AttributeError(name)
