"""One post: write comments that suppress what is found in it now, each in the smallest place."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from postlint.post import parse
from postlint.run.checking import check_post
from postlint.run.internal import error_diagnostic, unchanged
from postlint.run.proving import difference
from postlint.text import Edit, Span, apply

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from postlint.post import Post
    from postlint.report import Diagnostic, Report
    from postlint.rule import Context, Rule, Severity

_PREFIX = re.compile(r"[ \t>]*")


def silence(
    post: Post,
    found: Iterable[Diagnostic],
    rules: Sequence[Rule],
    context: Context,
    severities: Mapping[str, Severity] = {},
) -> Report:
    """Write comments into a post that suppress ``found``, and nothing else where that is possible.

    Nothing is written to disk. Each comment is proven to change nothing that a reader sees, and
    the post is checked with it: one that does not do what it should is not written. What the rules
    on suppression find, and what the engine itself has to say, nothing suppresses.

    Args:
        post: the post, parsed in the dialect of ``context``.
        found: what is to be suppressed, of what ``rules`` find in the post.
        rules: the selected rules.
        context: what settings say.
        severities: severity by rule code, where settings differ from the rule.

    """
    own = {rule.code for rule in rules if rule.check_suppressions is not None}
    wanted = [one for one in found if one.code not in own and not one.is_of_engine]
    try:
        silencing = _Silencing(post, rules, context, severities)
        silencing.all(wanted)
        return msgspec.structs.replace(silencing.report, before=post.text)
    except Exception as error:  # noqa: BLE001 - one post never stops the others
        failure = error_diagnostic(post.text, error, "writing suppressions")
        return unchanged(post.path, post.text, (failure,))


class _Silencing:
    """A post on its way: ``post`` is proven to show what it showed, ``report`` tells of it."""

    def __init__(
        self,
        post: Post,
        rules: Sequence[Rule],
        context: Context,
        severities: Mapping[str, Severity],
    ) -> None:
        self.post = post
        self._rules = rules
        self._context = context
        self._severities = severities
        self.report = self._check(post)
        self._newline = "\r\n" if "\r\n" in post.text else "\n"

    def all(self, wanted: Sequence[Diagnostic]) -> None:
        """Suppress all: line by line from the last, so that what stands before stays in place."""
        by_line: dict[int, list[Diagnostic]] = {}
        for one in wanted:
            by_line.setdefault(_line_start(self.post.text, one.span.start), []).append(one)
        rest: list[Diagnostic] = []
        for start in sorted(by_line, reverse=True):
            if not self._any(self._candidates(start, _names(by_line[start])), by_line[start]):
                rest += by_line[start]
        if rest and not self._any(self._for_the_file(_names(rest)), rest):
            for one in rest:
                self._any(self._for_the_file(_names([one])), [one])

    def _any(self, candidates: Iterator[tuple[Edit, ...]], wanted: Sequence[Diagnostic]) -> bool:
        """Make the first of ``candidates`` that suppresses ``wanted``, if there is one."""
        codes = Counter(one.code for one in wanted)
        for edits in candidates:
            after = parse(apply(self.post.text, edits), self.post.path, self._context.dialect)
            if difference(self.post, after, edits):
                continue
            report = self._check(after)
            left = Counter(one.code for one in report.diagnostics)
            if left == Counter(one.code for one in self.report.diagnostics) - codes:
                self.post, self.report = after, report
                return True
        return False

    def _check(self, post: Post) -> Report:
        return check_post(post, self._rules, self._context, self._severities)

    def _candidates(self, start: int, names: str) -> Iterator[tuple[Edit, ...]]:
        """Yield edits that could suppress the findings of the line that starts at ``start``."""
        post, newline = self.post, self._newline
        comment = f"<!-- postlint-disable-next {names} -->"
        matter = post.front_matter
        prefix = _PREFIX.match(post.text, start)
        before = prefix[0] if prefix else ""
        if matter is not None and start < matter.span.end:
            if matter.format != "json" and start > matter.span.start:
                line = f"{before}# postlint-disable-next {names}{newline}"
                yield (Edit(Span(start, start), line),)
            return
        yield (Edit(Span(start, start), f"{before}{comment}{newline}"),)
        if not post.text[_line_start(post.text, start - 1) : start].strip(" \t>\r\n"):
            blank = before.rstrip(" \t") + newline
            yield (Edit(Span(start, start), f"{before}{comment}{newline}{blank}"),)
        end = len(post.text[:start].rstrip())
        if end > post.body.span.start:
            yield (Edit(Span(end, end), f" {comment}"),)
        yield from self._around(start, names)

    def _around(self, start: int, names: str) -> Iterator[tuple[Edit, ...]]:
        """Yield the edits that put a block between two comments."""
        text, two = self.post.text, self._newline * 2
        for block in self.post.body.blocks:
            if block.span.start <= start < block.span.end:
                first = _line_start(text, block.span.start)
                end = len(text[: block.span.end].rstrip())
                yield (
                    Edit(Span(first, first), f"<!-- postlint-disable {names} -->{two}"),
                    Edit(Span(end, end), f"{two}<!-- postlint-enable {names} -->"),
                )

    def _for_the_file(self, names: str) -> Iterator[tuple[Edit, ...]]:
        """Yield the edits that put a comment at the end of the body, or at its start."""
        if self.post.body.syntax == "opaque":
            return
        text, start, newline = self.post.text, self.post.body.span.start, self._newline
        comment = f"<!-- postlint-disable-file {names} -->"
        end = len(text)
        ended = "" if not text[start:] or text.endswith(("\n", "\r")) else newline
        gap = newline if text[start:].strip() else ""
        last = newline if text.endswith(("\n", "\r")) or not text[start:] else ""
        yield (Edit(Span(end, end), f"{ended}{gap}{comment}{last}"),)
        yield (Edit(Span(start, start), f"{comment}{newline}{newline}"),)


def _names(found: Iterable[Diagnostic]) -> str:
    return " ".join(sorted({one.name for one in found}))


def _line_start(text: str, place: int) -> int:
    return max(text.rfind("\n", 0, max(place, 0)), text.rfind("\r", 0, max(place, 0))) + 1
