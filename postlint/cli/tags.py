"""``postlint tags``: the tags of an archive."""

from __future__ import annotations

from postlint.cli._vocabulary import vocabulary

command = vocabulary("tags", "tag")
