"""The archive that posts belong to: the facts of all its posts, and what rules across posts say."""

from __future__ import annotations

import functools
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from postlint import files, run
from postlint.cli import _kept
from postlint.cli._cached import stamp_of
from postlint.cli._options import cores
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
    from collections.abc import Container, Iterator, Sequence

    from postlint.archive import Archive, Facts
    from postlint.cache.index import Index, Read
    from postlint.cli._cached import Cache
    from postlint.cli._session import Session
    from postlint.config import Settings
    from postlint.rule import Rule


FEW = 200
"""Of fewer posts an index is not made: reading them takes less time than it saves."""


class Around(msgspec.Struct, frozen=True):
    """The archive that the posts of a run belong to.

    ``roots`` are the folders of their sites, ``more`` all other posts in these, and ``looks`` what the
    file system said of all of them a moment ago.
    """

    paths: tuple[str, ...]
    roots: list[str]
    more: list[str] = []
    looks: Mapping[str, os.stat_result] = {}

    @property
    def root(self) -> str:
        """The folder of the site, if there is one site."""
        return self.roots[0] if len(self.roots) == 1 else ""

    @property
    def asked(self) -> frozenset[str] | None:
        """The posts of the run, if there are others."""
        return frozenset(map(str, self.paths)) if self.more else None

    def index(self, settings: Settings, options: Mapping[str, Any]) -> Index | None:
        """Return the index of the archive, if it has one or is to have one."""
        number = len(self.paths) + len(self.more)
        if options["no_cache"] or not (self.root or (number >= FEW and not self.more)):
            return None
        index = index_of(self.root, settings, options["cache_dir"])
        return index if index and (number >= FEW or index.exists()) else None

    def places(self, settings: Settings) -> dict[str, str]:
        """Return what facts depend on besides the content: place and dialect, for each path."""
        folders: dict[str, tuple[str, str]] = {}
        found = {}
        for path in (*self.paths, *self.more):
            folder, _, name = path.rpartition("/")
            known = folders.get(folder)
            if known is None:
                inner = inside(path, self.root) if self.root else path
                above = inner.removesuffix(name)
                known = folders[folder] = above, f"\0{dialect(path, settings)}"
            found[path] = known[0] + name + known[1]
        return found


def told(
    session: Session,
    rules: tuple[Rule, ...],
    jobs: int | None,
    options: Mapping[str, Any],
    cache: Cache | None = None,
) -> tuple[str, ...]:
    """Return the posts of a run with what rules across posts say of each, if any is selected.

    What is remembered of a whole archive is not found out again. ``cache`` is that of the run.
    """
    paths, settings = session.paths, session.settings
    chosen = [rule for rule in rules if rule.check_archive is not None]
    if not chosen or not paths:
        return paths
    _kept.forget()
    around = those_around(session)
    alone = len(paths) == 1 and not around.roots
    if alone and not leads_into_its_site(paths[0], settings=settings):
        return paths
    index = around.index(settings, options)
    if index is None:
        sketched = any("sketch" in rule.needs for rule in chosen if type(rule.needs) is tuple)
        archive = _read(around, session, jobs, keep=_keeps(paths, jobs), sketched=sketched)
        said: Mapping[str, run.Remarks] = run.across(archive, chosen, settings.context())
    else:
        from postlint.cli._remembered import across  # noqa: PLC0415  single posts mostly do without

        seen = dict(zip(paths, cache.looks, strict=True)) if cache else {}
        use = index.use(around.places(settings), around.looks, seen)
        read = _reader(session, jobs, frozenset(paths) if _keeps(paths, jobs) else ())
        try:
            stamp = cache.stamp if cache else stamp_of(settings, rules)
            said = across(use, read, chosen, around.root, settings, stamp)
        finally:
            use.store.close()
        _note(session, use.store.problem)
    return tuple(_with_remarks(path, said.get(str(path), ())) for path in paths)


def archive_of(session: Session, jobs: int | None, options: Mapping[str, Any]) -> Archive:
    """Return the archive of the posts of a run: they, and all others of their sites.

    Of an archive that is not small an index is kept in the cache, so that only what changed is read
    again; ``options`` say whether and where there is a cache.
    """
    from postlint.archive import Archive  # noqa: PLC0415  single posts mostly do without

    around = those_around(session)
    index = around.index(session.settings, options)
    if index is None:
        return _read(around, session, jobs)
    return Archive(refreshed(index, around, session, jobs), around.root, around.asked)


