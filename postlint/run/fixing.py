"""One post: fix round by round until nothing changes, convert last, prove every step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from postlint.post import parse
from postlint.report import Diagnostic, Fix, Refusal, Report
from postlint.rule import Safety
from postlint.run.checking import check_post
from postlint.run.converting import (
    EMBEDDED_HTML,
    Converted,
    convert_islands,
    converts,
    explained,
    left_alone,
    options_for,
    without_losses,
)
from postlint.run.internal import error_diagnostic, no_convergence, unchanged, unproven_sum
from postlint.run.proving import body_difference, difference, moved, net
from postlint.text import Edit, OverlapError, Span, apply

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from postlint.conversion import Options
    from postlint.loss import Loss
    from postlint.post import Post
    from postlint.rule import Context, Rule, Severity

ROUNDS = 10
"""How many rounds of fixes a post gets to come to rest."""

_Key = tuple[str, tuple[Edit, ...]]


class _Step(NamedTuple):
    """From one proven text to the next, and what may differ between them."""

    before: Post
    after: Post
    intends: list[str]
    losses: tuple[Loss, ...] = ()


def fix(
    post: Post,
    rules: Sequence[Rule],
    context: Context,
    severities: Mapping[str, Severity] = {},
    *,
    level: Safety,
    options: Options | None = None,
) -> Report:
    """Fix what may be fixed, convert embedded HTML where that is selected, and report the rest.

    Nothing is written. Every change is proven against the text of its round, and the result
    against the text that it started from; a fix that cannot be proven is refused. Whatever fails
    inside becomes a diagnostic, and the text is then the last that was proven, or the original.

    Args:
        post: the post, parsed in the dialect of ``context``.
        rules: the selected rules.
        context: what settings say.
        severities: severity by rule code, where settings differ from the rule.
        level: ``SAFE``, or ``UNSAFE`` for safe and unsafe fixes alike.
        options: how to convert; as ``context`` says if None.

    """
    fixing = _Fixing(post, rules, context, severities, level)
    found = fixing.found
    try:
        fixing.rounds()
        if any(rule.code == EMBEDDED_HTML for rule in rules):
            fixing.convert(options or options_for(post, context))
        return fixing.report()
    except Exception as error:  # noqa: BLE001 - one post never stops the others
        failure = error_diagnostic(post.text, error, "fixing")
        return unchanged(post.path, post.text, (failure, *found))


class _Fixing:
    """A post on its way: ``post`` is always proven, ``found`` stands in it."""

    def __init__(
        self,
        post: Post,
        rules: Sequence[Rule],
        context: Context,
        severities: Mapping[str, Severity],
        level: Safety,
    ) -> None:
        self.original = post
        self.rules = rules
        self.context = context
        self.severities = severities
        self.level = level
        self.fixed: list[Diagnostic] = []
        self.refused: dict[_Key, str] = {}
        self.engine: list[Diagnostic] = []
        self.converted = Converted()
        self.post = post
        self.steps: list[_Step] = []
        checked = check_post(post, rules, context, severities)
        self.found, self.suppressed = checked.diagnostics, checked.suppressed

    def rounds(self) -> None:
        """Apply fixes until nothing changes; note it if that never happens."""
        tried = self.post.text
        seen = {tried}
        for _ in range(ROUNDS):
            chosen = self._choose()
            if not chosen and self.refused and tried != self.post.text:
                # What was refused beside others, or before them, may be proven by now.
                tried = self.post.text
                self.refused.clear()
                chosen = self._choose()
            if not chosen:
                return
            if self._round(chosen) and self.post.text in seen:
                break
            seen.add(self.post.text)
        if restless := self._choose():
            codes = tuple(sorted({one.code for one in restless}))
            self.engine.append(no_convergence(self.post.text, codes))

    def convert(self, options: Options) -> None:
        """Convert the islands: those that lose nothing, or all if they may lose what they declare."""
        try:
            self.converted = self._converted(options)
            after = self.converted.after
            if after is not None:
                edits = self.converted.edits
                self.fixed += (one for one in self.found if converts(one, edits))
                self._step(after, losses=self.converted.losses)
                # Markdown may show what HTML hid: a second run must have nothing left to do.
                self.refused.clear()
                self.rounds()
            if any(one.code == EMBEDDED_HTML for one in self.found):
                alone = left_alone(self.post, self.context)
                left = convert_islands(self.post, self.context.dialect, options, alone)
                self.found = tuple(explained(one, left) for one in self.found)
        except Exception as error:  # noqa: BLE001 - what was fixed is proven and stays
            self.engine.append(error_diagnostic(self.post.text, error, "the conversion"))

    def _converted(self, options: Options) -> Converted:
        alone = left_alone(self.post, self.context)
        converted = convert_islands(self.post, self.context.dialect, options, alone)
        if converted.losses and not self.level.allows(Safety.UNSAFE):
            return without_losses(self.post, converted)
        return converted

    def report(self) -> Report:
        """Compare with the text that all started from, and say what happened."""
        path, before = self.original.path, self.original.text
        if reason := self._difference():
            self._stand(self.original)
            return unchanged(path, before, (unproven_sum(before, reason), *self.found))
        return Report(
            path=path,
            before=before,
            after=self.post.text,
            diagnostics=(*self.engine, *self.found),
            fixed=tuple(self.fixed),
            refused=tuple(
                Refusal(one, self.refused[key])
                for one in self.found
                if (key := _key(one)) in self.refused
            ),
            losses=self.converted.losses,
            kept=self.converted.kept,
            converted=self.converted.islands,
            repairs=self.converted.repairs,
            notes=self.converted.notes,
            internal_error=any(one.is_of_engine for one in (*self.engine, *self.found)),
            suppressed=self.suppressed,
        )

    def _difference(self) -> str:
        """Return how the document differs from the one that all started from, as nobody meant it to.

        Intended differences of several places or rounds need not add up: what one takes out another
        may write. What is dropped stands where its loss says in the text of its own step. Then each
        step is proven with what was intended in it.
        """
        losses, steps = self.converted.losses, self.steps
        intends = [intended for step in steps for intended in step.intends]
        reason = ""
        if not any(loss.kind == "dropped" for loss in losses):
            reason = body_difference(self.original, self.post, intends=net(intends), losses=losses)
            if not reason or not intends:
                return reason
        for step in steps:
            reason = body_difference(
                step.before, step.after, intends=step.intends, losses=step.losses
            )
            if reason:
                return reason
        return ""

    def _step(
        self, after: Post, intends: Iterable[str] = (), losses: tuple[Loss, ...] = ()
    ) -> None:
        self.steps.append(_Step(self.post, after, list(intends), losses))
        self._stand(after)

    def _stand(self, post: Post) -> None:
        self.post = post
        checked = check_post(post, self.rules, self.context, self.severities)
        self.found, self.suppressed = checked.diagnostics, checked.suppressed

    def _choose(self) -> list[Diagnostic]:
        """Return the fixes of the next round: from the start, none touching an earlier one's."""
        chosen: list[Diagnostic] = []
        taken: list[Span] = []
        for one in self.found:
            fix = one.fix
            if fix is None or not self._wanted(one, fix):
                continue
            if not any(edit.span.overlaps(span) for edit in fix.edits for span in taken):
                chosen.append(one)
                taken += (edit.span for edit in fix.edits)
        return chosen

    def _wanted(self, one: Diagnostic, fix: Fix) -> bool:
        changes = any(edit.span.of(self.post.text) != edit.text for edit in fix.edits)
        return self.level.allows(fix.safety) and changes and _key(one) not in self.refused

    def _round(self, chosen: list[Diagnostic]) -> bool:
        """Apply what can be proven of ``chosen``; say whether anything changed."""
        after, reason = self._try(chosen)
        if reason:
            chosen, after = self._one_by_one(chosen, reason)
        edits = [edit for one in chosen for edit in _fix(one).edits]
        self.refused = {
            (code, tuple(places)): reason
            for (code, old), reason in self.refused.items()
            if (places := _moved(old, edits)) is not None
        }
        self.fixed += chosen
        changed = after.text != self.post.text
        if changed:
            self._step(after, _intends(chosen))
        return changed

    def _one_by_one(self, chosen: list[Diagnostic], reason: str) -> tuple[list[Diagnostic], Post]:
        """Keep the fixes that can be proven together with those before them; refuse the others."""
        proven: list[Diagnostic] = []
        post = self.post
        for one in chosen:
            if len(chosen) > 1:
                after, reason = self._try([*proven, one])
            if reason:
                self.refused[_key(one)] = reason
            else:
                proven.append(one)
                post = after
        return proven, post

    def _try(self, chosen: list[Diagnostic]) -> tuple[Post, str]:
        """Return the post with the fixes applied, and what cannot be proven of it."""
        edits = [edit for one in chosen for edit in _fix(one).edits]
        post = self.post
        try:
            text = apply(post.text, edits)
        except OverlapError as error:
            return post, str(error)
        after = parse(text, post.path, self.context.dialect)
        return after, difference(post, after, edits, intends=_intends(chosen))


def _fix(one: Diagnostic) -> Fix:
    return one.fix or Fix((), Safety.DISPLAY)


def _key(one: Diagnostic) -> _Key:
    return one.code, _fix(one).edits


def _intends(chosen: Iterable[Diagnostic]) -> list[str]:
    """Return what unsafe fixes mean to change; a safe one has no right to."""
    fixes = [_fix(one) for one in chosen]
    return [token for fix in fixes if fix.safety is Safety.UNSAFE for token in fix.intends]


def _moved(old: Iterable[Edit], edits: Sequence[Edit]) -> list[Edit] | None:
    """Return where a refused fix stands after ``edits``; None if its text is no longer the same."""
    places: list[Edit] = []
    for edit in old:
        span = moved(edit.span, edits)
        if span is None:
            return None
        places.append(Edit(span, edit.text))
    return places
