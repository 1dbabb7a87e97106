"""What the benchmarks share: the posts, interleaved rounds, CPU time, the table.

CPU time and not wall time: the machines that run this are shared, and what counts is the work.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

ARCHIVE = Path(__file__).parents[1] / "fixtures" / "archive"
ENDINGS = (".md", ".markdown")
ONE_THREAD = {"RAYON_NUM_THREADS": "1", "GOMAXPROCS": "1"}
"""Environment that keeps peers in Rust and Go to one thread, as postlint is to one process."""


class Contender(msgspec.Struct, frozen=True):
    """A program or library to measure; ``run`` returns the CPU seconds that one round took."""

    name: str
    run: Callable[[], float] | None  # None: not installed


class Arguments(msgspec.Struct, frozen=True):
    """What the command line says."""

    folder: Path
    rounds: int
    limit: int


def arguments(description: str, *, limit: int) -> Arguments:
    """Read the command line of a benchmark."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("folder", nargs="?", type=Path, default=ARCHIVE, help="posts to measure on")
    parser.add_argument("--rounds", type=int, default=5, help="rounds; the median counts")
    parser.add_argument("--limit", type=int, default=limit, help="posts at most, evenly spread")
    given = parser.parse_args()
    return Arguments(folder=given.folder, rounds=given.rounds, limit=given.limit)


def texts(folder: Path, limit: int) -> dict[str, str]:
    """Return the Markdown posts under a folder that decode, by path, at most ``limit`` of them."""
    found: dict[str, str] = {}
    paths = sorted(path for path in folder.rglob("*") if path.suffix in ENDINGS and path.is_file())
    for path in paths[:: -(-len(paths) // limit) or 1]:
        try:
            found[str(path.relative_to(folder))] = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue
    return found


def copied(posts: Mapping[str, str], folder: Path) -> int:
    """Write posts below a folder; return how many bytes they are."""
    size = 0
    for path, text in posts.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        size += target.write_bytes(text.encode())
    return size


def program(name: str) -> str | None:
    """Return the path of a program beside this Python, or where programs are looked for."""
    return shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)


def build() -> str:
    """Say whether it is the compiled package that is measured."""
    module = importlib.util.find_spec("postlint.proof.canon")
    pure = module is None or str(module.origin).endswith(".py")
    return "pure Python" if pure else "compiled"


def in_process(function: Callable[[str], object], values: Sequence[str]) -> float:
    """Return the CPU seconds, all threads together, that a function takes for all values."""
    start = time.process_time()
    for value in values:
        function(value)
    return time.process_time() - start


def in_child(command: Sequence[str], folder: Path, allowed: Sequence[int]) -> float:
    """Return the CPU seconds that a command takes in ``folder``, its own children included.

    Raises:
        RuntimeError: if it exits with a status that is not among ``allowed``.

    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | ONE_THREAD,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in allowed:
        end = done.stderr.decode("utf-8", "replace")[-300:]
        raise RuntimeError(f"{command[0]} exited with {done.returncode}: {end}")
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def compare(contenders: Sequence[Contender], rounds: int, size: int) -> str:
    """Measure all contenders in turn, round by round, and return the table.

    The first contender is ours; ``size`` is the bytes that one round reads.
    """
    seconds: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    for _ in range(rounds):
        for contender in contenders:
            if contender.run is not None:
                seconds[contender.name].append(contender.run())
    ours = statistics.median(seconds[contenders[0].name])
    rows = [f"{'':34}{'CPU s':>9}{'MB/s':>9}{'postlint / it':>15}"]
    for name, measured in seconds.items():
        if not measured:
            rows.append(f"{name:34}{'not installed':>18}")
            continue
        median = statistics.median(measured)
        rows.append(f"{name:34}{median:9.3f}{size / 1e6 / median:9.2f}{ours / median:15.2f}")
    return "\n".join(rows)
