"""What rules across posts said the last time, where that is known to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from postlint import run
from postlint.catalogue import module_of
from postlint.run.internal import FAILED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from postlint.archive import Archive
    from postlint.cache import Memory
    from postlint.config import Settings
    from postlint.rule import Rule

_ON_FILES: Final = frozenset(("links", "images"))
"""What rules need that look at other files than posts: these are asked each time."""


def can_be_remembered(rules: Sequence[Rule]) -> bool:
    """Say whether what rules across posts say depends on posts, and on files that posts lead to."""
    return all(module_of(rule).startswith("postlint.rules.") for rule in rules)


def remember(
    memory: Memory, look: bytes, said: Mapping[str, run.Remarks], archive: Archive
) -> None:
    """Keep what rules said of an archive that looks so, unless one of them failed."""
    from postlint.cache import Said  # noqa: PLC0415  loads SQLite

    if any(code == FAILED for remarks in said.values() for code, _ in remarks):
        return
    within = tuple(
        (one.path, one.links, one.images) for one in archive.posts if one.links or one.images
    )
    memory.keep(Said(look, dict(said), within))


def recalled(
    memory: Memory,
    look: bytes,
    rules: Sequence[Rule],
    paths: Sequence[str],
    root: str,
    settings: Settings,
) -> dict[str, run.Remarks] | None:
    """Return what rules say of the posts at ``paths`` if they look as the last time; else None."""
    known = memory.recall(look)
    again = [
        rule
        for rule in rules
        if isinstance(rule.needs, tuple) and not _ON_FILES.isdisjoint(rule.needs)
    ]
    if known is None or not (known.within and again):
        return None if known is None else known.remarks
    from postlint.archive import Archive, Facts  # noqa: PLC0415  single posts mostly do without

    within = {path: (links, images) for path, links, images in known.within}
    posts = []
    for path in map(str, paths):
        links, images = within.get(path, ((), ()))
        posts.append(Facts(path=path, links=links, images=images))
    codes = {rule.code for rule in again}
    said = {
        path: tuple(remark for remark in remarks if remark[0] not in codes)
        for path, remarks in known.remarks.items()
    }
    for path, more in run.across(Archive(posts, root), again, settings.context()).items():
        remarks = (*said.get(path, ()), *more)
        said[path] = tuple(sorted(remarks, key=lambda remark: remark[0]))  # as when all are asked
    return {path: remarks for path, remarks in said.items() if remarks}
