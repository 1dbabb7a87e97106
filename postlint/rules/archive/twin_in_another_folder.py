"""ARC006: a post lies in one folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.archive import are_twins
from postlint.rule import Context, Remark, archive_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.archive import Archive, Facts

_SAID = ("title", "date", "authors", "source", "tags", "categories", "fields", "text", "length")
_WORDS = {"authors": "author", "text": "body", "length": "body", "fields": "front matter"}


@archive_rule("ARC006", "twin-in-another-folder", groups="name")
def twin_in_another_folder(archive: Archive, context: Context) -> Iterator[Remark]:
    """Report a post that lies in another folder, too, and say how the two differ."""
    for group in archive.groups("name"):
        for post in group:
            for other in group:
                if other is not post and are_twins(other, post):
                    where = archive.listed((other,))
                    message = f"{where} is {_difference(post, other)}; keep one of them"
                    yield Remark(path=post.path, message=message)


def _difference(post: Facts, other: Facts) -> str:
    """Return how two twins differ, in words."""
    if post.file == other.file:
        return "the same file, byte for byte"
    differ = [name for name in _SAID if getattr(post, name) != getattr(other, name)]
    words = dict.fromkeys(_WORDS.get(name, name) for name in differ)
    return f"the same post with another {', another '.join(words) or 'way of writing'}"
