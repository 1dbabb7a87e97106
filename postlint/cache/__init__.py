"""What was found in posts before, so that only those that changed are looked at again."""

from __future__ import annotations

from postlint.cache.answers import Answers
from postlint.cache.forms import Printed, Reported, Shown
from postlint.cache.memory import Memory, Said
from postlint.cache.stamp import UncacheableError, stamp
from postlint.cache.store import NAME, Store, remove

__all__ = [
    "NAME",
    "Answers",
    "Memory",
    "Printed",
    "Reported",
    "Said",
    "Shown",
    "Store",
    "UncacheableError",
    "remove",
    "stamp",
]
