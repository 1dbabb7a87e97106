"""Side by side: one post, and so mostly the start of a program.

    python benchmarks/startup.py [FOLDER] [--rounds N]

Each tool checks the same post in a process of its own, in turn, as an editor or a hook starts it:
`postlint check`, `mdformat --check` and `pymarkdown scan`. An empty Python is measured beside them.
"""

from __future__ import annotations

import os
import sys
import tempfile
from functools import partial
from pathlib import Path

from _timing import Contender, arguments, build, compare, copied, in_child, program, texts

ROOT = Path(__file__).parents[1]
POST = "2024-03-01-one.md"
COMMANDS = {
    "postlint check": (sys.executable, "-m", "postlint", "check", POST),
    "mdformat --check": ("mdformat", "--check", POST),
    "pymarkdown scan": ("pymarkdown", "scan", POST),
    "an empty Python": (sys.executable, "-c", "pass"),
}
FOUND = (0, 1)


def starting(name: str, folder: Path) -> Contender:
    """Return a tool, installed or not."""
    command = program(COMMANDS[name][0])
    if command is None:
        return Contender(name, None)
    return Contender(name, partial(in_child, (command, *COMMANDS[name][1:]), folder, FOUND))


def main() -> None:
    """Print the table."""
    given = arguments(__doc__ or "", limit=1)
    ((_, text),) = texts(given.folder, 1).items()
    os.environ["PYTHONPATH"] = str(ROOT)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed postlint has its bytecode
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "_posts"
        size = copied({POST: text}, folder)
        contenders = [starting(name, folder) for name in COMMANDS]
        for contender in contenders:  # bytecode is written, the disk is read
            if contender.run is not None:
                contender.run()
        print(f"1 post, {given.rounds} rounds, medians; postlint is {build()}")
        print(compare(contenders, given.rounds, size))


if __name__ == "__main__":
    main()
