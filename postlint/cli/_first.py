"""The first settings file of an archive: what it says, and that the archive passes with it."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from postlint.cli import check
from postlint.cli._group import Failure
from postlint.cli._survey import PARTS, Survey, survey
from postlint.config import presets
from postlint.output.numbers import count
from postlint.output.safe import safe
from postlint.report import ENGINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ROUNDS = 5  # of checking: a rule that rests may let another speak
_FEW = 5  # posts that may lack what is required of the others
_SHOWN = 24  # keys and names in the comments
_OWN = re.compile(f"{ENGINE}[0-9]+")  # findings of postlint itself, which no setting ignores


class First(msgspec.Struct, frozen=True):
    """A settings file that is not written yet.

    ``resting`` counts the findings of the rules that it ignores, ``left`` those that no setting
    can, by code and name.
    """

    text: str
    posts: int
    resting: Counter[tuple[str, str]]
    left: Counter[tuple[str, str]]
    where: tuple[str, ...]


def settings_of(paths: Sequence[str], folder: str) -> First:
    """Return settings, which will stand in ``folder``, with which the posts at ``paths`` pass."""
    generator = _generator(paths)
    found, _ = survey(paths, ("news-archive", *generator))
    for posts in found.missing.values():
        posts[:] = [_pattern(os.path.relpath(path, folder)) for path in posts]
    base = "news-archive" if 2 * len(found.missing["source"]) < found.posts else "blog"
    resting: dict[str, list[dict[str, Any]]] = {}
    left: list[dict[str, Any]] = []
    for _ in range(_ROUNDS):
        text = _written(found, (base, *generator), resting)
        findings = _findings(text, paths, folder)
        left = [one for one in findings if _OWN.fullmatch(one["code"])]
        fresh = [one for one in findings if not _OWN.fullmatch(one["code"])]
        if not fresh:
            break
        for one in fresh:
            resting.setdefault(one["code"], []).append(one)
    return First(
        text=text,
        posts=found.posts,
        resting=_counted(one for many in resting.values() for one in many),
        left=_counted([*left, *fresh]),
        where=tuple(dict.fromkeys(os.path.relpath(one["path"]) for one in left)),
    )


def _generator(paths: Sequence[str]) -> tuple[str, ...]:
    """Return the preset of the site that most posts belong to, if there is one."""
    from postlint.cli._work import sites  # noqa: PLC0415  as below

    folders = Counter(Path(path).parent for path in paths)
    made: Counter[str] = Counter()
    for folder, number in folders.items():
        site = sites().of(folder)
        made[site.generator.lower() if site else ""] += number
    name = made.most_common(1)[0][0]
    return (name,) if name in presets() else ()


def _findings(text: str, paths: Sequence[str], folder: str) -> list[dict[str, Any]]:
    """Return what `postlint check` finds in posts with the text of a settings file of ``folder``."""
    paths = [os.path.abspath(path) for path in paths]  # noqa: PTH100  strings, as they are
    with tempfile.TemporaryDirectory() as scratch:
        file, names = Path(scratch, "postlint.toml"), Path(scratch, "paths")
        file.write_text(text, encoding="utf-8")
        names.write_bytes(
            b"\0".join(str(path).encode("utf-8", "surrogateescape") for path in paths)
        )
        arguments = [
            *("--config", str(file), "--files-from", str(names), "--null", "--no-cache"),
            *("--output-format", "json", "--quiet", "--color", "never"),
        ]
        data = io.BytesIO()
        # The patterns of a file that --config names are relative to the working folder.
        with (
            contextlib.chdir(folder),
            contextlib.redirect_stdout(io.TextIOWrapper(data, encoding="utf-8")),
        ):
            status = check.command.main(arguments, "postlint check", standalone_mode=False)
            sys.stdout.flush()
            printed = data.getvalue().decode()
    if status not in {0, 1} or not printed:
        raise Failure("the posts cannot be checked; what `postlint check` says above comes first")
    found: list[dict[str, Any]] = json.loads(printed)
    return found


def _pattern(path: str) -> str:
    """Return a pattern, as in a ``.gitignore``, that fits one path only."""
    escaped = re.sub(r"([\\*?\[\]]| \Z)", r"\\\1", path.replace(os.sep, "/"))
    return f"/{escaped}"


def _counted(findings: Iterable[dict[str, Any]]) -> Counter[tuple[str, str]]:
    return Counter((one["code"], one["name"]) for one in findings)


def _written(
    found: Survey, bases: tuple[str, ...], resting: dict[str, list[dict[str, Any]]]
) -> str:
    """Return the text of the settings file."""
    extends = f'"{bases[0]}"' if len(bases) == 1 else json.dumps(bases)
    lines = [
        f"# Settings of postlint: what {count(found.posts, 'post')} were like when `postlint init` wrote this.",
        "# `postlint config schema` describes every setting, `postlint rule NAME` every rule.",
        "#",
        *_facts(found),
        "",
        f"extends = {extends}{_why(bases)}",
    ]
    if len(bases) > 1:
        lines += ['dialect = "auto" # as the site\'s own files say']
    elif not found.sites and found.formats["TOML"] > found.formats["YAML"]:
        lines += [f'# Front matter in TOML is Hugo\'s, mostly: extends = ["{bases[0]}", "hugo"]']
    required, lacking = _required(found, bases[0])
    lines += ["", *required]
    if resting:
        lines += ["", *_ignored(resting)]
    if found.fields:
        lines += ["", "[fields] # these play their parts here, beside the keys that usually do"]
        lines += [
            f"{part} = {json.dumps([key], ensure_ascii=False)}"
            for part, key in found.fields.items()
        ]
    if lacking:
        lines += ["", *lacking]
    return "\n".join([*lines, "", *_in_use(found)]) + "\n"


def _why(bases: tuple[str, ...]) -> str:
    about = {
        "blog": "a site of one's own",
        "news-archive": "posts that were taken from somewhere else",
    }
    return f" # {about[bases[0]]}"


def _facts(found: Survey) -> list[str]:
    made = ", ".join(f"{name} ({file})" for (name, file), _ in found.sites.most_common())
    rows = {
        "front matter": _listed(found.formats),
        "site": made or "none of its own files was found: is this its top folder?",
        "Markdown": f"read as {_listed(found.dialects)}",
        "dates": _listed(found.dates),
        "sources": _names(found.hosts, "host"),
        "authors": _names(found.authors, "name"),
        "tags": _names(found.tags, "name"),
    }
    return [f"# {name + ':':14}{safe(text)}" for name, text in rows.items() if text]


def _listed(counts: Counter[str]) -> str:
    if len(counts) == 1:
        return next(iter(counts))
    shown = ", ".join(f"{name} ({number:,})" for name, number in counts.most_common(5))
    return shown + (f" and {len(counts) - 5} more" if len(counts) > 5 else "")  # noqa: PLR2004


def _names(counts: Counter[str], what: str) -> str:
    if not counts:
        return ""
    once = sum(number == 1 for number in counts.values())
    rare = f", {once:,} of them in one post only" if once and len(counts) > 1 else ""
    most = ", ".join(f"{_short(name)} ({number:,})" for name, number in counts.most_common(3))
    return f"{count(len(counts), what)}{rare}; {'most often ' if len(counts) > 1 else ''}{most}"


def _required(found: Survey, base: str) -> tuple[list[str], list[str]]:
    """Write what is required of all posts, and the override for the few that lack some of it."""
    wanted = ("title", "date") if base == "blog" else PARTS[:-1]
    there = [part for part in PARTS if not found.missing[part]]
    few = [part for part in wanted if 0 < len(found.missing[part]) <= _FEW]
    posts = sorted({path for part in few for path in found.missing[part]})
    if len(posts) > _FEW or not all(map(str.isprintable, posts)):
        few, posts = [], []
    lines = [
        f"# {part}: {count(len(found.missing[part]), 'post')} of {found.posts:,} without; add it to the list once it is in all."
        for part in wanted
        if found.missing[part] and part not in few
    ]
    held = [part for part in PARTS if part in {*there, *few}]
    lines.append(f"required = {json.dumps(held)}")
    if not few:
        return lines, []
    rest = [
        f"[[overrides]] # these posts lack {' or '.join(few)}: mend them, and take this out",
        "paths = [",
        *(f"  {json.dumps(path, ensure_ascii=False)}," for path in posts),
        "]",
        f"required = {json.dumps(there)}",
    ]
    return lines, rest


def _ignored(resting: dict[str, list[dict[str, Any]]]) -> list[str]:
    """Write the rules that rest, those with the fewest findings first: they are mended soonest."""
    lines = [
        "# Rules that find something today. Take a line out, and `postlint check` tells where; --fix",
        "# mends what can be mended without a loss. To accept today's findings but no new ones,",
        '# write `baseline = ".postlint-baseline.json"` instead of this list, and run',
        "# `postlint baseline create`.",
        "ignore = [",
    ]
    for code, findings in sorted(resting.items(), key=lambda item: (len(item[1]), item[0])):
        posts = len({one["path"] for one in findings})
        fixed = Counter(one["fix"]["safety"] for one in findings if one["fix"])
        mends = "".join(
            f", {number:,} fixable with {option}"
            for safety, option in (("safe", "--fix"), ("unsafe", "--unsafe-fixes"))
            if (number := fixed[safety])
        )
        often = f"{count(len(findings), 'finding')} in {count(posts, 'post')}{mends}"
        lines.append(f'  "{code}", # {findings[0]["name"]}: {often}')
    return [*lines, "]"]


def _in_use(found: Survey) -> list[str]:
    """Write the keys in use, and how a rule would hold them to their types."""
    order = sorted(found.values, key=lambda key: (-found.values[key].total(), key))
    lines = ["# The fields in use: in how many posts, and what their values are."]
    wide = max((len(_short(key)) for key in order[:_SHOWN]), default=0)
    for key in order[:_SHOWN]:
        kinds = found.values[key]
        lines.append(f"#   {_short(key):{wide}}  {kinds.total():6,}  {_listed(kinds)}")
    if len(order) > _SHOWN:
        lines.append(f"#   and {len(order) - _SHOWN} more")
    lines += ["#", "# To hold fields to their types: `postlint rule field-schema`."]
    return lines


def _short(name: str) -> str:
    shown = safe(name)
    return shown if len(shown) <= 40 else f"{shown[:39]}…"  # noqa: PLR2004
