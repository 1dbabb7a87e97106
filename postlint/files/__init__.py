"""Posts on disk: find, read, write. No other code touches a post's file."""

from postlint.files.changed import Changed, changed, is_revision
from postlint.files.disk import (
    ChangedOnDiskError,
    NotUtf8Error,
    Source,
    decode,
    read,
    write,
)
from postlint.files.excluded import is_excluded, without
from postlint.files.find import Found, find
from postlint.files.looks import ENDINGS, FOLDERS, begins_with_front_matter, folders
from postlint.files.rename import rename
from postlint.files.repository import GitError
from postlint.files.versions import History, Versions

__all__ = [
    "ENDINGS",
    "FOLDERS",
    "Changed",
    "ChangedOnDiskError",
    "Found",
    "GitError",
    "History",
    "NotUtf8Error",
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
    "rename",
    "without",
    "write",
]
