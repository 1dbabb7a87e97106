"""Where faults are told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Fault = Callable[[str], Iterator[str]]

FAULTS: dict[str, Fault] = {}
"""What goes wrong → every text that goes wrong in this way, one place at a time."""


def fault(name: str) -> Callable[[Fault], Fault]:
    """Tell of a fault under a name."""

    def tell(function: Fault) -> Fault:
        assert name not in FAULTS
        FAULTS[name] = function
        return function

    return tell


def faults_of(name: str, text: str) -> list[str]:
    """Return different texts with a fault; a text that is the same as before has none."""
    return [faulty for faulty in dict.fromkeys(FAULTS[name](text)) if faulty != text]
