"""TXT010: text was read in the encoding that it was written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, rule
from postlint.rules.source._differences import shorten
from postlint.rules.text._odd import MOJIBAKE, has_odd, odd
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

# How UTF-8 looks when it is read as Latin-1 or Windows-1252: a first byte and what follows it.
_FOLLOWING = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_SUSPECT = expression(rf"[\xc2-\xf4][{_FOLLOWING}][\xc2-\xf4{_FOLLOWING}]*")


@rule("TXT010", "mojibake", needs=has_odd)
def mojibake(post: Post, context: Context) -> Iterator[Finding]:
    """Report text such as `cafÃ©`: UTF-8 that some program read as Latin-1."""
    text = post.text
    if odd(post).isdisjoint(MOJIBAKE):
        return
    suspects = [Span(*match.span()) for match in _SUSPECT.finditer(text)]
    if not suspects:
        return
    import ftfy  # noqa: PLC0415 - few posts need it

    for span in suspects:
        written = span.of(text)
        meant = ftfy.fix_encoding(written)
        if meant != written and len(meant) < len(written):
            yield Finding(
                span=span,
                message=f"`{shorten(written, 30)}` looks like a wrong encoding of `{shorten(meant, 30)}`"
                "; write that if it makes sense",
                edits=(Edit(span, meant),),
            )
