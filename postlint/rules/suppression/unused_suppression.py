"""SUP001: what is suppressed would be found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, suppression_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post
    from postlint.suppress.suppressions import Suppressions


@suppression_rule("SUP001", "unused-suppression", safety=Safety.SAFE)
def unused_suppression(
    suppressions: Suppressions, post: Post, context: Context
) -> Iterator[Finding]:
    """Report comments and fields that suppress nothing."""
    # Its expressions are compiled only where a post suppresses anything.
    from postlint.rules.suppression._removal import removal, without  # noqa: PLC0415

    for one in suppressions.directives:
        names = suppressions.unused(one)
        if names is None:
            continue
        listed = ", ".join(f"`{named.word}`" for named in names) or f"`postlint-{one.kind}`"
        several = len(names) > 1
        verb = "enable" if one.kind == "enable" else "suppress"
        verb += "" if several else "s" if one.kind == "enable" else "es"
        everything = len(names) == len(one.names)
        edits = removal(post, one) if everything else without(one, names)
        yield Finding(
            span=one.span if everything else names[0].span,
            message=f"{listed} {verb} nothing here; take {'them' if several else 'it'} out",
            edits=edits,
            safety=Safety.SAFE if edits else Safety.DISPLAY,
        )
