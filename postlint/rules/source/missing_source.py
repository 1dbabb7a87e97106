"""SRC001: the front matter says where a post came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, rule
from postlint.rules.front_matter._fields import accepted, is_blank, opening, readable, required
from postlint.rules.source._differences import shorten
from postlint.rules.source._source_line import source_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("SRC001", "missing-source")
def missing_source(post: Post, context: Context) -> Iterator[Finding]:
    """Report a post whose front matter has no source, or an empty one, where settings require one."""
    matter = readable(post)
    if matter is None or "source" not in required(context):
        return
    entry = context.field(post, "source")
    if entry is not None and not is_blank(entry.value):
        return
    link = source_line(post)
    url = f"the URL of the link in the body, `{shorten(link.url)}`" if link else ""
    if entry is not None:
        message = f"`{entry.key}` is empty; write {url or 'the URL that the post was copied from'}"
        yield Finding(span=entry.key_span, message=message)
        return
    message = f"no source; add {accepted(context, 'source')}" + (f" with {url}" if url else "")
    yield Finding(span=opening(post, matter), message=message)
