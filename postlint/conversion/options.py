"""What settings may say to the converter, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

import msgspec

from postlint.conversion.policy import verbs
from postlint.conversion.write.dialect import markdown
from postlint.loss import Kept, Loss
from postlint.preferences import Preferences
from postlint.text import Edit

if TYPE_CHECKING:
    from postlint.conversion.policy import Verb
    from postlint.conversion.write.dialect import Dialect


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How a body is converted.

    ``dialect`` is written as in `postlint.post.dialects`; ``raw_html`` says whether the site shows
    HTML at all. ``preferences`` are the settings; ``source`` is the address that the post
    was taken from, "" if it names none;
    ``title`` is its title.
    """

    dialect: str = "gfm"
    raw_html: bool = True
    preferences: Preferences = Preferences()
    source: str = ""
    title: str = ""

    @property
    def markdown(self) -> Dialect:
        """What is to be written for the dialect."""
        return markdown(self.dialect, self.preferences.style.punctuation)

    @property
    def keeps(self) -> frozenset[str]:
        """What settings want to stay HTML of what images (``size``) and all elements (``lang``) say."""
        found = {"size"} if self.preferences.image_size == "raw" else set()
        return frozenset(found | ({"lang"} if self.preferences.language == "raw" else set()))

    @property
    def verbs(self) -> Mapping[str, Verb]:
        """What becomes of each element."""
        return verbs(self.preferences)


class Conversion(msgspec.Struct, frozen=True):
    """What a conversion changes, loses and keeps; ``edits`` are empty where nothing changes.

    ``repairs`` says how often each repair of `postlint.conversion.tidy` was needed.
    """

    edits: tuple[Edit, ...] = ()
    losses: tuple[Loss, ...] = ()
    kept: tuple[Kept, ...] = ()
    converted: int = 0
    """How many islands were rewritten."""

    repairs: Mapping[str, int] = {}
    notes: tuple[str, ...] = ()
    """What somebody who wrote the settings wants to know, each in a line."""


class Verdict(Protocol):
    """What a proof answers."""

    @property
    def holds(self) -> bool:
        """Whether the document is the same."""

    @property
    def message(self) -> str:
        """What differs, in one line."""


class Prover(Protocol):
    """The proof, handed in by `postlint.run`: the converter does not know how it works."""

    def __call__(
        self,
        before: str,
        after: str,
        *,
        dialect: str,
        losses: tuple[Loss, ...] = (),
        was_html: bool = False,
    ) -> Verdict:
        """Compare two bodies, both Markdown, or ``before`` HTML."""
