"""SRC010: the source is read over https."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.source._rewriting import rewritten
from postlint.rules.source._source_line import source
from postlint.urls.written import host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_LOCAL = (".onion", ".i2p", ".local", ".localhost", ".test")


@rule("SRC010", "insecure-source", safety=Safety.UNSAFE, default=False)
def insecure_source(post: Post, context: Context) -> Iterator[Finding]:
    """Report a source whose scheme is `http`."""
    known = source(post, context)
    if known is None or known[1][:7].lower() != "http://":
        return
    name = host(known[1])
    if not name or name.endswith(_LOCAL) or "." not in name or name.replace(".", "").isdigit():
        return
    message = f"`{known[0].key}` is not secure; write `https://` if the page answers there"
    yield from rewritten(post, known, f"https://{known[1][7:]}", message)
