"""SRC005: the source is a URL that a browser can open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.source._differences import shorten
from postlint.rules.source._source_line import source
from postlint.text import Edit, Span
from postlint.urls.written import is_absolute, lacks_scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("SRC005", "source-not-a-url", safety=Safety.UNSAFE)
def source_not_a_url(post: Post, context: Context) -> Iterator[Finding]:
    """Report a source that is not an absolute http or https URL."""
    known = source(post, context)
    if known is None or is_absolute(known[1]):
        return
    entry, url = known
    what = f"`{entry.key}` is not an absolute URL: `{shorten(url, 40)}`"
    at = post.text.find(url, entry.value_span.start, entry.value_span.end)
    if not lacks_scheme(url) or at < 0:
        wish = "encode its spaces as `%20`" if "://" in url and " " in url else "write `https://…`"
        yield Finding(span=entry.value_span, message=f"{what}; {wish}")
        return
    scheme = "https:" if url.startswith("//") else "https://"
    yield Finding(
        span=entry.value_span,
        message=f"{what}; write `{scheme}` before it",
        edits=(Edit(Span(at, at), scheme),),
        safety=Safety.UNSAFE,
    )
