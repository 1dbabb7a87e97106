"""FIL007: files are named as the archive wants it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from postlint.rule import Context, Finding, rule
from postlint.rules.file._names import name, top
from postlint.rules.source._differences import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``pattern``: a regular expression for whole names, endings included; "": any."""

    pattern: str = ""

    def __post_init__(self) -> None:
        """Refuse what is no regular expression."""
        try:
            re.compile(self.pattern)
        except re.error as error:
            raise ValueError(f"is no regular expression: {error}") from None


@rule("FIL007", "file-name-off-pattern", default=False, options=Options)
def file_name_off_pattern(post: Post, context: Context) -> Iterator[Finding]:
    """Report a file name that does not match the pattern that settings give."""
    pattern = context.options("file-name-off-pattern", Options).pattern
    if pattern and re.fullmatch(pattern, name(post)) is None:
        message = f"`{shorten(name(post))}` does not match `{shorten(pattern)}`; rename the file"
        yield Finding(span=top(post), message=message)
