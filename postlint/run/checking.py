"""One post: every rule looks at it once, and one walk over its elements serves all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint import later
from postlint.report import Diagnostic, Fix, Report
from postlint.rule import ElementCheck, Rule, Safety
from postlint.run.across import found_at
from postlint.run.internal import FAILED, error_diagnostic, failure
from postlint.suppress import is_mentioned

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from postlint.post import Post
    from postlint.rule import Context, Finding, Needs, Remark, Severity


_Shape = tuple[str, ...]  # an element's tag and the names of its attributes
_SHAPES = 10_000  # how many are remembered: broken HTML takes any prose for attributes


class _Arranged:
    """Rules by what they look at; ``by_shape`` remembers which rules want which elements.

    ``in_html`` finds something in each text whose HTML has elements that some rule wants.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.of_posts = [(rule, rule.check) for rule in rules if rule.check is not None]
        self.of_elements = [
            (rule, rule.check_element) for rule in rules if rule.check_element is not None
        ]
        self.of_archives = {rule.code: rule for rule in rules if rule.check_archive is not None}
        self.by_shape: dict[_Shape, tuple[tuple[Rule, ElementCheck], ...]] = {}
        self.in_html = _search([rule for rule, _ in self.of_elements])

    def wanting(self, shape: _Shape) -> tuple[tuple[Rule, ElementCheck], ...]:
        """Return the rules that look at elements of a shape."""
        if len(self.by_shape) >= _SHAPES:
            self.by_shape.clear()
        tag, *attributes = shape
        found = tuple(
            (rule, later.found(check))
            for rule, check in self.of_elements
            if rule.wants(tag, attributes)
        )
        self.by_shape[shape] = found
        return found


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
    return check_posts([post], rules, [context], severities)[0].diagnostics


def check_posts(
    posts: Sequence[Post],
    rules: Sequence[Rule],
    contexts: Sequence[Context],
    severities: Mapping[str, Severity] = {},
) -> list[Report]:
    """Return the same as ``check_post`` for each of ``posts``, which has its place in ``contexts``.

    Each rule goes over all posts before the next one does: what it needs is at hand then, and that
    takes a quarter of the time away.
    """
    all_found = [
        _Found(post, context, severities) for post, context in zip(posts, contexts, strict=True)
    ]
    arranged = _arranged(rules)
    having: dict[Needs, list[_Found]] = {(): all_found}
    for rule, check in arranged.of_posts:
        some = having.get(rule.needs)
        if some is None:
            some = having[rule.needs] = _having(later.found(rule.needs), all_found)
        if some:
            check = later.found(check)  # noqa: PLW2901 - calls of it cost less
        # Called for each rule and each post: a function of its own would cost as much as most rules.
        for found in some:
            try:
                for finding in check(found.post, found.context):
                    found.add(rule, finding)
            except Exception as error:  # noqa: BLE001 - whatever a rule does, the others go on
                found.fail(rule, error)
    for found in all_found:
        found.by_the_rest(arranged, rules)
    return [found.report() for found in all_found]


def check_post(
    post: Post,
    rules: Sequence[Rule],
    context: Context,
    severities: Mapping[str, Severity] = {},
) -> Report:
    """Return the same as ``check``, as a report on a post that was not changed."""
    return check_posts([post], rules, [context], severities)[0]


def _having(needs: Needs, all_found: list[_Found]) -> list[_Found]:
    """Return those whose posts have what a rule needs."""
    if isinstance(needs, tuple) and len(needs) == 1:
        string = needs[0]
        return [one for one in all_found if string in one.post.text]
    return [one for one in all_found if asks_about(needs, one.post, one.context)]


def asks_about(needs: Needs, post: Post, context: Context) -> bool:
    """Say whether a post has what a rule needs; where that cannot be told, the rule is to look."""
    if isinstance(needs, tuple):
        for string in needs:
            if string in post.text:
                return True
        return not needs
    try:
        return bool(needs(post, context))
    except Exception:  # noqa: BLE001 - the rule itself fails, and that is reported
        return True


