"""Checks, fixes and converts posts: one by one, or many over several processes."""

from postlint.run.across import Remarks, across
from postlint.run.checking import check, check_post, check_posts
from postlint.run.converting import convert_post, options_for
from postlint.run.fixing import fix
from postlint.run.internal import internal_error
from postlint.run.many import PARALLEL_FROM, map_batches, map_posts
from postlint.run.renaming import markdown_path

__all__ = [
    "PARALLEL_FROM",
    "Remarks",
    "across",
    "check",
    "check_post",
    "check_posts",
    "convert_post",
    "fix",
    "internal_error",
    "map_batches",
    "map_posts",
    "markdown_path",
    "options_for",
]
