"""``postlint categories``: the categories of an archive."""

from __future__ import annotations

from postlint.cli._vocabulary import vocabulary

command = vocabulary("categories", "category")
