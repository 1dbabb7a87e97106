"""SUP002: what is suppressed is the name of a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, suppression_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from postlint.post import Post
    from postlint.suppress.suppressions import Suppressions


@suppression_rule("SUP002", "unknown-name-in-suppression")
def unknown_name_in_suppression(
    suppressions: Suppressions, post: Post, context: Context
) -> Iterator[Finding]:
    """Report names of no rule in comments and fields that suppress findings."""
    for one in suppressions.directives:
        for named in suppressions.unknown(one):
            word = named.word
            if not word:
                message = (
                    f"`{context.suppress_key}` names no rule; write `disable` and a list of rules"
                )
            elif word.casefold() in _OWN:
                message = f"nothing in a post suppresses `{word}`; `ignore` it in the settings"
            else:
                message = f"no rule or family is called `{word}`{_hint(word, suppressions.known)}"
            yield Finding(span=named.span, message=message)


_OWN = ("sup", "sup001", "sup002", "unused-suppression", "unknown-name-in-suppression")


def _hint(word: str, known: Mapping[str, frozenset[str]]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    close = get_close_matches(word.casefold(), known, n=1)
    if not close:
        return "; `postlint rule` lists them"
    upper = close[0].upper()
    is_code = any(code.startswith(upper) for code in known[close[0]])
    return f"; did you mean `{upper if is_code or upper == 'ALL' else close[0]}`?"