def _read(
    around: Around,
    session: Session,
    jobs: int | None,
    *,
    keep: bool = False,
    sketched: bool = True,
) -> Archive:
    """Return an archive of which all posts are read; ``keep`` those of the run."""
    from postlint.archive import Archive  # noqa: PLC0415  as above

    settings = session.settings
    own = gathered(around.paths, settings, jobs, keep=keep, sketched=sketched)
    more = gathered(around.more, settings, jobs, sketched=sketched)
    return Archive([*own, *more], around.root, around.asked)


def _keeps(paths: Sequence[str], jobs: int | None) -> bool:
    """Say whether what is done with posts next is done by this process."""
    return len(paths) < run.PARALLEL_FROM or (jobs or cores()) == 1


def those_around(session: Session) -> Around:
    """Return the archive that the posts of a run belong to."""
    paths, settings = session.paths, session.settings
    roots = roots_of(paths, settings)
    if not roots or session.has_all_of(roots):
        return Around(paths, roots, looks=session.looks)
    found = files.find(roots, exclude=settings.exclude, root=settings.root)
    sites().know(found.beside)
    return Around(paths, roots, _beside(paths, found), {**found.looks, **session.looks})


def index_of(root: str, settings: Settings, given: str | None) -> Index | None:
    """Return the index of the archive in a folder, which need not exist; None without SQLite.

    Posts of no folder are known by their paths as seen from the working directory.
    """
    try:
        from postlint.cache.index import Index  # noqa: PLC0415  loads sqlite3
        from postlint.cache.store import NAME  # noqa: PLC0415
    except ImportError:
        return None
    folder = given or (settings.cache_dir and os.path.join(settings.root, settings.cache_dir))  # noqa: PTH118
    fields = sorted((role, tuple(keys)) for role, keys in settings.fields.items())
    place = "" if root else os.getcwd()  # noqa: PTH109
    return Index(folder or os.path.join(root or settings.root, NAME), f"{fields!r}{place}")  # noqa: PTH118


def refreshed(index: Index, around: Around, session: Session, jobs: int | None) -> list[Facts]:
    """Return the facts of all posts of an archive, read anew where the index does not know them."""
    places = around.places(session.settings)
    found, problem = index.facts(places, _reader(session, jobs), around.looks)
    _note(session, problem)
    return found


def _note(session: Session, problem: str) -> None:
    if problem:
        session.console.note(f"there is no index of the archive: {problem}")


def _reader(session: Session, jobs: int | None, kept: Container[str] = ()) -> Read:
    """Return what reads posts; those of ``kept`` are kept for what is done with them next."""
    settings = session.settings

    def read(unknown: list[str]) -> Iterator[Facts]:
        own = [path for path in unknown if path in kept]
        yield from gathered(own, settings, jobs, keep=True)
        rest = [path for path in unknown if path not in kept]
        yield from gathered(rest, settings, jobs)

    return read


def inside(path: str, root: str) -> str:
    """Return a path relative to the folder of an archive."""
    if "/." in path or path.startswith("."):
        return os.path.relpath(path, root)
    if path.startswith(f"{root}/"):
        return path[len(root) + 1 :]
    return path if root == "." and path[0] != "/" else os.path.relpath(path, root)


def roots_of(paths: Sequence[str], settings: Settings) -> list[str]:
    """Return the folders of the sites of posts; where there is none, the one of the settings."""
    tops: dict[str, None] = {}
    for folder in files.folders(paths):
        found = sites().found(folder)
        if found is not None:
            tops[found[1]] = None
        elif settings.origin:
            top = Path(settings.root).absolute()
            if Path(folder).absolute().is_relative_to(top):
                tops[str(top)] = None
    absolute = any(path[:1] == os.sep or os.path.isabs(path) for path in paths)  # noqa: PTH117  as above
    return sorted(top if absolute else os.path.relpath(top) for top in tops)


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


def _beside(paths: Sequence[str], found: files.Found) -> list[str]:
    """Return the posts that were found and are not among ``paths``."""
    given = frozenset(paths)
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
