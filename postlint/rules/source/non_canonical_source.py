"""SRC011: the source is written as every program writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.source._differences import contrast
from postlint.rules.source._rewriting import rewritten
from postlint.rules.source._source_line import source
from postlint.urls.written import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_PLAIN = expression(r"https?://[^/A-Z:?#]++(?![A-Z:])")


@rule("SRC011", "non-canonical-source", safety=Safety.UNSAFE)
def non_canonical_source(post: Post, context: Context) -> Iterator[Finding]:
    """Report a source with a capital in its host, its scheme's own port, dots in its path or an empty end."""
    known = source(post, context)
    if known is None:
        return
    old = known[1]
    if _PLAIN.match(old) and "/." not in old and old[-1] not in "?#":
        return
    url = canonical(old)
    if url != old:
        shown, meant = contrast(old, url)
        message = f"`{known[0].key}` is `{shown}`; write `{meant}`, which is the same page"
        yield from rewritten(post, known, url, message)
