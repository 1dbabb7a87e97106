"""Repairs of HTML before, and while, it is read."""

from postlint.conversion.tidy.repair import Repair
from postlint.conversion.tidy.repairs import (
    DEFAULTS,
    REPAIRS,
    SWITCHES,
    TAGS,
    added,
    enabled,
    tidy,
)

__all__ = ["DEFAULTS", "REPAIRS", "SWITCHES", "TAGS", "Repair", "added", "enabled", "tidy"]
