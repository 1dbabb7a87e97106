"""Settings: where they are found, what they may say, and which site the posts belong to."""

from postlint.config.errors import SettingsError
from postlint.config.load import (
    DEFAULT_PRESET,
    FILE_NAMES,
    discover,
    layers,
    load,
    parse,
    preset_text,
    presets,
)
from postlint.config.settings import Settings
from postlint.config.site import Site
from postlint.config.sites import Sites

__all__ = [
    "DEFAULT_PRESET",
    "FILE_NAMES",
    "Settings",
    "SettingsError",
    "Site",
    "Sites",
    "discover",
    "layers",
    "load",
    "parse",
    "preset_text",
    "presets",
]
