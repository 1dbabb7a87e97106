"""Work on many posts in several processes, of which any may die."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from postlint.run.internal import internal_error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from postlint.report import Report

Item = TypeVar("Item")

CHUNK = 32
"""Posts that a process gets at a time: few enough to share the work, many enough to send cheaply."""

_AHEAD = 4
"""Chunks in flight for each process, so that reports do not pile up before they are wanted."""

_DEATHS = 10
"""After this many dead pools the machine is at fault, not a post; the rest runs in this process."""


def in_parallel(
    guarded: Callable[[Sequence[Item]], list[Report]], items: Sequence[Item], jobs: int
) -> Iterator[Report]:
    """Yield what ``guarded`` returns for chunks of ``items``, in order, from ``jobs`` processes.

    ``guarded`` must not raise.
    """
    flying: deque[tuple[Sequence[Item], Future[list[Report]] | None]] = deque()
    processes = _Processes(jobs)
    try:
        for start in range(0, len(items), CHUNK):
            chunk = items[start : start + CHUNK]
            flying.append((chunk, processes.submit(partial(guarded, chunk))))
            if len(flying) >= jobs * _AHEAD:
                yield from _landed(guarded, *flying.popleft())
        while flying:
            yield from _landed(guarded, *flying.popleft())
    finally:
        processes.end()


class _Processes:
    """A pool that is replaced when one of its processes dies."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool = _pool(jobs)
        self._deaths = 0

    def submit(self, work: Callable[[], list[Report]]) -> Future[list[Report]] | None:
        """Start ``work``; None once so many pools have died that processes cannot be the way."""
        while self._deaths < _DEATHS:
            try:
                return self._pool.submit(work)
            except BrokenProcessPool:
                self._deaths += 1
                self._pool = _pool(self._jobs)
        return None

    def end(self) -> None:
        """Wait for what runs, drop what waits."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _landed(
    guarded: Callable[[Sequence[Item]], list[Report]],
    chunk: Sequence[Item],
    future: Future[list[Report]] | None,
) -> Iterator[Report]:
    """Yield a chunk's reports; where its process died, find out in another which post did it."""
    if future is None:
        yield from guarded(chunk)
        return
    try:
        reports = future.result()
    except BrokenProcessPool:
        reports = _apart(guarded, chunk)
    yield from reports


def _apart(
    guarded: Callable[[Sequence[Item]], list[Report]], chunk: Sequence[Item]
) -> list[Report]:
    """Work on a chunk in a process of its own; on each half in its own if that one dies too."""
    with _pool(1) as pool:
        try:
            return pool.submit(guarded, chunk).result()
        except BrokenProcessPool as error:
            if len(chunk) == 1:
                return [internal_error(str(chunk[0]), "", error, "the process of this post")]
    half = len(chunk) // 2
    return [*_apart(guarded, chunk[:half]), *_apart(guarded, chunk[half:])]


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Never by fork: a progress display runs a thread, and its locks would be copied as they are.
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    # This process alone answers an interrupt.
    return ProcessPoolExecutor(
        jobs, multiprocessing.get_context(method), signal.signal, (signal.SIGINT, signal.SIG_IGN)
    )
