"""Runs the converter, as people have it, over a copy of a folder, and judges every post."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from . import clean, renderers, workshop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARKDOWN = {".md", ".markdown"}
_PAGE = ".html"
_FENCES = re.compile(
    r"\ufeff?(?:---[ \t]*\r?\n(?:.*?\r?\n)?(?:---|\.\.\.)|\+\+\+[ \t]*\r?\n(?:.*?\r?\n)?\+\+\+)[ \t]*(?:\r?\n|$)",
    re.DOTALL,
)


@dataclass(frozen=True)
class Verdict:
    """What became of one post that held HTML."""

    path: str
    changed: bool
    differences: list[str]
    unclean: Counter[str]
    settled: bool  # converting what was converted changes nothing
    declared: Counter[str] = field(default_factory=Counter)  # losses that the report lists
    silent: list[str] = field(default_factory=list)  # losses unseen here that it does not list
    unlisted: list[str] = field(default_factory=list)  # what a check finds and it does not list


def judge(
    folder: Path,
    *,
    command: Sequence[str] = workshop.CONVERT,
    renderer: str = "cmark-gfm",
) -> Iterator[Verdict]:
    """Yield a verdict on each post of a folder that holds HTML other than comments.

    `command` gets the path of a folder and converts the posts in it, in place; the folder itself
    is only copied. `renderer` names the one that shows the posts.
    """
    with tempfile.TemporaryDirectory() as temporary:
        once, twice = Path(temporary, "once"), Path(temporary, "twice")
        workshop.copy(folder, once, renderer)
        said = workshop.convert(command, once)
        embedded = workshop.found(once)
        shutil.copytree(once, twice)
        workshop.convert(command, twice)
        posts = [
            post
            for path in sorted(folder.rglob("*"))
            if path.suffix in {*_MARKDOWN, _PAGE} and path.is_file()
            if (post := _post(path.relative_to(folder), folder, once, twice)) is not None
        ]
    pairs = [
        renderers.Pair(
            split(post.before)[1],
            split(post.after)[1],
            is_html=post.name.endswith(_PAGE),
            declared=said.losses.get(post.name, Counter()),
        )
        for post in posts
    ]
    for post, pair, (differing, silent) in zip(
        posts, pairs, renderers.judged(renderer, pairs), strict=True
    ):
        if split(post.after)[0] != split(post.before)[0]:
            differing.append("front matter changed: it is no part of a conversion")
        yield Verdict(
            post.name,
            post.after != post.before,
            differing,
            clean.unclean(pair.after),
            post.after == post.again,
            pair.declared,
            silent,
            [] if post.name in said.kept else embedded.get(post.new_name, []),
        )


@dataclass(frozen=True)
class _Post:
    name: str
    new_name: str
    before: str
    after: str
    again: str


def _post(name: Path, folder: Path, once: Path, twice: Path) -> _Post | None:
    """Return the versions of a post that holds HTML."""
    new = name if (once / name).exists() else name.with_suffix(".md")
    before = _read(folder / name)
    if not set(clean.raw_html_left(split(before)[1])) - {clean.COMMENT}:
        return None
    return _Post(str(name), str(new), before, _read(once / new), _read(twice / new))


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
        f"declared losses  {sum(v.declared.total() for v in verdicts)}",
        f"undeclared       {sum(len(v.differences) + len(v.silent) for v in verdicts)}",
        f"check: unlisted  {sum(len(v.unlisted) for v in verdicts)}",
    ]
    for verdict in wrong:
        lines += ["", f"DIFFERS {verdict.path}"]
        lines += [f"  {difference}" for difference in verdict.differences[:8]]
        lines += [f"  … {len(verdict.differences)} in all"] * (len(verdict.differences) > 8)
    lines += [f"NOT SETTLED {verdict.path}" for verdict in verdicts if not verdict.settled]
    lines += [f"NOT CLEAN {v.path}: {', '.join(v.unclean)}" for v in verdicts if v.unclean]
    lines += [f"UNDECLARED {v.path}: {loss}" for v in verdicts for loss in v.silent]
    lines += [f"FOUND BY CHECK {v.path}: {message}" for v in verdicts for message in v.unlisted]
    reasons = Counter(
        kind for v in wrong for kind in {line.partition(":")[0] for line in v.differences}
    )
    kept = Counter(tag for verdict in verdicts for tag in verdict.unclean)
    lines += ["", "differences, in how many posts:", *_counted(reasons)]
    kinds = sum((_kinds(verdict.declared) for verdict in verdicts), Counter[str]())
    lines += ["", "declared losses:", *_counted(kinds)]
    lines += ["", "raw tags that Markdown could have said, in how many posts:", *_counted(kept)]
    return "\n".join(lines)


def split(text: str) -> tuple[str, str]:
    """Return a post's front matter, fences and all, and its body."""
    match = _FENCES.match(text)
    end = match.end() if match else 0
    return text[:end], text[end:]


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _kinds(declared: Counter[str]) -> Counter[str]:
    kinds = Counter[str]()
    for what, number in declared.items():
        kinds[what.partition(":")[0]] += number
    return kinds


def _share(count: int, whole: int) -> str:
    return f"{count} ({count / whole:.1%})" if whole else "0"


def _counted(counter: Counter[str]) -> list[str]:
    return [f"  {count:5} {what}" for what, count in counter.most_common()] or ["  none"]
