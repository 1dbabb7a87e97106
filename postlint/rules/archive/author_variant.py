"""ARC009: authors are spelt in one way in all posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Remark, Safety, archive_rule
from postlint.rules.archive._variants import variants

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.archive import Archive


@archive_rule("ARC009", "author-variant", safety=Safety.UNSAFE, reads=("authors",))
def author_variant(archive: Archive, context: Context) -> Iterator[Remark]:
    """Report a spelling of an author that is not the usual one of the archive."""
    yield from variants(archive, "author", "author", lambda post: post.authors)
