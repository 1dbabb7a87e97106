"""What a run found out about one post."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from postlint.loss import Kept, Loss
from postlint.rule import Related, Safety, Severity
from postlint.text import Edit, Span


class Fix(msgspec.Struct, frozen=True):
    """The edits that mend one finding, how far they may be trusted and what they intend."""

    edits: tuple[Edit, ...]
    safety: Safety
    intends: tuple[str, ...] = ()


class Suppression(msgspec.Struct, frozen=True):
    """Why a finding is not reported: because of what the post says, or of the baseline.

    ``kind`` is SARIF's word for where that is said; ``span`` is the place in the post, if it is there.
    """

    kind: Literal["inSource", "external"]
    reason: str = ""
    span: Span | None = None


ENGINE = "PL"
"""The family of what the engine itself has to say: no rule has a code of it."""


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True):
    """A finding with the identity of its rule: what is shown, counted and suppressed."""

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    suppression: Suppression | None = None

    @property
    def is_of_engine(self) -> bool:
        """Whether no rule found it, so that nothing suppresses it and no baseline knows it."""
        return self.code.rstrip("0123456789") == ENGINE


class Refusal(msgspec.Struct, frozen=True):
    """A fix that was not applied because the proof did not hold, and what differed."""

    diagnostic: Diagnostic
    reason: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One post before and after a run.

    ``before == after`` when nothing was changed. ``diagnostics`` stand in ``after`` (their spans
    count in it); so do ``suppressed``, which have a ``suppression`` and are not among these.
    ``fixed`` were mended on the way and stand in the text of their round; so do ``losses`` and
    ``kept``, whose round is the last (``before``, where nothing was fixed).

    ``converted`` pieces of HTML became Markdown, for which each of ``repairs`` was needed so often;
    ``notes`` are for who wrote the settings. ``renamed`` is the path that the post gets instead of
    ``path``, "" if it keeps it. ``internal_error`` says that something failed inside.
    """

    path: str
    before: str
    after: str
    diagnostics: tuple[Diagnostic, ...] = ()
    fixed: tuple[Diagnostic, ...] = ()
    refused: tuple[Refusal, ...] = ()
    losses: tuple[Loss, ...] = ()
    kept: tuple[Kept, ...] = ()
    converted: int = 0
    renamed: str = ""
    repairs: Mapping[str, int] = {}
    notes: tuple[str, ...] = ()
    internal_error: bool = False
    suppressed: tuple[Diagnostic, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything becomes of the post: another text or another name."""
        return self.before != self.after or bool(self.renamed)


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between two versions of a post.

    ``is_conversion`` says that most of its HTML went. ``lost`` and ``gained`` count what only one of
    the bodies shows, by kind; ``message`` says what is lost first (or gained, if nothing is) and
    ``line`` where that is in the second. ``problem`` says why bodies cannot be proven to be alike.
    ``fields`` are the keys whose values differ; they are no part of the body.
    """

    is_conversion: bool
    lost: Mapping[str, int] = {}
    gained: Mapping[str, int] = {}
    message: str = ""
    line: int = 1
    problem: str = ""
    fields: tuple[str, ...] = ()
