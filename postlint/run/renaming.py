"""One post that is all HTML: its body as Markdown, in a file of Markdown."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

from postlint.post import parse
from postlint.run.converting import Converted, for_post, proven

if TYPE_CHECKING:
    from postlint.conversion import Options
    from postlint.post import Post


def markdown_path(path: str) -> str:
    """Return the path that a post of HTML gets as Markdown: beside it, of the same stem."""
    return f"{os.path.splitext(path)[0]}.md"  # noqa: PTH122 - paths are strings here


def convert_page(post: Post, dialect: str, options: Options) -> Converted:
    """Return a post of HTML as a post of Markdown, if that can be proven."""
    body = post.body
    path = markdown_path(post.path)
    if not body.islands:
        return Converted(after=parse(post.text, path, dialect))
    from postlint.conversion import convert  # noqa: PLC0415 - only where HTML is
    from postlint.proof import prove  # noqa: PLC0415

    chosen = for_post(post, msgspec.structs.replace(options, dialect=dialect))
    conversion = convert(body, prove=prove, options=chosen)
    whole = msgspec.structs.replace(conversion, converted=1)  # all of it is one island
    return proven(post, whole, path, dialect)
