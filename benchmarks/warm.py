"""Side by side: `postlint check` and rumdl on posts that both have checked before.

    python benchmarks/warm.py [FOLDER] [--rounds N] [--limit N]

Each tool gets the same copy of the posts in a scratch folder, its default rules, one thread and a
cache that its own earlier runs filled, and prints all it finds to nowhere. The posts have been left
alone for some seconds, as those of an archive have. The last lines say how large the caches are.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from _timing import Contender, arguments, build, compare, copied, in_child, program, texts

ROOT = Path(__file__).parents[1]
CACHES = {"postlint check, warm": "../ours", "rumdl, warm": "../theirs"}
COMMANDS = {
    "postlint check, warm": (sys.executable, "-m", "postlint", "check", "--jobs", "1"),
    "rumdl, warm": ("rumdl", "check", "--isolated"),
}
FOUND = (0, 1)
SETTLED = 3  # seconds after which a file's times are believed


def warmed(name: str, folder: Path) -> Contender:
    """Return a tool whose cache is filled, installed or not."""
    command = program(COMMANDS[name][0])
    if command is None:
        return Contender(name, None)
    whole = (command, *COMMANDS[name][1:], "--cache-dir", CACHES[name], ".")
    for _ in range(2):  # postlint believes a file's times once it has seen it twice
        in_child(whole, folder, FOUND)
    return Contender(name, partial(in_child, whole, folder, FOUND))


def size(folder: Path) -> int:
    """Return the bytes of the files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main() -> None:
    """Print the table."""
    given = arguments(__doc__ or "", limit=2000)
    posts = texts(given.folder, given.limit)
    os.environ["PYTHONPATH"] = str(ROOT)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed postlint has its bytecode
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "_posts"
        archive = copied(posts, folder)
        time.sleep(SETTLED)
        contenders = [warmed(name, folder) for name in COMMANDS]
        measured = f"{len(posts)} posts, {archive / 1e6:.2f} MB, {given.rounds} rounds"
        print(f"{measured}, medians; postlint is {build()}")
        print(compare(contenders, given.rounds, archive))
        for name, cache in CACHES.items():
            print(f"{name + ': cache':34}{size(folder / cache) / archive:9.1%} of the posts")


if __name__ == "__main__":
    main()
