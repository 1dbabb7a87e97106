"""One post: its fixes one at a time, each proven before anybody is asked about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from postlint.loss import Loss
from postlint.post import Post, parse
from postlint.report import Diagnostic, Refusal, Report
from postlint.rule import Safety
from postlint.run.checking import check_post
from postlint.run.converting import EMBEDDED_HTML, convert_islands, left_alone, options_for
from postlint.run.proving import difference
from postlint.text import OverlapError, apply

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from postlint.conversion import Options
    from postlint.rule import Context, Rule, Severity


class Proposal(msgspec.Struct, frozen=True):
    """What a fix would make of a post; ``reason`` says why it cannot be proven, "" if it is."""

    one: Diagnostic
    after: Post
    losses: tuple[Loss, ...] = ()
    reason: str = ""


class Stepper:
    """A post on its way from fix to fix; ``report`` tells of it as it is now.

    Args:
        post: the post, parsed in the dialect of ``context``.
        rules: the selected rules.
        context: what settings say.
        severities: severity by rule code, where settings differ from the rule.
        level: ``SAFE``, or ``UNSAFE`` for safe and unsafe fixes alike.
        options: how to convert; as ``context`` says if None.

    """

    def __init__(
        self,
        post: Post,
        rules: Sequence[Rule],
        context: Context,
        severities: Mapping[str, Severity] = {},
        *,
        level: Safety,
        options: Options | None = None,
    ) -> None:
        self.post = post
        self._rules = rules
        self._context = context
        self._severities = severities
        self._level = level
        self._options = options
        self._before = post.text
        self._fixed: list[Diagnostic] = []
        self._refused: list[Refusal] = []
        self._losses: list[Loss] = []
        self._checked = self._check()

    @property
    def report(self) -> Report:
        """What became of the post."""
        return msgspec.structs.replace(
            self._checked,
            before=self._before,
            fixed=tuple(self._fixed),
            refused=tuple(self._refused),
            losses=tuple(self._losses),
        )

    def fixable(self) -> list[Diagnostic]:
        """Return the findings whose fixes the level allows, in order."""
        return [
            one
            for one in self._checked.diagnostics
            if one.fix is not None
            and self._level.allows(one.fix.safety)
            and (one.code == EMBEDDED_HTML or one.fix.edits)
        ]

    def propose(self, one: Diagnostic) -> Proposal:
        """Return what the fix of a finding would make of the post."""
        try:
            return self._proposed(one)
        except Exception as error:  # noqa: BLE001 - one fix never stops the others
            return Proposal(
                one, self.post, reason=f"it failed with `{type(error).__name__}: {error}`"
            )

    def _proposed(self, one: Diagnostic) -> Proposal:
        fix = one.fix
        if fix is None or not fix.edits:
            return self._converted(one)
        try:
            after = self._parsed(apply(self.post.text, fix.edits))
        except OverlapError as error:
            return Proposal(one, self.post, reason=str(error))
        intends = fix.intends if fix.safety is Safety.UNSAFE else ()
        reason = difference(self.post, after, fix.edits, intends=intends)
        if not reason and after.text == self.post.text:
            reason = "it would change nothing"
        return Proposal(one, after, reason=reason)

    def take(self, proposal: Proposal) -> None:
        """Make a fix."""
        self.post = proposal.after
        self._fixed.append(proposal.one)
        self._losses += proposal.losses
        self._checked = self._check()

    def refuse(self, proposal: Proposal) -> None:
        """Note that a fix was not proven."""
        self._refused.append(Refusal(proposal.one, proposal.reason))

    def rewrite(self, one: Diagnostic, text: str) -> None:
        """Take the text that the author wrote instead of a fix: nothing is to be proven of it."""
        self.take(Proposal(one, self._parsed(text)))

    def _converted(self, one: Diagnostic) -> Proposal:
        """Return what conversion makes of the HTML of one finding, and of no other."""
        post, context = self.post, self._context
        options = self._options or options_for(post, context)
        made = convert_islands(post, context.dialect, options, left_alone(post, context))
        edits = [edit for edit in made.edits if edit.span.overlaps(one.span)]
        losses = tuple(loss for loss in made.losses if loss.span.overlaps(one.span))
        if not edits:
            kept = [kept.reason for kept in made.kept if kept.span.overlaps(one.span)]
            return Proposal(one, post, reason=kept[0] if kept else "nothing in it converts")
        if losses and not self._level.allows(Safety.UNSAFE):
            return Proposal(one, post, reason="it would lose something (--unsafe-fixes)")
        after = self._parsed(apply(post.text, edits))
        return Proposal(one, after, losses, difference(post, after, edits, losses=losses))

    def _parsed(self, text: str) -> Post:
        return parse(text, self.post.path, self._context.dialect)

    def _check(self) -> Report:
        return check_post(self.post, self._rules, self._context, self._severities)
