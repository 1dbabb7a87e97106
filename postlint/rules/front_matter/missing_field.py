"""FM005: the fields that settings require are there."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import msgspec

from postlint.rule import Context, Finding, rule
from postlint.rules.front_matter._dates import date_entry, name_date
from postlint.rules.front_matter._fields import accepted, opening, readable, required

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_ELSEWHERE = ("author", "source")  # missing-author and missing-source speak of these


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """``date-in-file-name``: a file named ``2023-09-18-x.md`` needs no ``date``."""

    date_in_file_name: bool = False


@rule("FM005", "missing-field", options=Options)
def missing_field(post: Post, context: Context) -> Iterator[Finding]:
    """Report a required field that the front matter does not have."""
    matter = readable(post)
    if matter is None:
        return
    for role in required(context):
        entry = date_entry(post, context) if role == "date" else context.field(post, role)
        if entry is not None or role in _ELSEWHERE:
            continue
        if role == "date" and _dated_otherwise(post, context):
            continue
        message = f"no {role}; add {accepted(context, role)}"
        yield Finding(span=opening(post, matter), message=message)


def _dated_otherwise(post: Post, context: Context) -> bool:
    """Say whether the site generator finds the date elsewhere, or needs none yet.

    Jekyll takes it from a file's name in ``_posts`` and in other collections, Middleman from any;
    Hexo, whose ``_posts`` lie in ``source``, only where its settings say so.
    """
    parts = PurePath(post.path).parts
    if "_drafts" in parts:
        return True
    if name_date(post.path) is None:
        return False
    folders = parts if PurePath(post.path).is_absolute() else (*Path.cwd().parts, *parts)
    of_jekyll = "_posts" in folders and folders[folders.index("_posts") - 1] != "source"
    options = context.options("missing-field", Options)
    return options.date_in_file_name or context.dialect == "kramdown" or of_jekyll
