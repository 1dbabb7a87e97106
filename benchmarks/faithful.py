"""Side by side: how many pieces of embedded HTML show the same once they are Markdown?

    python benchmarks/faithful.py [FOLDER] [--limit N]

Every converter gets each piece of HTML in the posts of the folder by itself, with its defaults, and
what it writes is rendered by cmark-gfm. The judge of the tests, which shares no code with postlint,
says what differs for a reader, down to a caption that became the image's alternative text: *the same*
counts the pieces in which nothing does, *and clean* those of them without a tag that Markdown has
words for. What readers hardly see (the size of an image, the pixels that count them) may be gone
from all; postlint alone has to declare it.
"""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from _timing import arguments, texts

import postlint
from postlint.post import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

sys.path.insert(0, str(Path(__file__).parents[1]))  # the tests are no part of the package
from tests.judge import clean, renderers

RENDERER = "cmark-gfm"


class Made(msgspec.Struct, frozen=True):
    """What became of a piece of HTML, and the losses that are declared, each ``kind: what``."""

    markdown: str
    declared: tuple[str, ...] = ()


class Score(msgspec.Struct, frozen=True):
    """How many pieces show the same, and how many of them are clean too."""

    same: int
    clean: int


def ours(html: str) -> Made:
    """Convert with proof."""
    done = postlint.convert(html, front_matter=False, is_html=True)
    return Made(done.text, tuple(f"{loss.kind}: {loss.token}" for loss in done.losses))


def by_html_to_markdown(html: str) -> Made:
    """Convert with html-to-markdown."""
    done = importlib.import_module("html_to_markdown").convert(html)
    return Made(done if isinstance(done, str) else done.content or "")


def by_html2text(html: str) -> Made:
    """Convert with html2text, which wraps lines by default: that shows nothing."""
    return Made(importlib.import_module("html2text").html2text(html))


def by_markdownify(html: str) -> Made:
    """Convert with markdownify."""
    from markdownify import markdownify  # noqa: PLC0415  as above

    return Made(markdownify(html))


def by_command(command: Sequence[str], html: str) -> Made:
    """Convert with a program that reads HTML and writes Markdown."""
    if shutil.which(command[0]) is None:
        raise ModuleNotFoundError(command[0])
    done = subprocess.run(command, input=html.encode(), capture_output=True, check=True)
    return Made(done.stdout.decode())


CONVERTERS: dict[str, Callable[[str], Made]] = {
    "postlint": ours,
    "html-to-markdown": by_html_to_markdown,
    "html2text": by_html2text,
    "markdownify": by_markdownify,
    "pandoc": partial(by_command, ("pandoc", "--from=html", "--to=gfm", "--wrap=none")),
}


def pieces(folder: Path, limit: int) -> list[str]:
    """Return the blocks of HTML in the posts of a folder, at most ``limit`` posts."""
    posts = [parse(text) for text in texts(folder, limit).values()]
    return [
        island.html(post.text)
        for post in posts
        for island in post.body.islands
        if island.kind == "block" and not island.mixed
    ]


def score(convert: Callable[[str], Made], given: Sequence[str]) -> Score:
    """Convert all pieces, and have them judged."""
    pairs = []
    for html in given:
        made = convert(html)
        pairs.append(
            renderers.Pair(html, made.markdown, is_html=True, declared=Counter(made.declared))
        )
    same = [
        pair
        for pair, (differing, _) in zip(pairs, renderers.judged(RENDERER, pairs), strict=True)
        if not differing
    ]
    return Score(len(same), sum(clean.is_clean(pair.after) for pair in same))


def main() -> None:
    """Print the table."""
    given = arguments(__doc__ or "", limit=2000)
    html = pieces(given.folder, given.limit)
    print(f"{len(html)} pieces of HTML, judged as {RENDERER} shows them")
    print(f"{'':20}{'the same':>16}{'and clean':>16}")
    for name, convert in CONVERTERS.items():
        try:
            found = score(convert, html)
        except ModuleNotFoundError:
            print(f"{name:20}{'not installed':>16}")
            continue
        shares = [f"{number} ({number / len(html):.0%})" for number in (found.same, found.clean)]
        print(f"{name:20}{shares[0]:>16}{shares[1]:>16}")


if __name__ == "__main__":
    main()
