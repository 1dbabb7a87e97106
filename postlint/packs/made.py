"""The rule that a declaration makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from postlint.packs.declaration import Declaration
from postlint.packs.fields import in_fields
from postlint.packs.page import page
from postlint.packs.selected import in_elements
from postlint.packs.texts import in_text
from postlint.packs.trust import trusted
from postlint.packs.where import applies
from postlint.rule import Context, Finding, Rule, Safety

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.packs.found import Found
    from postlint.post import Post

LONGEST = 50
"""How many characters of what was found a message shows."""


def made(declaration: Declaration, origin: str) -> Rule:
    """Return the rule that a table ``[[rule]]`` of the file ``origin`` declares."""
    return Rule(
        code=declaration.id,
        name=declaration.rule_name,
        summary=declaration.message.strip(),
        safety=_safety(declaration),
        severity=declaration.severity,
        default=declaration.default,
        check=Check(declaration),
        page=page(declaration),
        origin=origin,
    )


class Check(msgspec.Struct, frozen=True):
    """What looks at a post as a declaration says; it can be sent to another process."""

    declaration: Declaration

    def __call__(self, post: Post, context: Context) -> Iterator[Finding]:
        """Yield what is found in a post."""
        declaration = self.declaration
        if not applies(declaration.where, post, context):
            return
        found = list(_look(declaration, post, context))
        for one, (safety, intends) in zip(
            found, trusted(post, found, declaration.safety), strict=True
        ):
            yield Finding(
                span=one.span,
                message=_message(declaration.message.strip(), one.value),
                edits=one.edits,
                safety=safety,
                intends=intends,
            )


def _look(declaration: Declaration, post: Post, context: Context) -> Iterator[Found]:
    if declaration.select:
        return in_elements(declaration, post)
    if declaration.field:
        return in_fields(declaration, post, context)
    return in_text(declaration, post)


def _message(message: str, value: str) -> str:
    shown = " ".join(value.split()).replace("`", "'")
    if len(shown) > LONGEST:
        shown = f"{shown[: LONGEST - 1]}…"
    return message.replace("{value}", shown)


def _safety(declaration: Declaration) -> Safety:
    """Return what a list of rules says: a fix that promises nothing may change what is seen."""
    if not declaration.mends.actions:
        return Safety.DISPLAY
    return Safety(declaration.safety or "unsafe")
