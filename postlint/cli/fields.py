"""``postlint fields``: the keys that the front matter of an archive has, and the kinds of their values."""

from __future__ import annotations

from postlint.cli._vocabulary import vocabulary

command = vocabulary("fields", "field", writes=False)
