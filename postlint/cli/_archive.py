"""The archive that posts belong to: the facts of all its posts, and what rules across posts say."""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import TYPE_CHECKING

from postlint import files, run
from postlint.archive import Archive
from postlint.cli._options import cores
from postlint.cli._work import Collected, Piped, Told, collect_paths, sites

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from postlint.archive import Facts
    from postlint.config import Settings
    from postlint.rule import Rule


def told(
    paths: Sequence[str], settings: Settings, rules: Sequence[Rule], jobs: int | None
) -> tuple[str, ...]:
    """Return ``paths`` with what rules across posts say of each, as far as any is selected."""
    chosen = [rule for rule in rules if rule.check_archive is not None]
    if not chosen or not paths:
        return tuple(paths)
    said = run.across(archive_of(paths, settings, jobs, keep=True), chosen, settings.context())
    return tuple(_with_remarks(path, said.get(str(path), ())) for path in paths)


def archive_of(
    paths: Sequence[str], settings: Settings, jobs: int | None, *, keep: bool = False
) -> Archive:
    """Return the archive of posts: they, and all others of their sites.

    ``keep`` them for what is done with them next, if that is done by this process.
    """
    roots = roots_of(paths, settings)
    keep = keep and len(paths) < run.PARALLEL_FROM
    own = _gathered(paths, settings, jobs, keep=keep)
    more = _gathered(_beside(paths, roots, settings), settings, jobs)
    return Archive([*own, *more], roots[0] if len(roots) == 1 else "")


def roots_of(paths: Sequence[str], settings: Settings) -> list[str]:
    """Return the folders of the sites of posts; where there is none, the one of the settings."""
    found = set()
    absolute = any(os.path.isabs(path) for path in paths)  # noqa: PTH117  as above
    for folder in {os.path.dirname(path) for path in paths}:  # noqa: PTH120  a Path is slow
        top = sites().top(Path(folder))
        if top is None and settings.origin:
            top = Path(settings.root).absolute()
            if not Path(folder).absolute().is_relative_to(top):
                top = None
        if top is not None:
            found.add(str(top) if absolute else os.path.relpath(top))
    return sorted(found)


def _gathered(
    paths: Sequence[str], settings: Settings, jobs: int | None, *, keep: bool = False
) -> Iterator[Facts]:
    """Yield the facts of all posts that can be read; the others are reported by who checks them."""
    collect = functools.partial(collect_paths, settings=settings, keep=keep)
    for report in run.map_batches(collect, paths, jobs or cores()):
        if isinstance(report, Collected):
            yield report.facts


def _beside(paths: Sequence[str], roots: Sequence[str], settings: Settings) -> list[str]:
    """Return the posts below ``roots`` that are not among ``paths``."""
    if not roots:
        return []
    given = frozenset(paths)
    found = files.find(roots, exclude=settings.exclude, root=settings.root).paths
    if not (more := [path for path in found if path not in given]):
        return []
    known = {os.path.realpath(path) for path in paths}
    return [path for path in more if os.path.realpath(path) not in known]


def _with_remarks(path: str, remarks: run.Remarks) -> str:
    if isinstance(path, Piped):
        path.remarks = remarks
        return path
    return Told(path, remarks) if remarks else path
