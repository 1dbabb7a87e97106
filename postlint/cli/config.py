"""``postlint config``: the settings in force, and the presets."""

from __future__ import annotations

from pathlib import Path

import click

from postlint.cli._group import Failure
from postlint.cli._options import settings_options

_EPILOG = """\b
Examples:
  postlint config show                settings in force here, and where each comes from
  postlint config show blog           the text of a preset

\b
Exit status:
  0  done
  2  the settings are wrong, or there is no such preset
"""


@click.group("config", short_help="Show the settings in force, and the presets.")
def command() -> None:
    """Show the settings in force, and the presets."""


@command.command("show", epilog=_EPILOG)
@click.argument("preset", required=False)
@settings_options
def show(preset: str | None, config: str | None, isolated: bool) -> None:  # noqa: FBT001  click's way
    """Print the settings in force in this folder, or the text of a PRESET.

    The output is a settings file. Behind each setting stands the preset or the file that it comes
    from; `select` holds the rules that all of them come to.
    """
    from postlint import config as settings_room  # noqa: PLC0415  --help does without
    from postlint.cli._session import settings_for  # noqa: PLC0415

    try:
        if preset:
            click.echo(settings_room.preset_text(preset), nl=False)
            return
        settings = settings_for((".",), file=config, isolated=isolated)
        path = Path(settings.origin) if settings.origin else None
        layers = settings_room.layers(path)
    except settings_room.SettingsError as error:
        raise Failure(str(error)) from None
    click.echo(settings_room.in_force(settings, layers), nl=False)
