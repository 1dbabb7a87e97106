"""The last results of a function whose arguments are whole bodies."""

from __future__ import annotations

from typing import Generic, TypeVar

Result = TypeVar("Result")


class Recent(Generic[Result]):
    """Remembers the last results by their arguments.

    These are compared: to hash a text takes several times longer than to see that another is the
    same object, or differs at its start.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._known: list[tuple[tuple[object, ...], Result]] = []

    def get(self, arguments: tuple[object, ...]) -> Result | None:
        """Return the result for these arguments, if it is remembered."""
        for known, result in self._known:
            if known == arguments:
                return result
        return None

    def add(self, arguments: tuple[object, ...], result: Result) -> Result:
        """Remember a result, and forget the oldest of too many."""
        self._known.insert(0, (arguments, result))
        del self._known[self._size :]
        return result
