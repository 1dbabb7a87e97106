"""The archive that posts belong to: the facts of all its posts, and what rules across posts say."""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from postlint import files, run
from postlint.cli import _kept
from postlint.cli._options import cores
from postlint.cli._remembered import can_be_remembered, recalled, remember
from postlint.cli._work import (
    Collected,
    Piped,
    Told,
    collect_paths,
    dialect,
    leads_into_its_site,
    sites,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from postlint.archive import Archive, Facts
    from postlint.cache import Memory
    from postlint.cache.index import Index
    from postlint.cli._session import Session
    from postlint.config import Settings
    from postlint.rule import Rule


FEW = 200
"""Of fewer posts an index is not made: reading them takes less time than it saves."""


def told(
    session: Session,
    rules: Sequence[Rule],
    jobs: int | None,
    options: Mapping[str, Any],
    memory: Memory | None = None,
) -> tuple[str, ...]:
    """Return the posts of a run with what rules across posts say of each, if any is selected.

    What the ``memory`` knows of a whole archive is not found out again.
    """
    paths, settings = session.paths, session.settings
    chosen = [rule for rule in rules if rule.check_archive is not None]
    if not chosen or not paths:
        return paths
    _kept.forget()
    roots, more = around = those_around(session)
    alone = len(paths) == 1 and not roots
    if alone and not leads_into_its_site(paths[0], settings=settings):
        return paths
    root = roots[0] if len(roots) == 1 else ""
    known = not more and can_be_remembered(chosen)
    look = memory.look(paths) if memory and known else b""
    if memory and look:
        again = recalled(memory, look, chosen, paths, root, settings)
        if again is not None:
            return tuple(_with_remarks(path, again.get(str(path), ())) for path in paths)
    sketched = any("sketch" in rule.needs for rule in chosen if type(rule.needs) is tuple)
    archive = archive_of(session, jobs, options, keep=True, sketched=sketched, around=around)
    said = run.across(archive, chosen, settings.context())
    if memory and look:
        remember(memory, look, said, archive)
    return tuple(_with_remarks(path, said.get(str(path), ())) for path in paths)


def archive_of(
    session: Session,
    jobs: int | None,
    options: Mapping[str, Any],
    *,
    keep: bool = False,
    sketched: bool = True,
    around: tuple[list[str], list[str]] | None = None,
) -> Archive:
    """Return the archive of the posts of a run: they, and all others of their sites.

    ``sketched`` as in `collect_paths`; ``around`` are the roots and the other posts, where they are
    known.

    Of an archive that is not small an index is kept in the cache, so that only what changed is read
    again; ``options`` say whether and where there is a cache. ``keep`` the posts for what is done
    with them next, if that is done by this process.
    """
    from postlint.archive import Archive  # noqa: PLC0415  single posts mostly do without

    paths, settings = session.paths, session.settings
    roots, more = around or those_around(session)
    root = roots[0] if len(roots) == 1 else ""
    asked = frozenset(map(str, paths)) if more else None
    keep = keep and (len(paths) < run.PARALLEL_FROM or (jobs or cores()) == 1)
    index = None
    if root and not options["no_cache"]:
        index = index_of(root, settings, options["cache_dir"])
    if index and (index.exists() or len(paths) + len(more) >= FEW):
        kept = frozenset(paths) if keep else frozenset()
        facts = refreshed(index, [*paths, *more], root, session, jobs, kept)
        return Archive(facts, root, asked)
    own = gathered(paths, settings, jobs, keep=keep, sketched=sketched)
    return Archive([*own, *gathered(more, settings, jobs, sketched=sketched)], root, asked)


def those_around(session: Session) -> tuple[list[str], list[str]]:
    """Return the folders of the sites of the posts of a run, and all other posts in them."""
    paths, settings = session.paths, session.settings
    roots = roots_of(paths, settings)
    return roots, [] if session.has_all_of(roots) else _beside(paths, roots, settings)


def index_of(root: str, settings: Settings, given: str | None) -> Index | None:
    """Return the index of the archive in a folder, which need not exist; None without SQLite."""
    try:
        from postlint.cache.index import Index  # noqa: PLC0415  loads sqlite3
        from postlint.cache.store import NAME  # noqa: PLC0415
    except ImportError:
        return None
    folder = given or (settings.cache_dir and os.path.join(settings.root, settings.cache_dir))  # noqa: PTH118
    fields = sorted((role, tuple(keys)) for role, keys in settings.fields.items())
    return Index(folder or os.path.join(root, NAME), repr(fields))  # noqa: PTH118


def refreshed(
    index: Index,
    paths: Sequence[str],
    root: str,
    session: Session,
    jobs: int | None,
    kept: Container[str] = (),
) -> list[Facts]:
    """Return the facts of all posts of an archive, read anew where the index does not know them.

    Those of ``kept`` are kept for what is done with them next.
    """
    settings = session.settings

    def read(unknown: list[str]) -> Iterator[Facts]:
        own = [path for path in unknown if path in kept]
        yield from gathered(own, settings, jobs, keep=True)
        rest = [path for path in unknown if path not in kept]
        yield from gathered(rest, settings, jobs)

    found, problem = index.facts(places(paths, root, settings), read)
    if problem:
        session.console.note(f"there is no index of the archive: {problem}")
    return found


def places(paths: Sequence[str], root: str, settings: Settings) -> dict[str, str]:
    """Return what facts depend on besides the content: place and dialect, for each path."""
    return {path: f"{inside(path, root)}\0{dialect(path, settings)}" for path in paths}


def inside(path: str, root: str) -> str:
    """Return a path relative to the folder of an archive."""
    if "/." in path or path.startswith("."):
        return os.path.relpath(path, root)
    if path.startswith(f"{root}/"):
        return path[len(root) + 1 :]
    return path if root == "." and path[0] != "/" else os.path.relpath(path, root)


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
    found = files.find(roots, exclude=settings.exclude, root=settings.root)
    if not (more := [path for path in found.paths if path not in given]):
        return []
    known = {os.path.realpath(path) for path in paths}
    names = {os.path.basename(path) for path in known}  # noqa: PTH119  a Path is slow
    return [
        path
        for path in more  # few have a name that one of those could have
        if not (path in found.links or os.path.basename(path) in names)  # noqa: PTH119
        or os.path.realpath(path) not in known
    ]


def _with_remarks(path: str, remarks: run.Remarks) -> str:
    if isinstance(path, Piped):
        path.remarks = remarks
        return path
    return Told(path, remarks) if remarks else path
