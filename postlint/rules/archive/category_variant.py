"""ARC008: categories are spelt in one way in all posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Remark, Safety, archive_rule
from postlint.rules.archive._variants import variants

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.archive import Archive


@archive_rule("ARC008", "category-variant", safety=Safety.UNSAFE, reads=("categories",))
def category_variant(archive: Archive, context: Context) -> Iterator[Remark]:
    """Report a spelling of a category that is not the usual one of the archive."""
    yield from variants(archive, "categories", "category", lambda post: post.categories)
