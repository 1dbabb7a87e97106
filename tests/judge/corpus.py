"""Runs the converter, as people have it, over a copy of a folder, and judges every post."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from . import clean, renderers
from .compare import compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COMMAND = (sys.executable, "-m", "postlint", "convert")
_ROOT = Path(__file__).parents[2]
_ENDINGS = {".md", ".markdown"}
_FENCES = re.compile(
    r"\ufeff?(?:---[ \t]*\r?\n(?:.*?\r?\n)?(?:---|\.\.\.)|\+\+\+[ \t]*\r?\n(?:.*?\r?\n)?\+\+\+)[ \t]*(?:\r?\n|$)",
    re.DOTALL,
)


class BrokenConverterError(RuntimeError):
    """The converter ended with an error; its message is what it said."""


@dataclass(frozen=True)
class Verdict:
    """What became of one post that held HTML."""

    path: str
    changed: bool
    differences: list[str]
    unclean: Counter[str]
    settled: bool  # converting what was converted changes nothing


def judge(
    folder: Path,
    *,
    command: Sequence[str] = COMMAND,
    autolink: bool = False,
    renderer: str | None = None,
) -> Iterator[Verdict]:
    """Yield a verdict on each post of a folder that holds HTML other than comments.

    `command` gets the path of a folder and converts the posts in it, in place; the folder itself
    is only copied. `renderer` names the one that shows the posts: cmark-gfm if none is named.
    """
    found: list[tuple[str, str, str, str]] = []
    with tempfile.TemporaryDirectory() as temporary:
        once, twice = Path(temporary, "once"), Path(temporary, "twice")
        shutil.copytree(folder, once)
        _run(command, once)
        shutil.copytree(once, twice)
        _run(command, twice)
        for path in sorted(folder.rglob("*")):
            if path.suffix in _ENDINGS and path.is_file():
                name = path.relative_to(folder)
                texts = [_read(root / name) for root in (folder, once, twice)]
                if set(clean.raw_html_left(split(texts[0])[1])) - {clean.COMMENT}:
                    found.append((str(name), texts[0], texts[1], texts[2]))
    bodies = [(split(before)[1], split(after)[1]) for _, before, after, _ in found]
    if renderer is None:
        differences = [compare(*pair, autolink=autolink) for pair in bodies]
    else:
        differences = renderers.verdicts(renderer, *map(list, zip(*bodies, strict=True)))
    for post, differing in zip(found, differences, strict=True):
        yield _verdict(*post, differing)


def report(verdicts: list[Verdict]) -> str:
    """Return what there is to say about the posts of a folder."""
    changed = [verdict for verdict in verdicts if verdict.changed]
    wrong = [verdict for verdict in verdicts if verdict.differences]
    lines = [
        f"posts with HTML  {len(verdicts)}",
        f"converted        {_share(len(changed), len(verdicts))}",
        f"judged the same  {_share(len(verdicts) - len(wrong), len(verdicts))}",
        f"clean            {_share(sum(not v.unclean for v in verdicts), len(verdicts))}",
        f"twice = once     {_share(sum(v.settled for v in verdicts), len(verdicts))}",
    ]
    for verdict in wrong:
        lines += ["", f"DIFFERS {verdict.path}"]
        lines += [f"  {difference}" for difference in verdict.differences[:8]]
        lines += [f"  … {len(verdict.differences)} in all"] * (len(verdict.differences) > 8)
    lines += [f"NOT SETTLED {verdict.path}" for verdict in verdicts if not verdict.settled]
    reasons = Counter(
        kind for v in wrong for kind in {line.partition(":")[0] for line in v.differences}
    )
    kept = Counter(tag for verdict in verdicts for tag in verdict.unclean)
    lines += ["", "differences, in how many posts:", *_counted(reasons)]
    lines += ["", "raw tags that Markdown could have said, in how many posts:", *_counted(kept)]
    return "\n".join(lines)


def split(text: str) -> tuple[str, str]:
    """Return a post's front matter, fences and all, and its body."""
    match = _FENCES.match(text)
    end = match.end() if match else 0
    return text[:end], text[end:]


def _verdict(name: str, before: str, after: str, again: str, differences: list[str]) -> Verdict:
    head, _ = split(before)
    new_head, new_body = split(after)
    if new_head != head:
        differences.append("front matter changed: it is no part of a conversion")
    return Verdict(name, after != before, differences, clean.unclean(new_body), after == again)


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _run(command: Sequence[str], folder: Path) -> None:
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    environment = os.environ | {"PYTHONPATH": path}  # this checkout, installed or not
    done = subprocess.run(
        [*command, str(folder)], capture_output=True, check=False, env=environment
    )
    if done.returncode not in {0, 1}:  # 1: something stayed HTML
        raise BrokenConverterError((done.stdout + done.stderr).decode(errors="replace"))


def _share(count: int, whole: int) -> str:
    return f"{count} ({count / whole:.1%})" if whole else "0"


def _counted(counter: Counter[str]) -> list[str]:
    return [f"  {count:5} {what}" for what, count in counter.most_common()] or ["  none"]
