"""Settings: where they are found, what they may say, and which site the posts belong to.

- `load` finds and reads files (`source`) and follows what they extend; `settings` lays one on the
  other, `by_path` says which of them hold for one post.
- What is wrong is said by `check` (names and options of rules), `convert` (the table of that name)
  and `packs` (rules that settings bring), in the words of `errors`.
- `listing` writes settings in force, `schema` makes the JSON Schema.
- `site` recognises what made a site, `site_options` what its own files say, `sites` knows those of
  thousands of folders; `there` asks the disk.
"""

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
