"""What the proof says."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from collections.abc import Collection

    from postlint.proof.difference import Changes
    from postlint.proof.kinds import Kinds


class Proof(msgspec.Struct, frozen=True, dict=True):
    """Whether two bodies are the same document, and what differs if not.

    What differs is found out when it is asked for: the converter mostly wants the verdict.
    ``removed`` and ``added`` are in the words of the canonical form: a word of text stands as it
    is, anything else as its token (``img URL | alt``, ``h2``, ``mark strong`` …). ``before`` and
    ``after`` are the two forms; ``reason`` says why there is no proof where these were not compared,
    or are the same: a declared loss is not one, or a dialect would read the text otherwise.
    """

    holds: bool
    reason: str = ""
    before: str = ""
    after: str = ""

    @cached_property
    def message(self) -> str:
        """What differs first, in one line; nothing where the proof holds."""
        if self.reason or self.before == self.after:
            return self.reason
        from postlint.proof.difference import describe  # noqa: PLC0415 - rarely needed

        return describe(self.before, self.after)

    @property
    def removed(self) -> tuple[str, ...]:
        """What ``before`` has and ``after`` has not."""
        return self._difference[0]

    @property
    def added(self) -> tuple[str, ...]:
        """What ``after`` has and ``before`` has not."""
        return self._difference[1]

    @cached_property
    def changes(self) -> Changes:
        """All that differs, as a fix that makes this change would have to intend it."""
        from postlint.proof.difference import changes  # noqa: PLC0415 - rarely needed

        return changes(self.before, self.after)

    @cached_property
    def kinds(self) -> Kinds:
        """Of which kinds what differs is, on each side."""
        from postlint.proof.kinds import kinds  # noqa: PLC0415 - rarely needed

        return kinds(self.before, self.after)

    def without(self, names: Collection[str]) -> Proof:
        """Return what is left of the difference without the tokens of some names, such as ``size``."""
        from postlint.proof.kinds import without  # noqa: PLC0415 - as above

        before, after = without(self.before, names), without(self.after, names)
        holds = self.holds or (not self.reason and before == after)
        return Proof(holds=holds, reason=self.reason, before=before, after=after)

    def first_loss(self, text: str) -> tuple[str, int]:
        """Return what became of the first thing that is gone, and where in the text of ``after``."""
        from postlint.proof.kinds import first_loss, place  # noqa: PLC0415 - as above

        loss = first_loss(self.before, self.after)
        return loss.message, place(loss, text)

    @cached_property
    def _difference(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if self.before == self.after:
            return (), ()
        from postlint.proof.difference import differ  # noqa: PLC0415 - rarely needed

        return differ(self.before, self.after)[1:]


HOLDS: Final = Proof(holds=True)
