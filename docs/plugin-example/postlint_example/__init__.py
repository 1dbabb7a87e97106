"""Two rules of a site: how its titles are written, and what its tables have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


@rule("EXA001", "loud-title", safety=Safety.UNSAFE, severity="warning")
def loud_title(post: Post, context: Context) -> Iterator[Finding]:
    """Report a title that ends with an exclamation mark."""
    title = context.field(post, "title")
    if title is None or not isinstance(title.value, str) or not title.value.endswith("!"):
        return
    written = title.value_span.of(post.text)
    calm = title.value.rstrip("!")
    yield Finding(
        span=title.value_span,
        message="the title shouts; take the exclamation mark out",
        edits=(Edit(title.value_span, written.replace(title.value, calm)),),
        safety=Safety.UNSAFE,
    )


@rule("EXA002", "table-without-header")
def table_without_header(post: Post, context: Context) -> Iterator[Finding]:
    """Report an HTML table that has no header cells."""
    if "<table" not in post.text:  # a look at the text is cheap, the soup is not
        return
    for table in post.soup.find_all("table"):
        if table.find("th") is None:
            yield Finding(
                span=post.span_of(table),
                message="table without header cells; make its first row one of `th`",
            )
