"""The rule under which a name is rewritten, so that it is applied and proven as any fix is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Remark, Safety, archive_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.archive import Archive


@archive_rule("VOC001", "renamed", safety=Safety.UNSAFE)
def renamed(archive: Archive, context: Context) -> Iterator[Remark]:  # noqa: ARG001
    """Say nothing: what is to be renamed stands in the context of each post."""
    yield from ()