class _Found:
    """Collects diagnostics; knows which rules have failed on the post."""

    def __init__(self, post: Post, context: Context, severities: Mapping[str, Severity]) -> None:
        self.post = post
        self.context = context
        self.severities = severities
        self.diagnostics: list[Diagnostic] = []
        self.failed: set[str] = set()
        self.suppressed: tuple[Diagnostic, ...] = ()

    def by_elements(self, arranged: _Arranged) -> None:
        post, context, by_shape = self.post, self.context, arranged.by_shape
        try:
            body = post.body
            wanted = arranged.in_html(body.source)
            elements = body.elements if wanted else body.markdown_elements
        except Exception as error:  # noqa: BLE001 - the other findings still count
            self.diagnostics.append(error_diagnostic(post.text, error, "reading the HTML"))
            return
        for element in elements:
            shape = (element.tag, *element.names)
            wanting = by_shape.get(shape)
            for rule, check in arranged.wanting(shape) if wanting is None else wanting:
                if rule.code in self.failed:
                    continue
                try:
                    for finding in check(element, post, context):
                        self.add(rule, finding)
                except Exception as error:  # noqa: BLE001 - see above
                    self.fail(rule, error)

    def by_archive(self, of_archives: Mapping[str, Rule]) -> None:
        for code, remark in self.context.remarks:
            if code == FAILED:
                self.diagnostics.append(failure(self.post.text, remark.message))
            elif (rule := of_archives.get(code)) is not None:
                self.by_remark(rule, remark)

    def by_remark(self, rule: Rule, remark: Remark) -> None:
        try:
            if finding := found_at(remark, self.post, self.context):
                self.add(rule, finding)
        except Exception as error:  # noqa: BLE001 - the other findings still count
            self.fail(rule, error)

    def by_the_rest(self, arranged: _Arranged, rules: Sequence[Rule]) -> None:
        """Ask the rules on elements and across posts, and then those on what the post suppresses."""
        if arranged.of_elements:
            self.by_elements(arranged)
        if arranged.of_archives:
            self.by_archive(arranged.of_archives)
        if is_mentioned(self.post.text, self.context.suppress_key):
            self.suppress(rules)

    def suppress(self, rules: Sequence[Rule]) -> None:
        """Set aside what the post suppresses, and ask the rules on that."""
        from postlint.run import suppressing  # noqa: PLC0415 - few posts say anything

        try:
            found = suppressing.suppressions(self.post, self.context, rules)
            if found is None:
                return
            self.diagnostics, self.suppressed = suppressing.divide(self.diagnostics, found)
        except Exception as error:  # noqa: BLE001 - the findings still count
            self.diagnostics.append(error_diagnostic(self.post.text, error, "the suppression"))
            return
        for rule in rules:
            if rule.check_suppressions is None:
                continue
            try:
                for finding in rule.check_suppressions(found, self.post, self.context):
                    self.add(rule, finding)
            except Exception as error:  # noqa: BLE001 - as above
                self.fail(rule, error)

    def add(self, rule: Rule, finding: Finding) -> None:
        self.diagnostics.append(
            Diagnostic(
                code=rule.code,
                name=rule.name,
                severity=self.severities.get(rule.code, rule.severity),
                message=finding.message,
                span=finding.span,
                fix=_fix(finding),
                related=finding.related,
            )
        )

    def report(self) -> Report:
        found = sorted(self.diagnostics, key=lambda found: (found.span, found.code))
        return Report(
            path=self.post.path,
            before=self.post.text,
            after=self.post.text,
            diagnostics=tuple(found),
            internal_error=any(one.code == "PL001" for one in found),
            suppressed=self.suppressed,
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


_WITH_ATTRIBUTES = re.compile(r"<[a-zA-Z][^\s/>]*[\s/]").search


def _search(rules: Sequence[Rule]) -> Callable[[str], object]:
    """Return a search for start tags that may be of elements that ``rules`` look at."""
    tags = {tag for rule in rules for tag in rule.tags}
    names = {name for rule in rules if not rule.tags for name in rule.attributes}
    if any(not rule.tags and not rule.attributes for rule in rules):
        return re.compile("<[a-zA-Z]").search
    any_tag = "|".join(sorted(map(re.escape, tags))) or "(?!)"
    of_tags = re.compile(rf"<(?:{any_tag})(?=[\s/>])", re.IGNORECASE).search
    any_name = "|".join(
        re.escape(name.removesuffix("*")) + r"[^\s=/>]*" * name.endswith("*")
        for name in sorted(names)
    )
    of_names = re.compile(rf"""[\s/"'](?:{any_name or "(?!)"})(?=[\s=/>])""", re.IGNORECASE).search

    def found(text: str) -> object:
        if "<" not in text:
            return None
        # Names may stand anywhere, so they are looked for from the first tag that has attributes on.
        first = None if (tag := of_tags(text)) else _WITH_ATTRIBUTES(text)
        return tag or (first and of_names(text, first.start()))

    return found


_last: list[tuple[Sequence[Rule], _Arranged]] = []  # a run has one set of rules for all its posts


def _arranged(rules: Sequence[Rule]) -> _Arranged:
    """Arrange rules; those of the last post are known by being the same tuple, without a look."""
    if _last and _last[0][0] is rules:
        return _last[0][1]
    arranged = _Arranged(rules)
    if isinstance(rules, tuple):
        _last[:] = [(rules, arranged)]
    return arranged
