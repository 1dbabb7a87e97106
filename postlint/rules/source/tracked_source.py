"""SRC007: the address of the source is that of the page, not of a click on a link to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.source._differences import shorten
from postlint.rules.source._rewriting import rewritten
from postlint.rules.source._source_line import source
from postlint.urls.tracking import without_tracking
from postlint.urls.written import parameters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("SRC007", "tracked-source", safety=Safety.UNSAFE, needs=("?",))
def tracked_source(post: Post, context: Context) -> Iterator[Finding]:
    """Report a source with parameters that only track, such as `utm_source` or `fbclid`."""
    known = source(post, context)
    if known is None or "?" not in known[1]:
        return
    url = without_tracking(known[1])
    if url == known[1]:
        return
    names = ", ".join(f"`{name}`" for name in _names(known[1], url))
    message = f"`{known[0].key}` has parameters that only track; take out {shorten(names, 80)}"
    yield from rewritten(post, known, url, message)


def _names(url: str, clean: str) -> list[str]:
    """Return the names of the parameters that are gone, each once."""
    left = parameters(clean)
    return list(
        dict.fromkeys(part.partition("=")[0] for part in parameters(url) if part not in left)
    )
