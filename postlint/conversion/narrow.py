"""Keep raw what cannot be proven, and no more.

Often it is enough to write emphasis in emphasis, or beside it, as tags. If it is not, the tree of a
failing island is walked down: an element whose Markdown is proven on its own is left to the
converter, one that fails is looked into, and the smallest that fail stay HTML. If that is not enough, because an element fails for how its parts stand together, it is walked down once more, and
an element whose failing parts stay HTML must be proven, too. Each element is proven at most twice,
so the work grows with the size of what fails times its depth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from postlint.conversion.island import write
from postlint.conversion.policy import PARTS
from postlint.conversion.read.stayed import losses_of
from postlint.conversion.write.raw import block_html
from postlint.post.nodes import Node
from postlint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.conversion.facts import Facts, Written
    from postlint.conversion.options import Options, Prover, Verdict
    from postlint.conversion.source import Source

FEW: Final = 2
"""So many elements are proven one by one."""


class Narrowed:
    """The result: Markdown that is proven, or None, and what stayed raw with what differed."""

    def __init__(self) -> None:
        self.written: Written | None = None
        self.kept: list[tuple[str, str]] = []


def narrow(
    source: Source, facts: Facts, options: Options, prove: Prover, *, was_html: bool = False
) -> Narrowed:
    """Find the smallest elements of an island that must stay HTML.

    Args:
        source: the island.
        facts: what is known of the whole body.
        options: how to convert.
        prove: the proof.
        was_html: the island is a body of HTML, not embedded in Markdown.

    """
    result = Narrowed()
    facts = source.facts(facts)
    cautious = msgspec.structs.replace(facts, cautious=True)
    walk = _Walk(source, facts, options, prove, was_html=was_html)
    written = write(source.root, cautious, options, source.raw, place=source.place)
    if walk.check(source.html, written).holds:
        result.written = source.restored(written)
        return result
    for together in (False, True):
        failing = list(walk.failing(source.root, together=together))
        if not failing:
            return result
        raw = source.raw | {id(element) for element, _ in failing}
        written = write(source.root, facts, options, raw, place=source.place)
        if walk.check(source.html, written).holds:
            result.written = source.restored(written)
            result.kept = [(element.tag, message) for element, message in failing]
            return result
    return result


class _Walk:
    """Walks down an island with the proof."""

    def __init__(
        self, source: Source, facts: Facts, options: Options, prove: Prover, *, was_html: bool
    ) -> None:
        self._raw = source.raw
        self._facts = facts
        self._options = options
        self._prove = prove
        self._was_html = was_html
        self._verdicts: dict[int, Verdict] = {}

    def check(self, before: str, written: Written) -> Verdict:
        losses = losses_of(written.lost, Span(0, 0))
        return self._prove(
            before,
            written.markdown,
            dialect=self._options.dialect,
            losses=losses,
            was_html=self._was_html,
        )

    def failing(self, node: Node, *, together: bool) -> Iterator[tuple[Node, str]]:
        """Yield the smallest elements in a node that are not proven, and what differs in each.

        Args:
            node: where to look.
            together: an element must be proven, too, when those in it stay HTML.

        """
        self._prove_together(node)
        for child in node.children:
            if not isinstance(child, Node) or id(child) in self._raw:
                continue
            if child.tag in PARTS:
                yield from self.failing(child, together=together)
                continue
            verdict = self._verdicts.get(id(child))
            if verdict is None:
                verdict = self._verdicts[id(child)] = self._verdict(child, self._raw)
            if verdict.holds:
                continue
            inner = list(self.failing(child, together=together))
            raw = self._raw | {id(element) for element, _ in inner}
            small = inner and child.tag != "table"
            if small and (not together or self._verdict(child, raw).holds):
                yield from inner
            else:
                yield child, verdict.message

    def _prove_together(self, node: Node) -> None:
        """Note of the elements in a node that hold together that each of them does.

        Few fail: of many, halves are proven until what fails is among a few.
        """
        unknown = [
            child
            for child in node.children
            if isinstance(child, Node)
            and child.tag not in PARTS
            and id(child) not in self._raw
            and id(child) not in self._verdicts
        ]
        half = len(unknown) // 2
        waiting = [unknown[half:], unknown[:half]]
        while waiting:
            group = waiting.pop()
            if len(group) <= FEW:
                continue
            written = write(Node("", {}, [*group]), self._facts, self._options, self._raw)
            verdict = self.check("\n".join(map(block_html, group)), written)
            if verdict.holds:
                for child in group:
                    self._verdicts[id(child)] = verdict
            else:
                half = len(group) // 2
                waiting += (group[half:], group[:half])

    def _verdict(self, node: Node, raw: frozenset[int]) -> Verdict:
        written = write(Node("", {}, [node]), self._facts, self._options, raw)
        return self.check(block_html(node), written)
