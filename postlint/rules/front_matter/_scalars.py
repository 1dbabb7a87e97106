"""Scalars without quotes that readers of YAML take for different things.

PyYAML and Psych (Jekyll, Middleman) follow YAML 1.1, newer versions of js-yaml (Hexo, Astro) YAML
1.2. The readers in Go (Hugo) have gone from the one towards the other with time.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import msgspec

from postlint.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST = 16
"""No scalar that is longer is ambiguous."""

STARTS = frozenset("0123456789+-yYnNoO")
"""What an ambiguous scalar may start with."""

_SWITCHES = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}
_NUMBERS: tuple[tuple[re.Pattern[str], Callable[[str], int | float] | None], ...] = tuple(
    (expression(form, re.ASCII), value)
    for form, value in (
        (r"[-+]?0[0-9]+", int),  # octal in 1.1
        (r"[-+]?0o[0-7]+", lambda text: int(text.replace("o", ""), 8)),
        (r"[-+]?\d+[eE][-+]?\d{1,3}", float),
        (r"[-+]?0b[01_]+|[-+]?\d+(?:_\d+)+", None),
    )
)
_SIXTIES = expression(r"[-+]?\d[\d_]*(?::[0-5]?\d){1,2}", re.ASCII)
_THOUSANDS = expression(r"[-+]?\d{1,3}(?:,\d{3})+", re.ASCII)
_TRAILING_ZERO = expression(r"[-+]?\d+\.\d*0", re.ASCII)


class Readings(msgspec.Struct, frozen=True):
    """How a scalar is read; ``switch`` is ``true`` or ``false`` for words such as ``no``."""

    words: str
    switch: Literal["", "true", "false"] = ""
    always: bool = True
    """Whether it matters wherever it stands, not only where text belongs."""


@lru_cache(1024)
def readings(source: str) -> Readings | None:
    """Return how a scalar without quotes is read, if not by all as it is written."""
    switch = _SWITCHES.get(source.lower())
    if switch and source in (source.lower(), source.upper(), source.title()):
        if len(source) == 1:
            words = f"text to most readers of YAML and {switch} to some"
        else:
            words = f"{switch} to YAML 1.1 (Jekyll) and text to YAML 1.2 (Hexo, Astro)"
        return Readings(words, "true" if switch == "true" else "false")
    for form, newer in _NUMBERS:
        if form.fullmatch(source):
            old, new = _old(source), "text" if newer is None else f"{newer(source):.15g}"
            different = f"{old} to YAML 1.1 (Jekyll) and {new} to YAML 1.2 (Hexo, Astro)"
            return Readings(different) if old != new else _same(old)
    if _SIXTIES.fullmatch(source):
        # Psych takes the first number for hours, also where there are only two.
        parts = zip(source.replace("_", "").split(":"), (3600, 60, 1), strict=False)
        psych = sum(int(number) * seconds for number, seconds in parts)
        return Readings(f"{psych} to Jekyll, {_old(source)} to Python and text to Hugo and Hexo")
    if _THOUSANDS.fullmatch(source):
        number = source.replace(",", "")
        return Readings(f"the number {number} to Jekyll and text to others")
    if _TRAILING_ZERO.fullmatch(source):
        return _same(f"{float(source):g}")
    return None


def _same(number: str) -> Readings:
    return Readings(f"the number {number} to every reader of YAML", always=False)


def _old(source: str) -> str:
    """Return what YAML 1.1 reads."""
    import yaml  # noqa: PLC0415 - few posts need it

    value = yaml.safe_load(source)
    return f"{value:.15g}" if isinstance(value, int | float) else "text"
