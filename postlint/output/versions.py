"""What posts lost between two revisions: a line for each, JSON, and the sum."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from postlint.output import encoding
from postlint.output.numbers import count
from postlint.output.safe import encodable, safe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from postlint.output.style import Style
    from postlint.report import Compared


class Tally:
    """The sum of a run. ``since`` and ``until`` name the revisions."""

    def __init__(self) -> None:
        self.since = self.until = ""
        self.added = self.deleted = self.errors = self.unproven = 0
        self.posts = self.conversions = self.lost = self.conversions_lost = 0
        self.gained = self.fields = self.renamed = 0
        self.kinds: Counter[str] = Counter()
        self.posts_of: Counter[str] = Counter()

    def add(self, path: str, old: str, one: Compared) -> None:
        """Count a post that was compared."""
        self.posts += 1
        self.renamed += path != old
        self.conversions += one.is_conversion
        self.unproven += bool(one.problem)
        self.fields += bool(one.fields)
        self.lost += bool(one.lost)
        self.conversions_lost += bool(one.lost) and one.is_conversion
        self.gained += bool(one.gained) and not one.lost
        self.kinds.update(one.lost)
        self.posts_of.update(one.lost.keys())

    def summary(self) -> str:
        """Return the sum in a few lines."""
        others, others_lost = self.posts - self.conversions, self.lost - self.conversions_lost
        between = f"between {self.since} and {self.until}"
        if not (self.posts or self.added or self.deleted or self.errors):
            return f"No post changed {between}.\n"
        lines = [f"Compared {count(self.posts, 'post')} that changed {between}{self._aside()}."]
        if self.conversions:
            lines.append(
                f"Conversions of HTML: {self.conversions_lost:,} of {self.conversions:,} lost something."
            )
        if others:
            lines.append(f"Other changes: {others_lost:,} of {others:,} lost something.")
        if self.kinds:
            lines.append(
                "Lost: "
                + ", ".join(
                    f"{number:,} {kind} (in {count(self.posts_of[kind], 'post')})"
                    for kind, number in self.kinds.most_common()
                )
                + "."
            )
        more = [
            (self.gained, "only gained something"),
            (self.unproven, "could not be proven"),
            (self.fields, "changed front matter, which is no loss of the body"),
        ]
        lines += [f"{count(number, 'post')} {what}." for number, what in more if number]
        return "\n".join(lines) + "\n"

    def _aside(self) -> str:
        parts = [
            f"{number:,} {what}"
            for number, what in (
                (self.renamed, "renamed"),
                (self.added, "added"),
                (self.deleted, "deleted"),
                (self.errors, "unreadable"),
            )
            if number
        ]
        return f" ({', '.join(parts)})" if parts else ""

    def object(self) -> dict[str, Any]:
        """Return the sum for programs."""
        return {
            "compared": self.posts,
            "conversions": self.conversions,
            "conversions_lost": self.conversions_lost,
            "lost": self.lost,
            "gained": self.gained,
            "unproven": self.unproven,
            "front_matter": self.fields,
            "renamed": self.renamed,
            "added": self.added,
            "deleted": self.deleted,
            "unreadable": self.errors,
            "kinds": dict(self.kinds.most_common()),
        }


class JsonVersions:
    """Writes one object as the posts come; the sum is its end."""

    def __init__(self) -> None:
        self._begun = False

    def post(self, path: str, old: str, one: Compared) -> str:
        """Return the object of one post, comma included; nothing if nothing of it differs."""
        if not _says(one):
            return ""
        begun, self._begun = self._begun, True
        return (",\n    " if begun else '{\n  "posts": [\n    ') + encoding.json(
            _object(path, old, one)
        )

    def end(self, tally: Tally) -> str:
        """Return the end of the object, with the sum."""
        start = "\n  ]" if self._begun else '{\n  "posts": []'
        revisions = encoding.json({"since": tally.since, "until": tally.until})
        return f'{start},\n  "revisions": {revisions},\n  "summary": {encoding.json(tally.object())}\n}}\n'


def two(before: str, after: str, one: Compared) -> str:
    """Return the object of two files."""
    return encoding.json(_object(after, before, one)) + "\n"


def line(path: str, old: str, one: Compared, style: Style) -> str:
    """Return what is said of one post: where it begins to differ, and how; nothing if it does not."""
    if not _says(one):
        return ""
    place = f"{safe(path)}:{one.line}" + (f" (was {safe(old)})" if old != path else "")
    parts = []
    if one.lost:
        parts.append(style(f"lost {_counted(one.lost)}", "red"))
    if one.gained:
        parts.append(style(f"gained {_counted(one.gained)}", "green"))
    if one.problem:
        parts.append(style(one.problem, "red"))
    if one.fields:
        parts.append(f"front matter differs in {', '.join(map(safe, one.fields))}")
    said = "; ".join(parts)
    return f"{place}: {said}{f': {safe(one.message)}' if one.message else ''}\n"


def _says(one: Compared) -> bool:
    return bool(one.lost or one.gained or one.problem or one.fields)


def _object(path: str, old: str, one: Compared) -> dict[str, Any]:
    return {
        "path": encodable(path),
        "old_path": encodable(old),
        "line": one.line,
        "conversion": one.is_conversion,
        "lost": dict(one.lost),
        "gained": dict(one.gained),
        "message": encodable(one.message) or None,
        "problem": one.problem or None,
        "front_matter": [encodable(key) for key in one.fields],
    }


def _counted(kinds: Mapping[str, int]) -> str:
    return ", ".join(f"{number:,} {kind}" for kind, number in kinds.items())
