"""Which findings the directives of a post suppress, and which of them suppress nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from postlint.suppress.directives import Directive, Kind, Named
    from postlint.text import Span

ALL = "all"


class Suppressions:
    """The directives of a post among the rules that there are; remembers which were needed.

    Args:
        directives: what the post says, in order.
        known: for each word that names rules, in lower case, their codes; "all" names them all.
        looked: the codes of the rules that looked at the post.
        usual: the codes of the rules that a family must have had looking at the post before a
            directive that names the family can be called unneeded.

    """

    def __init__(
        self,
        directives: Iterable[Directive],
        known: Mapping[str, frozenset[str]],
        *,
        looked: frozenset[str] = frozenset(),
        usual: frozenset[str] = frozenset(),
    ) -> None:
        self.directives = tuple(directives)
        self._numbers = {one.span: number for number, one in enumerate(self.directives)}
        self.known = known
        self._looked = looked
        self._usual = usual
        self._used: set[tuple[int, str]] = set()

    def by(self, code: str, place: Span) -> Directive | None:
        """Return the directive that suppresses a finding of a rule at a place, and note the use."""
        held: dict[Kind, tuple[int, str]] = {}
        for number, one in enumerate(self.directives):
            if not one.scope.start <= place.start < one.scope.end:
                continue
            word = self._naming(one, code)
            if word is not None and one.kind == "enable":
                held.pop("disable", None)
            elif word is not None:
                held.setdefault(one.kind, (number, word))
        # The narrowest has the use: one for the whole file may be needed by other findings.
        for kind in ("disable-next", "disable", "disable-file"):
            if kind in held:
                self._used.add(held[kind])
                return self.directives[held[kind][0]]
        return None

    def unused(self, one: Directive) -> tuple[Named, ...] | None:
        """Return the names for which a directive does nothing; None where it has a use.

        Nothing is said of rules that did not look at the post. A directive without names that does
        nothing has no names to return.
        """
        number = self._numbers[one.span]
        words = [named.word.casefold() for named in one.names] or [ALL]
        if one.kind == "enable":
            idle = [not self._ends_something(number, word) for word in words]
        else:
            idle = [self._is_idle(number, word) for word in words]
        if not any(idle):
            return None
        return tuple(named for named, unneeded in zip(one.names, idle, strict=False) if unneeded)

    def unknown(self, one: Directive) -> tuple[Named, ...]:
        """Return the names in a directive that are no rule's and no family's."""
        return tuple(named for named in one.names if named.word.casefold() not in self.known)

    def _naming(self, one: Directive, code: str) -> str | None:
        """Return the word by which a directive names a rule, in lower case."""
        if not one.names:
            return ALL if code in self.known[ALL] else None
        for named in one.names:
            word = named.word.casefold()
            if code in self.known.get(word, ()):
                return word
        return None

    def _is_idle(self, number: int, word: str) -> bool:
        codes = self.known.get(word)
        if codes is None or (number, word) in self._used:
            return False
        needed = codes if len(codes) == 1 else (codes & self._usual) or codes
        return needed <= self._looked

    def _ends_something(self, number: int, word: str) -> bool:
        """Say whether something that an ``enable`` names is disabled before it."""
        codes = self.known.get(word)
        if codes is None:
            return True  # an unknown name is another rule's finding
        here = self.directives[number].span.start
        open_: frozenset[str] = frozenset()
        for one in self.directives[:number]:
            if one.scope.start <= here < one.scope.end:
                named = self._codes(one)
                if one.kind == "disable":
                    open_ |= named
                elif one.kind == "enable":
                    open_ -= named
        return bool(open_ & codes)

    def _codes(self, one: Directive) -> frozenset[str]:
        words = [named.word.casefold() for named in one.names] or [ALL]
        return frozenset().union(*(self.known.get(word, ()) for word in words))
