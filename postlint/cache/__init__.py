"""What was found in posts before, so that only those that changed are looked at again."""

from __future__ import annotations

from postlint.cache.answers import Answers
from postlint.cache.forms import Printed, Reported, Shown
from postlint.cache.look import looks_of
from postlint.cache.stamp import UncacheableError, stamp
from postlint.cache.store import NAME, Store, remove

__all__ = [
    "NAME",
    "Answers",
    "Printed",
    "Reported",
    "Shown",
    "Store",
    "UncacheableError",
    "looks_of",
    "remove",
    "stamp",
]
