"""Rules that are declared in TOML: what a declaration may say, and the rule that it makes."""

from postlint.packs.declaration import Declaration, Example, Fix, Where
from postlint.packs.made import made

__all__ = ["Declaration", "Example", "Fix", "Where", "made"]
