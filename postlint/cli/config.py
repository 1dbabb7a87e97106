"""``postlint config``: the settings in force, the presets, the schema of settings files."""

from __future__ import annotations

from pathlib import Path

import click

from postlint.cli._group import Failure
from postlint.cli._options import settings_options

_EPILOG = """\b
Examples:
  postlint config show                settings in force here, and where each comes from
  postlint config show blog           the text of a preset
  postlint config show --config 'required=["title"]'

\b
Exit status:
  0  done
  2  the settings are wrong, or there is no such preset
"""


@click.group("config", short_help="Show the settings in force, the presets, their schema.")
def command() -> None:
    """Show the settings in force, the presets, and the schema of settings files."""


@command.command("show", epilog=_EPILOG, short_help="Print the settings in force, or a preset.")
@click.argument("preset", required=False)
@settings_options
def show(preset: str | None, config: tuple[str, ...], isolated: bool) -> None:  # noqa: FBT001  click's way
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
        layers = settings_room.layers(path, settings.single)
    except settings_room.SettingsError as error:
        raise Failure(str(error)) from None
    from postlint.config.listing import in_force  # noqa: PLC0415  for this command only

    click.echo(in_force(settings, layers), nl=False)


_FILES_EPILOG = """\b
Examples:
  postlint config files                   which settings file counts for each post
  postlint config files _posts/2024-1.md  ... and for this one

\b
Exit status:
  0  done
  2  a path leads to no post, or settings are wrong
"""


@command.command(
    "files", epilog=_FILES_EPILOG, short_help="Print which settings file counts for each post."
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@settings_options
def files(paths: tuple[str, ...], config: tuple[str, ...], isolated: bool) -> None:  # noqa: FBT001
    """Print which settings count for each post: the file, and the overrides in it that fit.

    The nearest settings file counts, looking upwards from the folder of the post: postlint.toml,
    .postlint.toml or a pyproject.toml with [tool.postlint].
    """
    from postlint.cli import _nearest  # noqa: PLC0415  --help does without

    status = _nearest.show(paths or (".",), config, isolated=isolated)
    click.get_current_context().exit(status)


@command.command("schema")
def schema() -> None:
    """Print the JSON Schema of settings files, for editors.

    An editor that knows schemas of TOML files (Even Better TOML, taplo, tombi) completes and checks
    settings with it: put `#:schema ./postlint.schema.json` on the first line of postlint.toml.
    """
    from postlint.config import schema as settings_schema  # noqa: PLC0415  imports every rule

    click.echo(settings_schema.text(), nl=False)
