"""Repairs of HTML before, and while, it is read.

`repairs` has the table and makes them; `repair` is what one is, `elements` what they ask of a tree.
One module for each that is more than a row: `figures`, `headings`, `layout_tables`, `lazy_images`,
`noscript_twins`, `preformatted`, `tracking_pixels`.
"""

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
