"""The last lines of a run: how much was found, mended, converted, kept and lost."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from postlint.loss import ADDED
from postlint.output import encoding
from postlint.output.numbers import count
from postlint.output.safe import safe
from postlint.output.tally import tally
from postlint.rule import Safety
from postlint.text import Lines

if TYPE_CHECKING:
    from postlint.loss import Loss
    from postlint.output.style import Style
    from postlint.output.tally import Tally
    from postlint.report import Report

_EXAMPLES = 3


class Findings:
    """Counts what a check found, post by post."""

    def __init__(self) -> None:
        self.posts = 0
        self.posts_found = 0
        self.posts_fixed = 0
        self.fixed = 0
        self.by_severity: Counter[str] = Counter()
        self.fixed_by_severity: Counter[str] = Counter()
        self.by_safety: Counter[Safety] = Counter()
        self.by_rule: Counter[tuple[str, str]] = Counter()
        self.fixable_by_rule: dict[tuple[str, str], Safety] = {}
        self.suppressed: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()

    @property
    def remaining(self) -> int:
        """How many findings there are now."""
        return self.by_severity.total()

    def fail(self, threshold: str, *, fixed: bool = False) -> bool:
        """Say whether there are findings from a severity on; ``fixed`` ones count, too, if asked."""
        severities = {"error": ("error",), "warning": ("error", "warning")}.get(threshold, ())
        counted = self.by_severity + (self.fixed_by_severity if fixed else Counter())
        return any(counted[severity] for severity in severities)

    def add(self, report: Report) -> None:
        """Count one post."""
        self.again(1, bool(report.diagnostics), tally(report))
        self.posts_fixed += bool(report.fixed)
        self.fixed += len(report.fixed)
        if report.fixed:
            self.fixed_by_severity.update([one.severity for one in report.fixed])
        for refusal in report.refused:
            self.refused[refusal.reason] += 1

    def again(self, posts: int, found: int, tally: Tally) -> None:
        """Count posts that were counted before, of which so many have findings."""
        self.posts += posts
        self.posts_found += found
        for (code, name, severity, fix), number in tally:
            if not code:
                self.suppressed[name] += number
                continue
            rule = (code, name)
            self.by_severity[severity] += number
            self.by_rule[rule] += number
            if fix:
                safety = Safety(fix)
                self.by_safety[safety] += number
                if (
                    safety is not Safety.DISPLAY
                    and self.fixable_by_rule.get(rule) is not Safety.SAFE
                ):
                    self.fixable_by_rule[rule] = safety

    def summary(self, style: Style, *, would: bool = False) -> str:
        """Return the summary line; ``would`` when the fixes were shown and not made."""
        parts = []
        if self.fixed:
            verb = "Would fix" if would else "Fixed"
            posts = count(self.posts_fixed, "post")
            parts.append(style(f"{verb} {count(self.fixed, 'finding')} in {posts}.", "green"))
        if not self.remaining:
            clean = (
                "The post is clean" if self.posts == 1 else f"All {self.posts:,} posts are clean"
            )
            parts.append(style(f"{clean}.", "green") if not (would and self.fixed) else "")
            return " ".join(filter(None, [*parts, *self._suppressed()])) + "\n"
        kinds = [
            count(self.by_severity[kind], kind)
            for kind in ("error", "warning")
            if self.by_severity[kind]
        ]
        of_all = f" of {self.posts:,}" if self.posts != self.posts_found else ""
        nouns = "post" if self.posts == 1 else "posts"
        found = f"{' and '.join(kinds)} in {self.posts_found:,}{of_all} {nouns}"
        parts.append(style(f"{'Left' if self.fixed else 'Found'} {found}", "bold"))
        said = " ".join(parts) + f"{self._fixable()}."
        return " ".join([said, *self._suppressed()]) + "\n" + self._refused(style)

    def _suppressed(self) -> list[str]:
        """Say what is not reported, and why."""
        where = {"inSource": "suppressed in posts", "external": "in the baseline"}
        parts = [f"{number:,} {where[kind]}" for kind, number in sorted(self.suppressed.items())]
        return [f"Not reported: {', '.join(reversed(parts))}."] if parts else []

    def _refused(self, style: Style) -> str:
        """Say which fixes the proof refused, the most frequent reason first."""
        number = self.refused.total()
        if not number:
            return ""
        lines = [style(f"The proof refused {number:,} fix{'' if number == 1 else 'es'}:", "bold")]
        shown = self.refused.most_common(_EXAMPLES)
        lines += [f"  {times:,} × {safe(reason)}" for reason, times in shown]
        if left := number - sum(times for _, times in shown):
            lines.append(f"  {left:,} for other reasons")
        return "".join(line + "\n" for line in lines)

    def _fixable(self) -> str:
        safe_fixes, unsafe = self.by_safety[Safety.SAFE], self.by_safety[Safety.UNSAFE]
        if safe_fixes and unsafe:
            return f" ({safe_fixes:,} fixable with --fix, {unsafe:,} more with --unsafe-fixes)"
        if safe_fixes:
            return f" ({safe_fixes:,} fixable with --fix)"
        return f" ({unsafe:,} fixable with --unsafe-fixes)" if unsafe else ""

    def statistics(self, style: Style) -> str:
        """Return one line for each rule that found something, the most frequent first."""
        rows = sorted(self.by_rule.items(), key=lambda item: (-item[1], item[0]))
        digits = max((len(f"{number:,}") for _, number in rows), default=0)
        marks = {Safety.SAFE: "[*]", Safety.UNSAFE: "[~]", None: "[ ]"}
        return "".join(
            f"{number:>{digits},}  {style(code, 'bold', 'red'):6}"
            f" {style(marks[self.fixable_by_rule.get((code, name))], 'cyan')} {name}\n"
            for (code, name), number in rows
        )

    def json(self, *, lines: bool = False) -> str:
        """Return the same as JSON objects with code, name, count and fix: a list, or ``lines``."""
        rows = sorted(self.by_rule.items(), key=lambda item: (-item[1], item[0]))
        listed = [
            {
                "code": code,
                "name": name,
                "count": number,
                "fix": safety.value if (safety := self.fixable_by_rule.get((code, name))) else None,
            }
            for (code, name), number in rows
        ]
        if lines:
            return "".join(encoding.json(one) + "\n" for one in listed)
        return encoding.json(listed) + "\n"


def losses(report: Report) -> str:
    """Return one line for each loss of a conversion: where it stood, its kind, and what it was."""
    if not report.losses:
        return ""
    lines = Lines(report.before)
    found = sorted(report.losses, key=lambda loss: loss.span)
    return "".join(
        f"{safe(report.path)}:{line}:{column}: {loss.kind}: {safe(loss.token)}\n"
        for loss in found
        for line, column in (lines.position(loss.span.start),)
    )


def _named(loss: Loss) -> str:
    """Return a kind of loss, with the element where that is one that settings name."""
    if loss.kind in {"unwrapped", "linked"}:
        return f"{loss.kind} <{loss.token.partition(' ')[0]}>"
    return loss.kind


class Conversions:
    """Counts what a conversion did, post by post.

    ``other`` posts are no Markdown (``.html``, ``.mdx``), ``refused`` ones could not be worked on;
    both stay as they are. ``renames`` says that ``.html`` posts become Markdown, too.
    """

    def __init__(self, *, renames: bool = False) -> None:
        self.renames = renames
        self.posts = 0
        self.changed = 0
        self.pieces = 0
        self.renamed = 0
        self.other = 0
        self.refused = 0
        self.lost: Counter[str] = Counter()
        self.repairs: Counter[str] = Counter()
        self.notes: Counter[str] = Counter()
        self.kept: dict[str, Counter[tuple[str, str]]] = {
            by: Counter() for by in ("policy", "ask", "proof")
        }
        self.kept_posts: Counter[tuple[str, str]] = Counter()
        self.examples: dict[tuple[str, str], list[str]] = {}

    def add(self, report: Report) -> None:
        """Count one post."""
        self.posts += 1
        self.changed += report.changed
        self.renamed += bool(report.renamed)
        self.pieces += report.converted
        self.lost.update(_named(loss) for loss in report.losses)
        self.repairs.update(report.repairs)
        self.notes.update(report.notes)
        self.kept_posts.update({(kept.tag, kept.reason) for kept in report.kept})
        lines = Lines(report.before) if report.kept else None
        for kept in report.kept:
            what = (kept.tag, kept.reason)
            self.kept[kept.by][what] += 1
            places = self.examples.setdefault(what, [])
            if lines and kept.by != "policy" and len(places) < _EXAMPLES:
                line, column = lines.position(kept.span.start)
                places.append(f"{safe(report.path)}:{line}:{column}")

    def summary(self, style: Style, *, would: bool = False) -> str:
        """Return the lines that say what became of the posts; ``would`` if nothing was written."""
        lines = []
        if self.changed:
            verb = "Would convert" if would else "Converted"
            pieces = count(self.pieces, "piece")
            what = f"{verb} {count(self.changed, 'post')} ({pieces} of HTML)"
            lines.append(style(what, "bold", "green") + self._unchanged())
        elif self.posts:
            lines.append(style("Nothing to convert", "bold", "green") + self._unchanged())
        if self.renamed:
            verb = "Would rename" if would else "Renamed"
            lines.append(f"{verb} {count(self.renamed, 'post')} from .html to .md.")
        if self.other:
            lines.append(f"Left {count(self.other, 'post')} in {self._left()} are converted.")
        if self.repairs:
            said = [f"{number:,} {name}" for name, number in self.repairs.most_common()]
            lines.append(f"{style('Tidied:', 'bold')} {', '.join(said)}.")
        for note, number in self.notes.most_common():
            lines.append(f"{style('Note:', 'bold')} {safe(note)} in {count(number, 'post')}.")
        lines += self._kept(style, "policy", "Kept as HTML:")
        lines += self._kept(style, "ask", "Kept as HTML, as the settings ask about it:")
        lines += self._kept(style, "proof", "Kept as HTML, because its Markdown was not proven:")
        moved = self.lost["address"]
        for heading, more in (("Dropped", False), ("Added", True)):
            lost = [
                pair
                for pair in self.lost.most_common()
                if (pair[0] in ADDED) is more and pair[0] != "address"
            ]
            if lost:
                lines.append(style(f"{heading}, as the settings allow:", "bold"))
                lines += [f"  {number:,} × {kind}" for kind, number in lost]
        if moved:
            what = "1 address" if moved == 1 else f"{moved:,} addresses"
            lines.append(style(f"Changed {what}, as the settings say.", "bold"))
        return "".join(line + "\n" for line in lines)

    def _left(self) -> str:
        if self.renames:
            return ".mdx alone: only Markdown and HTML posts"
        return ".html or .mdx alone: only Markdown posts"

    def _unchanged(self) -> str:
        same = self.posts - self.changed
        if not same:
            return "."
        return (
            f"; {count(same, 'post')} unchanged." if self.changed else f": {count(same, 'post')}."
        )

    def _kept(self, style: Style, by: str, heading: str) -> list[str]:
        counted = self.kept[by]
        if not counted:
            return []
        lines = [style(heading, "bold")]
        for (tag, reason), number in counted.most_common():
            why = f": {safe(reason)}" if reason else ""
            posts = count(self.kept_posts[tag, reason], "post")
            lines.append(f"  {number:,} × <{safe(tag)}> in {posts}{why}")
            lines += [f"      {place}" for place in self.examples[tag, reason]]
        return lines
