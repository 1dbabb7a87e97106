"""``postlint check --watch``: check, then check what changes, until interrupted."""

# Paths stay the strings that they were given as.
# ruff: noqa: PTH110, PTH112, PTH118, PTH119, PTH120, PTH206

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import click

from postlint import files
from postlint.cli._group import Failure
from postlint.cli._session import settings_for
from postlint.config import FILE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from postlint.cli._choosing import Choice
    from postlint.cli._console import Console
    from postlint.config import Settings

_SAID = (".toml", ".yml", ".yaml", ".json", ".py", ".js", ".mjs", ".cjs", ".ts", ".rb", ".txt")
"""Endings of files that may hold settings, rules, lists of names, or what makes the site."""
_TURN = 200  # milliseconds after which a look without changes ends
_DONE = frozenset({"watch", "files_from", "null"})
"""Options that the runs do without."""
_NEVER = frozenset({".git", ".postlint_cache", "node_modules", "__pycache__"})


def watch(console: Console, choice: Choice, context: click.Context) -> None:
    """Run the command of ``context`` on the posts of a choice, and again on each that changes.

    Each run is a process of its own, as somebody would start it: nothing is left of the one before.
    A list of paths is read once.

    Raises:
        Failure: if there is nothing to watch with.

    """
    try:
        from watchfiles import watch as changes_in  # noqa: PLC0415  few people watch
    except ImportError:
        raise Failure("--watch needs watchfiles: pip install 'postlint[watch]'") from None
    paths = choice.arguments
    tops = _tops(context, paths)
    above = _above(tops)
    begun = changes_in(
        *tops,
        watch_filter=_matters,
        yield_on_timeout=True,
        rust_timeout=_TURN,
        raise_interrupt=True,
    )
    next(begun)  # what changes while the first run goes on is seen after it
    _run(console, context, paths, listed=choice.listed)
    watching = f"watching {', '.join(tops)}; Ctrl-C ends it"
    console.note(watching)
    for changes in begun:
        before, above = above, _above(tops)
        if above != before:
            changed = None
        elif not changes:
            continue
        else:
            changed = _changed(context, choice, {path for _, path in changes})
        if changed == []:
            continue
        if changed is None:
            _run(console, context, paths, listed=choice.listed)
        else:
            _run(console, context, changed, listed=False)
        if console.is_terminal:  # whose screen was cleared
            console.note(watching)


def _settings(context: click.Context, paths: Sequence[str]) -> Settings:
    given = context.params
    return settings_for(paths, file=given["config"], isolated=given["isolated"])


def _tops(context: click.Context, paths: Sequence[str]) -> list[str]:
    """Return the folders to watch: those of the posts, and that of the settings."""
    folders = [path if os.path.isdir(path) else os.path.dirname(path) or "." for path in paths]
    try:
        settings = _settings(context, paths)
    except Failure:  # which the run will report
        settings = None
    if settings is not None and settings.origin:
        folders.append(os.path.dirname(settings.origin) or ".")
    absolute = {os.path.join(os.path.realpath(folder), "") for folder in folders}
    return sorted(
        folder
        for folder in absolute
        if os.path.isdir(folder)
        and not any(folder.startswith(other) for other in absolute - {folder})
    )


def _above(tops: Iterable[str]) -> list[tuple[str, int, int]]:
    """Return the settings files above folders, each with its time and size.

    They are looked at, and not watched: what else goes on up there is nobody's business here.
    """
    above = {top: None for folder in tops for top in _upwards(folder)}
    found: list[tuple[str, int, int]] = []
    for path in (os.path.join(folder, name) for folder in above for name in FILE_NAMES):
        with contextlib.suppress(OSError):
            status = os.stat(path)  # noqa: PTH116
            found.append((path, status.st_mtime_ns, status.st_size))
    return found


def _upwards(folder: str) -> Iterator[str]:
    while folder != (parent := os.path.dirname(folder)):
        folder = parent
        yield folder


def _matters(_change: object, path: str) -> bool:
    name = os.path.basename(path)
    return not name.startswith(".postlint-") and _NEVER.isdisjoint(path.split(os.sep))


def _changed(context: click.Context, choice: Choice, touched: Iterable[str]) -> list[str] | None:
    """Return the posts of the run that changed; None if what is said of all posts may have."""
    real = {os.path.realpath(path) for path in touched}
    if any(path.endswith(_SAID) or _is_gone(path) for path in real):
        return None
    try:
        settings = _settings(context, choice.arguments)
    except Failure:
        return None
    found = choice.find(choice.arguments, settings)
    return [path for path in found.paths if os.path.realpath(path) in real]


def _is_gone(path: str) -> bool:
    """Say whether a path was a post's: what was said of it, or of others because of it, is past."""
    return path.endswith(files.ENDINGS) and not os.path.exists(path)


def _run(console: Console, context: click.Context, paths: Sequence[str], *, listed: bool) -> None:
    """Run the command on paths, which a list hands over as one, since there may be very many."""
    if console.is_terminal:
        click.clear()
    # -P: a module in the folder of the posts must not stand in for one of ours.
    command = [sys.executable, "-P", "-m", "postlint", *_options(context)]
    command += ("--files-from=-", "--null") if listed else ("--", *paths)
    data = b"\0".join(map(os.fsencode, paths)) if listed else b""
    subprocess.run(command, input=data, check=False)  # noqa: S603  this very program


def _options(context: click.Context) -> Iterator[str]:
    """Yield the command and its options as they were given, but for those that are done with."""
    yield str(context.info_name)
    for parameter in context.command.params:
        value = context.params.get(str(parameter.name))
        if not isinstance(parameter, click.Option) or parameter.name in _DONE:
            continue
        name = parameter.opts[-1]
        if parameter.is_flag:
            if value:
                yield name
            elif parameter.secondary_opts:
                yield parameter.secondary_opts[-1]
        elif parameter.multiple:
            for one in value or ():
                yield f"{name}={one}"
        elif value is not None:
            yield f"{name}={value}"
