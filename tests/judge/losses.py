"""What goes without a reader's notice, or by declaration: is there a line of the report for each?

The comparison of documents shows what it takes for visible. Scripts, styles, the sizes of images and
pixels may go, but never in silence.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .document import Document

_KINDS = {
    "script": "script",
    "style": "style",
    "img": "tracking-pixel",
    "noscript": "tracking-pixel",
}


_GONE = (
    "unwrapped",
    "unlinked",
    "indent",
    "stray-items",
    "nested-heading",
    "joined-lists",
    "idle-emphasis",
)


def unwrapped(declared: Counter[str]) -> frozenset[str]:
    """Return the lines that declare what a document is to be read without."""
    return frozenset(what for what in declared if what.partition(":")[0] in _GONE)


def undeclared(before: Document, after: Document, declared: Counter[str]) -> list[str]:
    """Return what is gone, but for what the comparison sees, and has no line in the report."""
    found = []
    counted = Counter[str]()
    for what, number in declared.items():
        counted[what.partition(":")[0]] += number
    for active, number in (before.active - after.active).items():
        kind = next((_KINDS[tag] for tag in _KINDS if active.startswith(f"<{tag}")), "part")
        gone = max(number - counted[kind], 0)
        counted[kind] -= number - gone
        found += [f"{kind} lost: {active[:80]}"] * gone
    gone_sizes = set(before.sizes) - set(after.sizes)
    found += [
        f"image-{size.replace(' ', ' lost: ', 1)}"
        for size in sorted(gone_sizes)
        if not declared[f"image-{size.partition(' ')[0]}: {size}"]
    ]
    for name, number in (before.languages - after.languages).items():
        if declared[f"lang: lang {name}"] != number:
            found.append(f"lang {name} lost: {number}, declared {declared[f'lang: lang {name}']}")
    for what, number in (before.unwrapped - after.unwrapped).items():
        if declared[what] != number:
            name = what.partition(" ")[2]
            found.append(f"{name} lost: {number}, declared {declared[what]}")
    return found
