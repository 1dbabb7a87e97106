"""Posts on disk: find, read, write. No other code touches a post's file."""

from postlint.files.changed import Changed, GitError, changed, is_revision
from postlint.files.disk import (
    ChangedOnDiskError,
    NotUtf8Error,
    Source,
    decode,
    read,
    write,
)
from postlint.files.find import Found, find, is_excluded, without
from postlint.files.looks import ENDINGS, FOLDERS
from postlint.files.rename import rename

__all__ = [
    "ENDINGS",
    "FOLDERS",
    "Changed",
    "ChangedOnDiskError",
    "Found",
    "GitError",
    "NotUtf8Error",
    "Source",
    "changed",
    "decode",
    "find",
    "is_excluded",
    "is_revision",
    "read",
    "rename",
    "without",
    "write",
]
