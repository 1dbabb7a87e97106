"""The archive that posts belong to: the facts of all its posts, and what rules across posts say."""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from postlint import files, run
from postlint.cli import _kept
from postlint.cli._options import cores
from postlint.cli._remembered import can_be_remembered, recalled, remember
from postlint.cli._work import (
    Collected,
    Piped,
    Told,
    collect_paths,
    leads_into_its_site,
    sites,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from postlint.archive import Archive, Facts
    from postlint.archive.index import Index
    from postlint.cache import Memory
    from postlint.cli._session import Session
    from postlint.config import Settings
    from postlint.rule import Rule


READ_ALONG = 1_000
"""So many other posts are read for the sake of single ones; of more an index must tell."""


class TooLarge(Exception):  # noqa: N818  no error: some rules are not asked
    """An archive has more posts than are read for the sake of a few."""


def told(
    session: Session,
    rules: Sequence[Rule],
    jobs: int | None,
    *,
    whole: bool,
    memory: Memory | None = None,
) -> tuple[str, ...]:
    """Return the posts of a run with what rules across posts say of each, if any is selected.

    Where single posts are asked about, and not ``whole`` folders, a large archive is not read for
    their sake: then there must be an index of it, or these rules say nothing. What the ``memory``
    knows is not found out again.
    """
    paths, settings = session.paths, session.settings
    chosen = [rule for rule in rules if rule.check_archive is not None]
    if not chosen or not paths:
        return paths
    _kept.forget()
    around = _around(paths, settings)
    alone = len(paths) == 1 and not around[0]
    if alone and not leads_into_its_site(paths[0], settings=settings):
        return paths
    every = (*paths, *around[1])
    root = around[0][0] if len(around[0]) == 1 else ""
    most = None if whole else READ_ALONG
    known = can_be_remembered(chosen) and (most is None or len(around[1]) <= most)
    look = memory.look(every) if memory and known else b""
    if memory and look:
        again = recalled(memory, look, chosen, every, root, settings)
        if again is not None:
            return tuple(_with_remarks(path, again.get(str(path), ())) for path in paths)
    try:
        archive = archive_of(
            paths,
            settings,
            jobs,
            keep=True,
            most=most,
            sketched=any("sketch" in rule.needs for rule in chosen if type(rule.needs) is tuple),
            around=around,
        )
    except TooLarge:
        session.console.note(
            "rules across posts did not look: the archive is large, and has no index"
            " (`postlint index build` makes one)"
        )
        return paths
    said = run.across(archive, chosen, settings.context())
    if memory and look:
        remember(memory, look, said, archive)
    return tuple(_with_remarks(path, said.get(str(path), ())) for path in paths)


def archive_of(
    paths: Sequence[str],
    settings: Settings,
    jobs: int | None,
    *,
    keep: bool = False,
    most: int | None = None,
    sketched: bool = True,
    around: tuple[list[str], list[str]] | None = None,
) -> Archive:
    """Return the archive of posts: they, and all others of their sites.

    ``keep`` them for what is done with them next, if that is done by this process. Where the site
    has an index, only what changed is read, and the index learns of it. ``sketched`` as in
    `collect_paths`; ``around`` are the roots and the other posts, where they are known.

    Raises:
        TooLarge: if more than ``most`` others had to be read.

    """
    from postlint.archive import Archive  # noqa: PLC0415  single posts mostly do without

    roots, more = around or _around(paths, settings)
    root = roots[0] if len(roots) == 1 else ""
    if root:
        index = index_of(root, settings)
        if index.exists():
            return Archive(refreshed(index, [*paths, *more], settings, jobs), root)
    if most is not None and len(more) > most:
        raise TooLarge
    keep = keep and (len(paths) < run.PARALLEL_FROM or (jobs or cores()) == 1)
    own = gathered(paths, settings, jobs, keep=keep, sketched=sketched)
    return Archive([*own, *gathered(more, settings, jobs, sketched=sketched)], root)


def _around(paths: Sequence[str], settings: Settings) -> tuple[list[str], list[str]]:
    """Return the folders of the sites of posts, and all other posts in them."""
    roots = roots_of(paths, settings)
    return roots, _beside(paths, roots, settings)


def index_of(root: str, settings: Settings) -> Index:
    """Return the index of the archive in a folder, which need not exist."""
    from postlint.archive.index import Index  # noqa: PLC0415  loads sqlite3

    key = msgspec.json.encode((settings.fields, settings.dialect), order="sorted").decode()
    return Index(root, key)


def refreshed(
    index: Index, paths: Sequence[str], settings: Settings, jobs: int | None
) -> list[Facts]:
    """Return the facts of all posts of an archive, read anew where the index does not know them."""
    from postlint.archive.index import stat_of  # noqa: PLC0415

    places = {path: inside(path, index.root) for path in paths}
    stats = {
        places[path]: stat
        for path in paths
        if not isinstance(path, Piped) and (stat := stat_of(path)) is not None
    }
    known = index.load(stats)
    found: list[Facts] = []
    unknown: list[str] = []
    for path in paths:
        facts = known.get(places[path]) if places[path] in stats else None
        if facts is None:
            unknown.append(path)
        else:
            found.append(msgspec.structs.replace(facts, path=str(path)))
    fresh = list(gathered(unknown, settings, jobs))
    gone = index.stats().keys() - stats.keys() - set(places.values())
    learnt = [
        (place, stats[place], msgspec.structs.replace(facts, path=place))
        for facts in fresh
        if (place := places[facts.path]) in stats
    ]
    if learnt or gone:
        index.update(learnt, gone)
    return found + fresh


def every(paths: Sequence[str], roots: Sequence[str], settings: Settings) -> list[str]:
    """Return posts and all others of their site."""
    return [*paths, *_beside(paths, roots, settings)]


def inside(path: str, root: str) -> str:
    """Return a path relative to the folder of an archive."""
    plain = path.startswith(f"{root}/") and "/." not in path  # nearly always, and quick to see
    return path[len(root) + 1 :] if plain else os.path.relpath(path, root)


def roots_of(paths: Sequence[str], settings: Settings) -> list[str]:
    """Return the folders of the sites of posts; where there is none, the one of the settings."""
    found = set()
    absolute = any(os.path.isabs(path) for path in paths)  # noqa: PTH117  a Path is slow
    for folder in {os.path.dirname(path) for path in paths}:  # noqa: PTH120  as above
        top = sites().top(Path(folder))
        if top is None and settings.origin:
            top = Path(settings.root).absolute()
            if not Path(folder).absolute().is_relative_to(top):
                top = None
        if top is not None:
            found.add(str(top) if absolute else os.path.relpath(top))
    return sorted(found)


def gathered(
    paths: Sequence[str],
    settings: Settings,
    jobs: int | None,
    *,
    keep: bool = False,
    sketched: bool = True,
) -> Iterator[Facts]:
    """Yield the facts of all posts that can be read; the others are reported by who checks them."""
    collect = functools.partial(collect_paths, settings=settings, keep=keep, sketched=sketched)
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
    names = {os.path.basename(path) for path in known}  # noqa: PTH119  a Path is slow
    return [path for path in more if not _is_one_of(path, known, names)]


def _is_one_of(path: str, known: Container[str], names: Container[str]) -> bool:
    """Say whether a file is ``known`` by its real path; few have a name that it could have."""
    may_be = os.path.basename(path) in names or os.path.islink(path)  # noqa: PTH114, PTH119
    return may_be and os.path.realpath(path) in known


def _with_remarks(path: str, remarks: run.Remarks) -> str:
    if isinstance(path, Piped):
        path.remarks = remarks
        return path
    return Told(path, remarks) if remarks else path
