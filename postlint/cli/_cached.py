"""Checking with the cache: posts that were checked before, and are the same, are not again."""

# Paths stay the strings that they were given as.
# ruff: noqa: PTH100, PTH118

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from postlint import run
from postlint.cli import _work
from postlint.cli._options import cores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from postlint.cache import Answers, Shown, Store
    from postlint.cli._outputs import Outputs
    from postlint.cli._session import Session
    from postlint.config import Settings
    from postlint.report import Report
    from postlint.rule import Rule

FEW = 16
"""With fewer posts than this, opening a cache costs more than it saves (measured)."""

_APART = ("origin", "exclude", "cache_dir")
"""Settings that no report depends on."""


def folder_of(settings: Settings, given: str | None) -> str:
    """Return the folder of the cache: the command line's, the settings', or the one beside them."""
    from postlint.cache.store import NAME  # noqa: PLC0415  loads SQLite

    return given or os.path.join(settings.root, settings.cache_dir or NAME)


def batches(
    session: Session,
    work: Callable[[Sequence[str]], list[Report]],
    paths: Sequence[str],
    options: dict[str, Any],
    memory: Cache | None,
    outputs: Outputs | None,
) -> Iterator[Report | Shown]:
    """Do ``work`` on the posts of a session that the cache does not know; yield what is said of all.

    ``paths`` are those of the command line, ``options`` its options. ``memory`` is of the cache, if
    there is one. ``outputs`` write all that is said of a post; None where more is done with reports.
    """
    jobs = options["jobs"]
    if memory is None:
        yield from session.batches(work, jobs)
        return
    store, answers = memory.store, _answers(session, memory, paths, outputs)
    try:
        make = partial(run.map_batches, work, jobs=jobs or cores())
        yield from session.readable(answers.map(make, session.paths), len(session.paths))
    finally:
        store.close()
    if store.problem:
        session.console.note(f"{store.folder} is not used as a cache: {store.problem}")


class Cache(NamedTuple):
    """The cache of a run: where it is, and a hash of all that answers depend on besides posts.

    ``looks`` is how the posts look, and ``size`` how many bytes they have.
    """

    store: Store
    stamp: bytes
    looks: list[bytes]
    size: int


def memory_of(session: Session, rules: tuple[Rule, ...], options: dict[str, Any]) -> Cache | None:
    """Open the cache of a session, if it is to be used."""
    if options["no_cache"] or len(session.paths) < FEW:
        return None
    stamped = stamp_of(session.settings, rules)
    if not stamped:
        return None
    from postlint.cache import Store, looks_of  # noqa: PLC0415  as above

    store = Store(folder_of(session.settings, options["cache_dir"]))
    return Cache(store, stamped, *looks_of(session.paths, session.looks, store))


def stamp_of(settings: Settings, rules: tuple[Rule, ...]) -> bytes:
    """Return a hash of all that answers depend on besides posts; nothing if there is none."""
    try:
        from postlint.cache import UncacheableError, stamp  # noqa: PLC0415  as above
    except ImportError:  # a Python without SQLite
        return b""
    try:
        return stamp(settings, rules, _APART)
    except (UncacheableError, OSError):
        return b""


def _answers(
    session: Session, memory: Cache, paths: Sequence[str], outputs: Outputs | None
) -> Answers:
    from postlint.cache import Answers, Printed, Reported  # noqa: PLC0415  as above
    from postlint.output.tally import tally  # noqa: PLC0415  --help does without

    alone = outputs.alone if outputs else ""
    settings = session.settings
    root = os.path.abspath(settings.root)
    tops = [os.path.join(os.path.abspath(path), "") for path in paths]
    return Answers(
        memory.store,
        memory.stamp,
        Printed(alone, outputs.of, tally) if outputs and alone else Reported(),
        looks=memory.looks,
        size=memory.size,
        told=_told(settings),
        dated=[rule.code for rule in settings.known() if rule.varies == "by day"],
        whole=any(os.path.join(root, "").startswith(top) for top in tops),
    )


def _told(settings: Settings) -> Callable[[str], str]:
    """Return what tells, of a folder, what answers depend on besides posts, settings and rules: its site."""
    known: dict[int, str] = {}

    def told(folder: str) -> str:
        found = _work.sites().found(folder)
        said = known.get(id(found))
        if said is None:
            path = os.path.join(folder, "")
            said = known[id(found)] = f"{_work.dialect(path, settings)}\0{found!r}"
        return said

    return told
