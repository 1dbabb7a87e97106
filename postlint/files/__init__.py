"""Posts on disk: find, read, write. No other code touches a post's file."""

from postlint.files.changed import Changed, changed, is_revision
from postlint.files.disk import (
    ChangedOnDiskError,
    NotUtf8Error,
    Source,
    decode,
    read,
)
from postlint.files.find import Found, find, is_excluded, without
from postlint.files.looks import ENDINGS, FOLDERS, begins_with_front_matter
from postlint.files.repository import GitError
from postlint.files.together import TOGETHER, Rewrite, write_all
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
    "is_excluded",
    "is_revision",
    "read",
    "without",
    "write_all",
]
