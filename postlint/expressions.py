"""Regular expressions that are compiled when they are first used.

Most posts lack what most expressions look for, and to compile two hundred of them takes a quarter of
the time that it takes to check one post.
"""

from __future__ import annotations

import re
from typing import Any, cast


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what behaves as ``re.compile(pattern, flags)`` does, and costs nothing until it is used."""
    return cast("re.Pattern[str]", _Expression(pattern, flags))


class _Expression:
    """Takes the methods of the compiled expression when one of them is asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile, for an attribute that is not there yet; it is there from then on."""
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        value = getattr(compiled, name)
        setattr(self, name, value)
        return value
