"""Which findings a baseline knows, and which of those that it knows are gone."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from postlint.baseline.file import Baseline, Known, PostKnown
from postlint.baseline.identity import body_digest, key_of, known_of, place_of
from postlint.report import Suppression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from postlint.report import Diagnostic, Report

_WHY = Suppression("external", "in the baseline")


class Matching:
    """Compares reports with a baseline, post by post.

    Args:
        baseline: what is known.
        root: the folder that the baseline's paths are seen from.
        rules: the codes of the rules that look at posts: nothing is said of other rules' findings.

    """

    def __init__(self, baseline: Baseline, root: str, rules: Iterable[str]) -> None:
        self.baseline = baseline
        self.root = root
        self._rules = frozenset(rules)
        self.moved: dict[str, str] = {}  # where a post is now -> where the baseline knows it
        self.new: dict[str, PostKnown] = {}
        self.left: dict[str, PostKnown] = {}  # known findings of posts that were looked at
        self._gone = self._missing()
        self._stale: Counter[tuple[str, Known]] = Counter()

    def divide(self, report: Report) -> Report:
        """Return a report in which the known findings are suppressed."""
        key = key_of(report.path, self.root)
        known = self._known(key, report)
        expected = Counter((one.rule, one.place) for one in known.findings)
        kept: list[Diagnostic] = []
        suppressed: list[Diagnostic] = []
        for one in report.diagnostics:
            what = (one.code, place_of(one, report.after)) if expected else ("", "")
            if expected[what] > 0:
                expected[what] -= 1
                suppressed.append(msgspec.structs.replace(one, suppression=_WHY))
            else:
                kept.append(one)
        self._note(key, known, expected)
        self._keep(key, report, kept)
        if not suppressed:
            return report
        return msgspec.structs.replace(
            report,
            diagnostics=tuple(kept),
            suppressed=tuple(
                sorted((*report.suppressed, *suppressed), key=lambda one: (one.span, one.code))
            ),
        )

    def stale(self) -> list[tuple[str, Known]]:
        """Return the known findings that are gone, as far as this run can tell, with their posts."""
        gone = [(path, one) for path in self._gone for one in self.baseline.posts[path].findings]
        return sorted([*self._stale.elements(), *gone])

    def without_stale(self, *, moved: bool) -> dict[str, PostKnown]:
        """Return the posts of the baseline without what is gone; moved posts where they are now."""
        posts: dict[str, PostKnown] = {}
        now = {old: new for new, old in self.moved.items()}
        for path, post in self.baseline.posts.items():
            if path in self._gone:
                continue
            kept = self.left.get(now.get(path, path), post)
            if kept.findings:
                posts[now.get(path, path) if moved else path] = kept
        return posts

    def accepted(self, posts: dict[str, PostKnown]) -> dict[str, PostKnown]:
        """Return posts of a baseline with the new findings of this run."""
        return dict(sorted(self._joined(posts)))

    def _missing(self) -> dict[str, str]:
        """Return the posts of the baseline that are not there, each with the digest of its body."""
        return {
            path: post.body
            for path, post in self.baseline.posts.items()
            if "\\x" not in path and not os.path.lexists(os.path.join(self.root, path))  # noqa: PTH118
        }

    def _known(self, key: str, report: Report) -> PostKnown:
        """Return what is known of a post: under its path, or that of a post that it was before."""
        known = self.baseline.posts.get(key)
        if known is None and self._gone and report.diagnostics:
            body = body_digest(report.before)
            old = next((path for path, was in self._gone.items() if was and was == body), None)
            if old is not None:
                del self._gone[old]
                self.moved[key] = old
                known = self.baseline.posts[old]
        return known or PostKnown(())

    def _note(self, key: str, known: PostKnown, gone: Counter[tuple[str, str]]) -> None:
        """Note which known findings of a post are gone, and which are left."""
        left: list[Known] = []
        for one in known.findings:
            what = (one.rule, one.place)
            if gone[what] > 0 and one.rule in self._rules:
                gone[what] -= 1
                self._stale[self.moved.get(key, key), one] += 1
            else:
                left.append(one)
        if known.findings:
            self.left[key] = PostKnown(tuple(left), known.body)

    def _keep(self, key: str, report: Report, kept: Iterable[Diagnostic]) -> None:
        """Keep the new findings of a post, and the digest of its body as it is now."""
        new = [one for one in kept if not one.is_of_engine]
        if new:
            self.new[key] = known_of(new, report.after)
        if key in self.left:
            body = body_digest(report.after)
            self.left[key] = msgspec.structs.replace(self.left[key], body=body)

    def _joined(self, posts: dict[str, PostKnown]) -> Iterator[tuple[str, PostKnown]]:
        for path in {*posts, *self.new}:
            old = posts.get(path, PostKnown(()))
            new = self.new.get(path)
            if new is None:
                yield path, old
            else:
                yield path, PostKnown(tuple(sorted((*old.findings, *new.findings))), new.body)
