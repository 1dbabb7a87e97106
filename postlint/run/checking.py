"""One post: every rule looks at it once, and one walk over its elements serves all of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from postlint.report import Diagnostic, Fix, Report
from postlint.rule import Rule, Safety
from postlint.run.internal import error_diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from postlint.post import Post
    from postlint.rule import Context, Finding, Severity


class _Arranged(msgspec.Struct, frozen=True):
    """Rules by what they look at."""

    of_posts: tuple[Rule, ...]
    by_tag: dict[str, tuple[Rule, ...]]
    of_every_tag: tuple[Rule, ...]


def check(
    post: Post,
    rules: Sequence[Rule],
    context: Context,
    severities: Mapping[str, Severity] = {},
) -> tuple[Diagnostic, ...]:
    """Return what ``rules`` find in ``post``, sorted by place and then by code.

    A rule that raises becomes a diagnostic ``PL001`` for this post, beside what it and the others
    found.

    Args:
        post: the post, parsed in the dialect of ``context``.
        rules: the selected rules; their order does not matter.
        context: what settings say.
        severities: severity by rule code, where settings differ from the rule.

    """
    found = _Found(post, context, severities)
    arranged = _arrange(tuple(rules))
    for rule in arranged.of_posts:
        found.by_post(rule)
    if arranged.by_tag or arranged.of_every_tag:
        found.by_elements(arranged)
    return tuple(sorted(found.diagnostics, key=lambda found: (found.span, found.code)))


def check_post(
    post: Post,
    rules: Sequence[Rule],
    context: Context,
    severities: Mapping[str, Severity] = {},
) -> Report:
    """Return the same as ``check``, as a report on a post that was not changed."""
    diagnostics = check(post, rules, context, severities)
    return Report(
        path=post.path,
        before=post.text,
        after=post.text,
        diagnostics=diagnostics,
        internal_error=any(found.code == "PL001" for found in diagnostics),
    )


class _Found:
    """Collects diagnostics; knows which rules have failed on the post."""

    def __init__(self, post: Post, context: Context, severities: Mapping[str, Severity]) -> None:
        self.post = post
        self.context = context
        self.severities = severities
        self.diagnostics: list[Diagnostic] = []
        self.failed: set[str] = set()

    def by_post(self, rule: Rule) -> None:
        if rule.check is None:
            return
        try:
            self.add(rule, rule.check(self.post, self.context))
        except Exception as error:  # noqa: BLE001 - whatever a rule does, the others go on
            self.fail(rule, error)

    def by_elements(self, arranged: _Arranged) -> None:
        try:
            elements = self.post.body.elements
        except Exception as error:  # noqa: BLE001 - the other findings still count
            self.diagnostics.append(error_diagnostic(self.post.text, error, "reading the HTML"))
            return
        by_tag, of_every_tag = arranged.by_tag, arranged.of_every_tag
        for element in elements:
            for rule in by_tag.get(element.tag, of_every_tag):
                if rule.check_element is None or rule.code in self.failed:
                    continue
                try:
                    self.add(rule, rule.check_element(element, self.post, self.context))
                except Exception as error:  # noqa: BLE001 - see above
                    self.fail(rule, error)

    def add(self, rule: Rule, findings: Iterable[Finding]) -> None:
        severity = self.severities.get(rule.code, rule.severity)
        for finding in findings:
            self.diagnostics.append(
                Diagnostic(
                    code=rule.code,
                    name=rule.name,
                    severity=severity,
                    message=finding.message,
                    span=finding.span,
                    fix=_fix(finding),
                    related=finding.related,
                )
            )

    def fail(self, rule: Rule, error: Exception) -> None:
        self.failed.add(rule.code)
        doing = f"rule {rule.code} {rule.name}"
        self.diagnostics.append(error_diagnostic(self.post.text, error, doing))


def _fix(finding: Finding) -> Fix | None:
    """Return the fix of a finding; one without edits is made by the converter."""
    if not finding.edits and finding.safety is Safety.DISPLAY:
        return None
    return Fix(finding.edits, finding.safety, finding.intends)


@lru_cache(maxsize=4)
def _arrange(rules: tuple[Rule, ...]) -> _Arranged:
    """Arrange rules once for all the posts of a run."""
    of_elements = [rule for rule in rules if rule.check_element is not None]
    tags = {tag for rule in of_elements for tag in rule.tags}
    return _Arranged(
        of_posts=tuple(rule for rule in rules if rule.check is not None),
        by_tag={
            tag: tuple(rule for rule in of_elements if not rule.tags or tag in rule.tags)
            for tag in sorted(tags)
        },
        of_every_tag=tuple(rule for rule in of_elements if not rule.tags),
    )
