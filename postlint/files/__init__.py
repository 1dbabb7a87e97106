"""Posts on disk: find, read, write. No other code touches a post's file."""

from postlint.files.disk import (
    ChangedOnDiskError,
    NotUtf8Error,
    Source,
    decode,
    read,
    write,
)
from postlint.files.find import ENDINGS, FOLDERS, Found, find, is_excluded
from postlint.files.rename import rename

__all__ = [
    "ENDINGS",
    "FOLDERS",
    "ChangedOnDiskError",
    "Found",
    "NotUtf8Error",
    "Source",
    "decode",
    "find",
    "is_excluded",
    "read",
    "rename",
    "write",
]
