"""Posts on disk: find, read, write. No other code touches a post's file.

`find` finds posts, by how they look (`looks`) and without those that git ignores (`ignored`), that
settings leave out (`excluded`) or that did not change (`changed`); `disk` reads and writes one, `rename`
puts another in its place, `together` does this with many.
`versions` are posts as revisions had them, `repository` is git, asked as a program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.files.changed import Changed, changed, is_revision
from postlint.files.disk import (
    ChangedOnDiskError,
    NotUtf8Error,
    Source,
    decode,
    read,
)
from postlint.files.excluded import is_excluded, without
from postlint.files.find import Found, find
from postlint.files.looks import ENDINGS, FOLDERS, begins_with_front_matter, folders
from postlint.files.repository import GitError
from postlint.files.together import TOGETHER, Rewrite, write_all

if TYPE_CHECKING:
    from postlint.files.versions import History, Versions

__all__ = [
    "ENDINGS",
    "FOLDERS",
    "TOGETHER",
    "Changed",
    "ChangedOnDiskError",
    "Found",
    "GitError",
    "History",
    "NotUtf8Error",
    "Rewrite",
    "Source",
    "Versions",
    "begins_with_front_matter",
    "changed",
    "decode",
    "find",
    "folders",
    "is_excluded",
    "is_revision",
    "read",
    "without",
    "write_all",
]


def __getattr__(name: str) -> object:
    """Import what is wanted: only what git keeps has versions."""
    if name in {"History", "Versions"}:
        from postlint.files import versions  # noqa: PLC0415

        return getattr(versions, name)
    raise AttributeError(name)
