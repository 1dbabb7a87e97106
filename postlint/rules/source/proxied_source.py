"""SRC009: the source is the page itself, not a redirector that leads on to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.source._differences import shorten
from postlint.rules.source._rewriting import rewritten
from postlint.rules.source._source_line import source
from postlint.urls.proxies import unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("SRC009", "proxied-source", safety=Safety.UNSAFE)
def proxied_source(post: Post, context: Context) -> Iterator[Finding]:
    """Report a source that only leads on to the address that stands in it, as `l.php?u=…` does."""
    known = source(post, context)
    if known is None:
        return
    url = unwrapped(known[1])
    if url != known[1]:
        message = f"`{known[0].key}` only leads on; write the address in it, `{shorten(url)}`"
        yield from rewritten(post, known, url, message)
