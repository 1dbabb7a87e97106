"""Many posts: one after the other, or over several processes where there are enough to pay."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from postlint.run.internal import internal_error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from postlint.report import Report

Item = TypeVar("Item")

PARALLEL_FROM = 1000
"""With fewer posts than this, starting processes costs more than they save (measured)."""


BATCH = 64
"""How many posts are worked on together: few enough that reports come all the time."""


def map_posts(
    function: Callable[[Item], Report], items: Sequence[Item], jobs: int = 1
) -> Iterator[Report]:
    """Yield ``function(item)`` for each item, in their order, as it gets ready.

    What raises, or kills its process, becomes a report with the diagnostic ``PL001`` for that item
    alone. Close the generator to stop early.

    Args:
        function: a module-level function, or a ``functools.partial`` of one. It must not write:
            when a process dies, its items are handed out again.
        items: what to work on; ``str(item)`` is the path that is shown if it fails.
        jobs: how many processes to use when there are at least ``PARALLEL_FROM`` items.

    """
    yield from _mapped(partial(_each, function), items, jobs, 1)


def map_batches(
    function: Callable[[Sequence[Item]], list[Report]], items: Sequence[Item], jobs: int = 1
) -> Iterator[Report]:
    """Do the same with a function that works on several items together.

    A batch that raises is done again item by item, to find out which one it was.
    """
    yield from _mapped(partial(_together, function), items, jobs, BATCH)


def _mapped(
    guarded: Callable[[Sequence[Item]], list[Report]], items: Sequence[Item], jobs: int, size: int
) -> Iterator[Report]:
    if jobs > 1 and len(items) >= PARALLEL_FROM:
        from postlint.run.pool import in_parallel  # noqa: PLC0415 - loads multiprocessing

        yield from in_parallel(guarded, items, jobs)
        return
    for start in range(0, len(items), size):
        yield from guarded(items[start : start + size])


def _each(function: Callable[[Item], Report], items: Sequence[Item]) -> list[Report]:
    return [
        report
        for item in items
        for report in _together(lambda one: [function(item) for item in one], (item,))
    ]


def _together(
    function: Callable[[Sequence[Item]], list[Report]], items: Sequence[Item]
) -> list[Report]:
    try:
        return function(items)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - a compiled library's panic is no Exception
        if len(items) == 1:
            return [internal_error(str(items[0]), "", error)]
    return [report for item in items for report in _together(function, (item,))]
