"""Names and fields of an archive as tables for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.output.numbers import count
from postlint.output.safe import safe
from postlint.output.width import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from postlint.archive.names import Spelling
    from postlint.archive.vocabulary import Field, Use
    from postlint.output.style import Style

_BARS = "▁▂▃▄▅▆▇█"
_WIDEST = 40  # cells of a name, beyond which the columns after it give way
_NEAR = 15  # years around the one in the middle; a date beyond is a slip, or a lonely post
_RARE = 100  # a kind that fewer than one in so many posts have is an outlier


def names(found: Sequence[Use], style: Style) -> Iterator[str]:
    """Yield a line for each name: posts, name, first and last use, use by year; then its variants."""
    span = _span(found)
    digits = max((len(f"{use.posts:,}") for use in found), default=1)
    wide = min(_WIDEST, max((width(safe(use.name)) for use in found), default=0))
    for use in found:
        name = safe(use.name)
        gap = " " * max(0, wide - width(name))
        when = f"{use.first or '–':10}  {use.last or '–':10}"
        yield f"{use.posts:>{digits},}  {style(name, 'bold')}{gap}  {when}  {_line(use, span)}\n"
        for variant in use.variants:
            yield f"{'':{digits}}    {_variant(variant)}\n"


def name_list(names: Sequence[str], ending: str) -> str:
    """Return names as a list in YAML or JSON, by the ending of the file, or a line for each.

    Raises:
        ValueError: if a name cannot stand in a line of its own.

    """
    import json  # noqa: PLC0415  rarely asked for

    if ending == ".json":
        return json.dumps(names, ensure_ascii=False, indent=2) + "\n"
    if ending in {".yml", ".yaml"}:
        return "".join(f"- {json.dumps(name, ensure_ascii=False)}\n" for name in names)
    for name in names:
        if name == "#" or name.startswith("# ") or not name.isprintable():
            raise ValueError(f"`{safe(name)}` cannot stand in a line; a .yml file can hold it")
    return "".join(f"{name}\n" for name in names)


def fields(found: Sequence[Field], style: Style) -> Iterator[str]:
    """Yield a line for each key, and one for each kind of its values, with posts of a rare one."""
    digits = max((len(f"{field.posts:,}") for field in found), default=1)
    for field in found:
        yield f"{field.posts:>{digits},}  {style(safe(field.name), 'bold')}\n"
        for kind in field.kinds:
            rare = _RARE * kind.posts < field.posts
            where = f"  {', '.join(map(safe, kind.paths))}" if rare else ""
            yield f"{'':{digits}}  {kind.posts:>{digits},}  {safe(kind.kind)}{where}\n"


def _span(found: Sequence[Use]) -> range:
    """Return the years that bars stand for: those of the posts, without what is far from most."""
    years = sorted(year for use in found for year in use.years for _ in range(use.years[year]))
    if not years:
        return range(0)
    middle = years[len(years) // 2]
    near = [year for year in years if abs(year - middle) <= _NEAR]
    return range(near[0], near[-1] + 1)


def _variant(variant: Spelling) -> str:
    posts = count(variant.posts, "post")
    return f"{'perhaps ' * variant.near}also {safe(variant.name)} ({posts})"


def _line(use: Use, span: range) -> str:
    """Return a bar for each year of the archive, the highest for the year of most use."""
    most = max(use.years.values(), default=1)
    return "".join(
        _BARS[-(-number * (len(_BARS) - 1) // most)] if (number := use.years.get(year, 0)) else " "
        for year in span
    ).rstrip()
