"""SRC002: the body starts with a link to its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.source._differences import shorten
from postlint.rules.source._source_line import broken_line, links_to, source, source_line
from postlint.rules.source._writing import heading_words, link
from postlint.text import Edit, Span
from postlint.urls.written import is_absolute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("SRC002", "missing-source-link", safety=Safety.UNSAFE)
def missing_source_link(post: Post, context: Context) -> Iterator[Finding]:
    """Report a post with a source whose body does not start with a link to it."""
    known = source(post, context)
    start = _content(post)
    if known is None or start is None:
        return
    entry, url = known
    if source_line(post, url) or links_to(post, url) or broken_line(post):
        return
    line = Span(start, post.lines.span(post.lines.position(start)[0]).end)
    message = (
        f"no source line; start the body with `[title]({shorten(url, 40)})`, as in `{entry.key}`"
    )
    title = context.field(post, "title")
    name = title.value if title is not None and isinstance(title.value, str) else ""
    written = link(name, url, post.body.dialect) if name and is_absolute(url) else ""
    if not written or post.body.is_html:
        yield Finding(span=line, message=message)
        return
    end = "\r\n" if "\r\n" in post.text else "\n"
    gap = "" if start == post.body.span.start or post.text.endswith(2 * end, 0, start) else end
    yield Finding(
        span=line,
        message=message,
        edits=(Edit(Span(start, start), f"{gap}{written}{end}------{2 * end}"),),
        safety=Safety.UNSAFE,
        intends=heading_words(name, url),
    )


def _content(post: Post) -> int | None:
    """Return where the body's content starts; None where there is none to put a link before."""
    body = post.body
    if body.is_html:
        blank = len(body.source) - len(body.source.lstrip())
        return body.span.start + blank if blank < len(body.source) else None
    for block in body.blocks:
        if block.kind != "html" or not block.span.of(post.text).strip().startswith("<!--"):
            return block.span.start
    return None
