"""FIL004: a file is called what its post is called."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from postlint.expressions import expression
from postlint.rule import Context, Finding, rule
from postlint.rules.file._names import slug
from postlint.rules.front_matter._fields import readable
from postlint.rules.source._differences import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_WORD = expression(r"[^\W_]+")


@rule("FIL004", "slug-differs-from-title", default=False)
def slug_differs_from_title(post: Post, context: Context) -> Iterator[Finding]:
    """Report a file whose name, without its date, is not made of the words of the title."""
    title = context.field(post, "title") if readable(post) else None
    if title is None or not isinstance(title.value, str):
        return
    own, said = _words(slug(post)), _words(title.value)
    if not own or not said or "".join(said).startswith("".join(own)):
        return
    rest = iter(said)
    if all(word in rest for word in own):
        return  # the small words of a title are often left out
    if "".join(own).isascii() and not any(word.isascii() for word in said):
        return  # written in another script: how, only a reader of both knows
    message = (
        f"file is called `{shorten(slug(post), 40)}`, and the post `{shorten(title.value, 40)}`"
    )
    yield Finding(span=title.value_span, message=f"{message}; make them agree")


def _words(text: str) -> list[str]:
    """Return the words of a name or a title, without what slugs leave out: case, accents, signs."""
    plain = normalize("NFKD", text.replace("'", "").replace("’", "")).casefold()
    return _WORD.findall("".join(sign for sign in plain if not combining(sign)))
