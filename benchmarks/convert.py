"""Side by side: conversion with proof by postlint, and bare conversion by other libraries.

    python benchmarks/convert.py [FOLDER] [--rounds N] [--limit N]

All run in this one process, on the posts of the folder that embed HTML. postlint parses the post,
converts its body, proves the result and applies it; the others are handed the same body and
convert it, with their defaults.
"""

from __future__ import annotations

import importlib
from functools import partial
from typing import TYPE_CHECKING

from _timing import Contender, arguments, build, compare, in_process, texts

from postlint.config import load
from postlint.post import parse
from postlint.run import convert_post

if TYPE_CHECKING:
    from collections.abc import Sequence

PEERS = {
    "html-to-markdown": ("html_to_markdown", "convert"),
    "html2text": ("html2text", "html2text"),
    "markdownify": ("markdownify", "markdownify"),
}
"""Name on the package index, module and function."""


def peer(name: str, bodies: Sequence[str]) -> Contender:
    """Return a library as a contender, installed or not."""
    module, function = PEERS[name]
    try:
        convert = getattr(importlib.import_module(module), function)
    except ModuleNotFoundError:
        return Contender(name, None)
    return Contender(name, partial(in_process, convert, bodies))


def main() -> None:
    """Print the table."""
    given = arguments(__doc__ or "", limit=2000)
    parsed = {text: parse(text) for text in texts(given.folder, given.limit).values()}
    posts = [text for text, post in parsed.items() if post.body.islands]
    bodies = [parsed[text].body.source for text in posts]
    size = sum(len(body.encode()) for body in bodies)
    context = load().context()

    def convert_and_prove(text: str) -> None:
        convert_post(parse(text), context)

    ours = Contender("postlint convert and prove", partial(in_process, convert_and_prove, bodies))
    peers = [peer(name, bodies) for name in PEERS]
    measured = f"{len(posts)} posts with HTML, {size / 1e6:.2f} MB, {given.rounds} rounds"
    print(f"{measured}, medians; postlint is {build()}")
    print(compare([ours, *peers], given.rounds, size))


if __name__ == "__main__":
    main()
