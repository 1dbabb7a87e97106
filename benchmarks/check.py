"""Side by side: `postlint check` and other linters of Markdown, a process each.

    python benchmarks/check.py [FOLDER] [--rounds N] [--limit N]

Every tool gets the same copy of the posts in a scratch folder, its default rules and one thread,
and prints all it finds to nowhere. What they look for differs; what is compared is how long people
wait for their linter. A tool with a cache is measured twice: cold, that is with its cache on and
empty, as where nothing was checked before, and with its cache off.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from _timing import Contender, arguments, build, compare, copied, in_child, program, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]
OURS = (sys.executable, "-m", "postlint", "check", "--jobs", "1", "--no-cache", ".")
CACHE = "../cache"
FOUND = (0, 1)
"""Exit statuses that mean "nothing found" and "something found", for every tool here."""
PEERS = {
    "rumdl, cold": ("rumdl", "check", "--cache-dir", CACHE, "--isolated", "."),
    "rumdl, no cache": ("rumdl", "check", "--no-cache", "--isolated", "."),
    "mdsmith": ("mdsmith", "check", "--no-gitignore", "."),
    "pymarkdown": ("pymarkdown", "--enable-extensions", "front-matter", "scan", "--recurse", "."),
}


def peer(name: str, folder: Path) -> Contender:
    """Return a peer, installed or not."""
    command = program(PEERS[name][0])
    if command is None:
        return Contender(name, None)
    return Contender(name, partial(cold, (command, *PEERS[name][1:]), folder))


def cold(command: Sequence[str], folder: Path) -> float:
    """Return the CPU seconds that a command takes in ``folder`` when its cache is empty."""
    shutil.rmtree(folder / CACHE, ignore_errors=True)
    return in_child(command, folder, FOUND)


def main() -> None:
    """Print the table."""
    given = arguments(__doc__ or "", limit=2000)
    posts = texts(given.folder, given.limit)
    os.environ["PYTHONPATH"] = str(ROOT)
    # An installed postlint has its bytecode; so has this checkout after the first round.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # What cannot even start exits with 1, as if it had found something, and looks fast.
    subprocess.run((sys.executable, "-m", "postlint", "--version"), check=True, stdout=sys.stderr)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "_posts"
        size = copied(posts, folder)
        ours = Contender("postlint check", partial(in_child, OURS, folder, FOUND))
        peers = [peer(name, folder) for name in PEERS]
        measured = f"{len(posts)} posts, {size / 1e6:.2f} MB, {given.rounds} rounds"
        print(f"{measured}, medians; postlint is {build()}")
        print(compare([ours, *peers], given.rounds, size))


if __name__ == "__main__":
    main()
