"""Options that several commands share."""

from __future__ import annotations

import os
from typing import Any

import click


def common(command: Any) -> Any:
    """Add the options of every command that works on many posts."""
    for option in reversed(
        (
            settings_options,
            click.option(
                "-j",
                "--jobs",
                type=click.IntRange(min=1),
                default=None,
                metavar="N",
                help="Processes to use where there are enough posts to pay (default: cores).",
            ),
            colour,
            quiet,
        )
    ):
        command = option(command)
    return command


def caching(command: Any) -> Any:
    """Add ``--no-cache`` and ``--cache-dir``."""
    without = click.option(
        "--no-cache", is_flag=True, help="Read every post anew; read and write no cache."
    )(command)
    return cache_folder(without)


def cache_folder(command: Any) -> Any:
    """Add ``--cache-dir``."""
    return click.option(
        "--cache-dir",
        metavar="FOLDER",
        help="Where the cache is (default: .postlint_cache beside the settings).",
    )(command)


def uncached(command: Any) -> Any:
    """Accept ``--no-cache`` where nothing is cached."""
    return click.option("--no-cache", is_flag=True, expose_value=False, hidden=True)(command)


def settings_options(command: Any) -> Any:
    """Add ``--config`` and ``--isolated``."""
    isolated = click.option(
        "--isolated", is_flag=True, help="Read no settings files: use the default preset."
    )(command)
    return click.option(
        "--config",
        multiple=True,
        metavar="FILE|KEY=VALUE",
        help="Read the settings from this file; or set one of them, as in --config"
        " 'required=[\"title\"]' (TOML; may be repeated).",
    )(isolated)


def colour(command: Any) -> Any:
    """Add ``--color``."""
    return click.option(
        "--color",
        "colour",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help="Colour the output (auto: on a terminal, unless NO_COLOR is set).",
    )(command)


def quiet(command: Any) -> Any:
    """Add ``--quiet``."""
    return click.option(
        "-q", "--quiet", is_flag=True, help="Print results and errors only: no summary, no notes."
    )(command)


def selectors(values: tuple[str, ...]) -> tuple[str, ...]:
    """Split comma lists, as in ``--select FM,SRC001``."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
