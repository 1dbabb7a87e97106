"""SRC002: the body starts with a link to its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.source._differences import shorten
from postlint.rules.source._source_line import broken_line, links_to, source, source_line
from postlint.rules.source._writing import content, heading_words, link
from postlint.text import Edit, Span
from postlint.urls.written import is_absolute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("SRC002", "missing-source-link", safety=Safety.UNSAFE)
def missing_source_link(post: Post, context: Context) -> Iterator[Finding]:
    """Report a post with a source whose body does not start with a link to it."""
    known = source(post, context)
    start = content(post)
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
    if title is None or not written or post.body.is_html:
        yield Finding(span=line, message=message)
        return
    end = "\r\n" if "\r\n" in post.text else "\n"
    gap = "" if start == post.body.span.start or post.text.endswith(2 * end, 0, start) else end
    yield Finding(
        span=line,
        message=message,
        edits=(
            # Says that it needs the title as it is: a fix of the title comes first.
            Edit(title.value_span, title.value_span.of(post.text)),
            Edit(Span(start, start), f"{gap}{written}{end}------{2 * end}"),
        ),
        safety=Safety.UNSAFE,
        intends=heading_words(name, url),
    )
