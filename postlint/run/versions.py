"""Two versions of a post, whoever made the second of the first: what a reader lost, and what not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from postlint.report import Compared
from postlint.text import Lines

if TYPE_CHECKING:
    from postlint.post import FrontMatter, Post
    from postlint.preferences import Preferences
    from postlint.proof import Proof


def compared(before: Post, after: Post, preferences: Preferences) -> Compared:
    """Compare two versions of a post.

    Sizes of images, languages and tracking pixels may go where ``preferences`` have a conversion drop them.
    """
    old, new = field_values(before.front_matter), field_values(after.front_matter)
    fields = tuple(key for key in sorted({*old, *new}) if old.get(key) != new.get(key))
    converted = _html(after) * 2 <= _html(before) and _html(before) > 0
    if _is_same(before, after):
        return Compared(is_conversion=converted, fields=fields)
    if "opaque" in {before.body.syntax, after.body.syntax}:
        problem = "what the body of this file renders to cannot be proven"
        return Compared(is_conversion=False, problem=problem, fields=fields)
    proof = proof_of(before, after).without(_allowed(preferences))
    if proof.holds or proof.reason:
        return Compared(is_conversion=converted, problem=proof.reason, fields=fields)
    lost, gained = proof.kinds
    message, place = proof.first_loss(after.body.source)
    start = min(after.body.span.start + place, len(after.text))
    return Compared(
        is_conversion=converted,
        lost=lost,
        gained=gained,
        message=message,
        line=Lines(after.text).position(start)[0],
        fields=fields,
    )


def _allowed(preferences: Preferences) -> set[str]:
    sizes = {"size"} if preferences.image_size == "drop" else set()
    languages = {"lang"} if preferences.language == "drop" else set()
    return (
        sizes | languages | ({"pixel"} if preferences.tidy.get("tracking-pixels", True) else set())
    )


def proof_of(before: Post, after: Post) -> Proof:
    """Prove the body of a post against that of another version of it."""
    from postlint.proof import prove  # noqa: PLC0415 - slow to import

    return prove(
        before.body.source,
        after.body.source,
        dialect=before.body.dialect,
        is_html=after.body.is_html,
        was_html=before.body.is_html,
    )


def field_values(front_matter: FrontMatter | None) -> dict[str, str]:
    """Return what the front matter says, each value in a form that tells ``1`` from ``true``."""
    if front_matter is None:
        return {}
    if front_matter.problem is not None:
        return {"front matter": front_matter.problem.message}
    return {str(key): _written(value) for key, value in front_matter.values.items()}


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else repr(value)


def _is_same(before: Post, after: Post) -> bool:
    return before.body.source == after.body.source and before.body.syntax == after.body.syntax


def _html(post: Post) -> int:
    """Return how many characters of a body are HTML."""
    return sum(island.span.end - island.span.start for island in post.body.islands)
