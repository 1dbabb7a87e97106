"""What a post suppresses: found among the rules that there are, and set aside."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from postlint import catalogue, suppress
from postlint.report import Diagnostic, Suppression
from postlint.suppress.directives import directives
from postlint.suppress.suppressions import Suppressions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from postlint.post import Post
    from postlint.rule import Context, Rule
    from postlint.text import Span


def suppressions(post: Post, context: Context, rules: Sequence[Rule]) -> Suppressions | None:
    """Return what a post suppresses, where ``rules`` look at it; None if it says nothing."""
    found = directives(post, context.suppress_key)
    if not found:
        return None
    known = catalogue.listed()
    everything = {rule.code: rule for rule in (*known, *context.own, *rules)}
    words = _words(tuple(everything.values())) if len(everything) > len(known) else _own_words()
    return Suppressions(
        found,
        words,
        looked=frozenset(rule.code for rule in rules),
        usual=frozenset(code for code, rule in everything.items() if rule.default),
    )


def divide(
    found: Iterable[Diagnostic], suppressions: Suppressions
) -> tuple[list[Diagnostic], tuple[Diagnostic, ...]]:
    """Return the findings that are reported, and those that are not."""
    kept: list[Diagnostic] = []
    suppressed: list[Diagnostic] = []
    for one in sorted(found, key=lambda one: (one.span, one.code)):
        by = suppressions.by(one.code, one.span)
        if by is None:
            kept.append(one)
        else:
            why = Suppression("inSource", by.reason, by.span)
            suppressed.append(msgspec.structs.replace(one, suppression=why))
    return kept, tuple(suppressed)


def untouched(post: Post, context: Context, code: str) -> tuple[Span, ...]:
    """Return the islands of a post in which the findings of a rule are suppressed."""
    if not suppress.is_mentioned(post.text, context.suppress_key):
        return ()
    found = suppressions(post, context, ())
    if found is None:
        return ()
    return tuple(
        island.span for island in post.body.islands if found.by(code, island.span) is not None
    )


@cache
def _own_words() -> Mapping[str, frozenset[str]]:
    return _words(catalogue.listed())


def _words(rules: Iterable[Rule]) -> Mapping[str, frozenset[str]]:
    """Map each code, name and family, in lower case, to the codes that it names."""
    words: dict[str, set[str]] = {"all": set()}
    for rule in rules:
        if rule.check_suppressions is None:
            for word in (rule.code, rule.name, rule.family, "all"):
                words.setdefault(word.casefold(), set()).add(rule.code)
    return {word: frozenset(codes) for word, codes in words.items()}
