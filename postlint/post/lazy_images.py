"""Words about lazy images, which a script shows: where their address waits, and what stands meanwhile.

The converter, the proof and rules share the words; each has its own way of looking for them.
"""

from __future__ import annotations

from typing import Final

LAZY_SOURCES: Final = (
    "data-src",
    "data-lazy-src",
    "data-actualsrc",
    "data-original",
    "data-orig-src",
    "data-echo",
    "real_src",
    "file",
)
"""Where a lazy image keeps its address until a script puts it into ``src``, likeliest first."""

SOURCE_SETS: Final = ("data-srcset", "data-lazy-srcset", "srcset")
"""Where an image without a source of its own has addresses for several sizes; the first counts."""

PLACEHOLDERS: Final = ("about:blank", "#")
"""How that begins which stands in ``src`` of a lazy image meanwhile (and `SHORT_DATA`)."""

PLACEHOLDER_FILES: Final = frozenset(
    "1x1 blank dot gray grey lazy lazy-load lazyload loading none pixel placeholder sg_trans spacer"
    " transparent".split()
)
"""How the files are called that such a script puts its image in the place of."""

SHORT_DATA: Final = 300
"""Characters; a ``data:`` URL below that is no picture, but the dot that holds a lazy one's place."""
