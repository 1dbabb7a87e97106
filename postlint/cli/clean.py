"""``postlint clean``: remove the cache."""

from __future__ import annotations

import click

from postlint.cli._group import Failure
from postlint.cli._options import settings_options

_EPILOG = """\b
Exit status:
  0  there is no cache any more
  2  the settings are wrong, or the cache cannot be removed
"""


@click.command("clean", epilog=_EPILOG, short_help="Remove the cache.")
@click.option("--cache-dir", metavar="FOLDER", help="Where the cache is.")
@settings_options
def command(cache_dir: str | None, config: tuple[str, ...], isolated: bool) -> None:  # noqa: FBT001  click's way
    """Remove the cache of the settings in force in this folder.

    Nothing is lost but time: the next run checks every post anew.
    """
    from postlint.cache import remove  # noqa: PLC0415  --help does without
    from postlint.cli._cached import folder_of  # noqa: PLC0415
    from postlint.cli._session import settings_for  # noqa: PLC0415

    settings = settings_for((".",), file=config, isolated=isolated)
    folder = folder_of(settings, cache_dir)
    try:
        removed = remove(folder)
    except OSError as error:
        raise Failure(f"{folder}: {error.strerror or error}") from None
    click.echo(f"Removed {folder}." if removed else f"There is no cache in {folder}.")
