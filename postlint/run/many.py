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
    guarded = partial(_guarded, function)
    if jobs > 1 and len(items) >= PARALLEL_FROM:
        from postlint.run.pool import in_parallel  # noqa: PLC0415 - loads multiprocessing

        yield from in_parallel(guarded, items, jobs)
    else:
        yield from map(guarded, items)


def _guarded(function: Callable[[Item], Report], item: Item) -> Report:
    try:
        return function(item)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - a compiled library's panic is no Exception
        return internal_error(str(item), "", error)
