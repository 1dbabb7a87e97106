"""``postlint clean``: remove the cache."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postlint.cli._group import Failure
from postlint.cli._options import settings_options

if TYPE_CHECKING:
    from postlint.config import Settings

_EPILOG = """\b
Exit status:
  0  there is no cache any more
  2  the settings are wrong, or the cache cannot be removed
"""


@click.command("clean", epilog=_EPILOG, short_help="Remove the cache.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--cache-dir", metavar="FOLDER", help="Remove the cache in this folder only.")
@settings_options
def command(
    paths: tuple[str, ...],
    cache_dir: str | None,
    config: tuple[str, ...],
    isolated: bool,  # noqa: FBT001  click's way
) -> None:
    """Remove the cache of the settings in force, and those of the sites of the posts.

    PATH is as for ``postlint check`` (default: this folder). Nothing is lost but time: the next run
    checks every post anew.
    """
    from postlint.cache import remove  # noqa: PLC0415  --help does without
    from postlint.cli._cached import folder_of  # noqa: PLC0415
    from postlint.cli._session import settings_for  # noqa: PLC0415

    for path in paths:
        if not os.path.lexists(path):
            raise Failure(f"{path}: no such file or folder")
    settings = settings_for(paths or (".",), file=config, isolated=isolated)
    folders = [folder_of(settings, cache_dir)]
    if cache_dir is None:
        folders += _of_sites(paths or (".",), settings)
    removed = []
    for folder in {os.path.realpath(folder): folder for folder in reversed(folders)}.values():
        try:
            removed += [folder] if remove(folder) else []
        except OSError as error:
            raise Failure(f"{folder}: {error.strerror or error}") from None
    for folder in removed[::-1]:
        click.echo(f"Removed {folder}.")
    if not removed:
        click.echo(f"There is no cache in {folders[0]}.")


def _of_sites(paths: tuple[str, ...], settings: Settings) -> list[str]:
    """Return the folders of the caches of the sites, and of the nested settings, of the posts."""
    from postlint import config, files  # noqa: PLC0415  as above
    from postlint.cache import NAME  # noqa: PLC0415
    from postlint.cli._archive import roots_of  # noqa: PLC0415
    from postlint.cli._cached import folder_of  # noqa: PLC0415
    from postlint.config import by_path  # noqa: PLC0415

    found = files.find(paths, exclude=settings.exclude, root=settings.root)
    try:
        near = by_path.with_near(settings, found.paths).near
    except config.SettingsError as error:
        raise Failure(str(error)) from None
    nested = {id(one): folder_of(one, None) for one in near.values()}
    roots = roots_of(found.paths, settings)
    return [*nested.values(), *(str(Path(root) / NAME) for root in roots)]
