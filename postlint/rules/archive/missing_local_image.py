"""ARC011: an image of the site is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Remark, archive_rule
from postlint.rules.archive._targets import is_missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.archive import Archive


@archive_rule("ARC011", "missing-local-image", needs=("images",), reads=("images",))
def missing_local_image(archive: Archive, context: Context) -> Iterator[Remark]:
    """Report an image of the site itself whose file is not there."""
    for post in archive.asked:
        for url in post.images:
            if is_missing(archive, post, url):
                message = f"there is no file for the image `{url}`; add it, or correct the address"
                yield Remark(path=post.path, message=message, at="image", value=url)
