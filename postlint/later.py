"""What a module holds, named without importing the module."""

from __future__ import annotations

import importlib
from typing import Any


class Later:
    """A function or class of a module that is imported when it is wanted.

    Args:
        module: the dotted name of the module.
        name: what it is called there; where it is a part of something, ``whole.part``.

    """

    def __init__(self, module: str, name: str) -> None:
        self.__module__ = module
        self.__qualname__ = name.partition(".")[0]
        self._name = name
        self._found: Any = None

    def __call__(self, *arguments: Any) -> Any:
        """Call the function."""
        return self.found()(*arguments)

    def found(self) -> Any:
        """Import the module and return what is named."""
        if self._found is None:
            value: Any = importlib.import_module(self.__module__)
            for part in self._name.split("."):
                value = getattr(value, part)
            self._found = value
        return self._found


def found(value: Any) -> Any:
    """Return what is named where a value names something, and else the value."""
    return value.found() if isinstance(value, Later) else value
