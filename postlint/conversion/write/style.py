"""Where Markdown can be written in several ways: the one that is chosen."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from postlint.conversion.write import flanking
from postlint.conversion.write.dialect import DIALECTS, Dialect
from postlint.preferences import Style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from postlint.conversion.habits import Habits
    from postlint.loss import LossKind

_GAPS: Final = {"html": "", "comment": "<!-- -->", "entity": "&#8203;", "space": " "}
GAP: Final = "beside emphasis"
"""How the report names a gap that is a declared loss."""

STARS: Final[Mapping[str, tuple[str, ...]]] = {"em": ("*",), "strong": ("**",), "del": ("~~",)}
"""The marks that render in most places."""

_TWO_SPACES: Final = re.compile(r"  \r?\n")
_ANY_LINE_END: Final = re.compile(r"\n")
_ADDED: Final[dict[str, LossKind]] = {"entity": "cjk-entity", "space": "cjk-space"}
_BULLETS: Final = ("-", "*", "+")
_HOUSE: Final = {
    "bullet": "-",
    "ordered": ".",
    "emphasis": "*",
    "strong": "**",
    "heading": "atx",
    "fence": "```",
    "rule": "---",
    "hard_break": "spaces",
}


class Choices:
    """What is written: as settings say, else as the body does already, else the house's default."""

    def __init__(
        self,
        style: Style | None = None,
        dialect: Dialect = DIALECTS["gfm"],
        habits: Habits | None = None,
    ) -> None:
        self._style = style or Style()
        self._dialect = dialect
        self._habits = habits
        self._known: dict[str, str] = {}  # what was chosen so far
        self.hard_breaks = self._dialect.hard_breaks
        """Whether each line end breaks the line."""
        self.wrap = 0 if self.hard_breaks else self._style.wrap
        self._gap = _GAPS[self._style.cjk_emphasis]
        self.added = _ADDED.get(self._style.cjk_emphasis)
        """The kind of loss that each gap beside emphasis is; None where a reader cannot see it."""

    @property
    def bullets(self) -> tuple[str, ...]:
        """The bullet of a list, and others for a list that stands directly beside another."""
        bullet = self._chosen("bullet")
        return bullet, *[other for other in _BULLETS if other != bullet]

    @property
    def delimiters(self) -> tuple[str, ...]:
        """What follows the number of an item, and what else may."""
        chosen = self._chosen("ordered")
        return tuple(sorted(self._dialect.delimiters, key=lambda known: known != chosen))

    @property
    def setext(self) -> bool:
        """Whether headings of the first two levels are underlined."""
        return self._chosen("heading") == "setext"

    @property
    def fence(self) -> str:
        """What stands around code."""
        return self._chosen("fence")

    @property
    def rule(self) -> str:
        """A thematic break."""
        return self._chosen("rule")

    @property
    def hard_break(self) -> str:
        """What ends a line that breaks."""
        chosen = self._chosen("hard_break")
        if chosen == "newline" and self.hard_breaks:
            return "\n"
        return self._dialect.backslash_break if chosen == "backslash" else "  \n"

    @property
    def line_break(self) -> re.Pattern[str]:
        """What breaks the line in white space."""
        return _ANY_LINE_END if self.hard_breaks else _TWO_SPACES

    @property
    def marks(self) -> Mapping[str, tuple[str, ...]]:
        """The marks to try, by the element that they stand for; underscores render less often."""
        em = self._chosen("emphasis")
        strong = self._chosen("strong")
        if em == "*" and strong == "**":
            return STARS
        return {
            "em": ("_", "*") if em == "_" else ("*",),
            "strong": ("__", "**") if strong == "__" else ("**",),
            "del": ("~~",),
        }

    def around(
        self, mark: str, outside: tuple[str, str], inside: tuple[str, str]
    ) -> tuple[str, str] | None:
        """Return what must stand before and after emphasis so that its marks render; None if none can.

        Args:
            mark: what stands at both ends.
            outside: the characters before the first mark and after the second.
            inside: the characters after the first mark and before the second.

        """
        opens, closes = self._render(mark, outside, inside)
        if opens and closes:
            return "", ""
        lead = "" if opens else self._gap_beside(outside[0], mark)
        trail = "" if closes else self._gap_beside(outside[1], mark)
        if not (opens or lead) or not (closes or trail):
            return None
        beside = (lead[-1:] or outside[0], trail[:1] or outside[1])
        return (lead, trail) if all(self._render(mark, beside, inside)) else None

    def _render(
        self, mark: str, outside: tuple[str, str], inside: tuple[str, str]
    ) -> tuple[bool, bool]:
        (before, after), (first, last) = outside, inside
        if mark[0] == "_":
            return (
                flanking.underscore_opens(before, first),
                flanking.underscore_closes(last, after),
            )
        return self._dialect.opens(before, first), self._dialect.closes(last, after)

    def _gap_beside(self, outside: str, mark: str) -> str:
        if mark[0] == "_" or (self._gap == " " and not is_wide(outside)):
            return ""
        return self._gap

    def _chosen(self, name: str) -> str:
        chosen = self._known.get(name)
        if chosen is None:
            chosen = getattr(self._style, name)
            if chosen == "auto":
                chosen = (getattr(self._habits, name) if self._habits else "") or _HOUSE[name]
            self._known[name] = chosen
        return chosen


def is_wide(character: str) -> bool:
    """Say whether a character is as wide as a Chinese one."""
    return not character.isascii() and unicodedata.east_asian_width(character) in {"W", "F"}


HOUSE: Final = Choices()
"""How Markdown is written where nobody says otherwise."""
