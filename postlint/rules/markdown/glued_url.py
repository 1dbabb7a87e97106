"""MKD010: a bare URL ends where its address does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.markdown._intends import link
from postlint.rules.markdown._prose import GAP, prose
from postlint.rules.markdown._urls import bare_urls, end_is_unclear
from postlint.rules.source._differences import shorten
from postlint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_CJK = "\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef"
_GATE = expression(rf"://[\x00-\x08\x0e-\x1b!#-&(-;=?-\[\]-_a-~]+[{_CJK}]")
_FOLLOWS = expression(rf"[!-/:-@]*[{_CJK}]")
_PUNCTUATION = expression(
    r"[!-/:-@]*[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]"
)
_OPEN = "/=-_%#?&+."  # behind these an address in Chinese may go on
_AUTOLINKED = ("gfm", "kramdown")


@rule("MKD010", "glued-url", safety=Safety.UNSAFE, needs=("://",))
def glued_url(post: Post, context: Context) -> Iterator[Finding]:
    """Report a bare URL with Chinese, Japanese or Korean text glued to its end."""
    # Hugo ends a URL at the first such character, and CommonMark has no bare URLs.
    text = post.text
    if post.body.dialect not in _AUTOLINKED or text.isascii() or not _GATE.search(text):
        return
    for span in bare_urls(post):
        url = span.of(text)
        if not _FOLLOWS.match(text, span.end) or text.startswith("：http", span.end):
            continue
        if url[-1] in _OPEN and not _PUNCTUATION.match(text, span.end):
            continue
        shown = shorten(url, 50)
        if end_is_unclear(url, text[span.end : span.end + 1]):
            message = f"the end of `{shown}` is unclear; put a space where the URL ends"
            yield Finding(span=span, message=message)
            continue
        in_html = prose(post)[span.start] == GAP
        what = "make it a link" if in_html else "put it in `<>`"
        yield Finding(
            span=span,
            message=f"`{shown}` is glued to the text behind it; {what}",
            edits=(Edit(span, f'<a href="{url}">{url}</a>' if in_html else f"<{url}>"),),
            safety=Safety.UNSAFE,
            intends=link(url),
        )
