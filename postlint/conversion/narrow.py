"""Keep raw what cannot be proven, and no more.

The tree of a failing island is walked down: an element whose Markdown is proven on its own is left
to the converter, one that fails is looked into, and the smallest that fail stay HTML. Each element
is proven at most once, so the work grows with the size of what fails times its depth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.conversion.island import Facts, Written, write
from postlint.conversion.read.stayed import losses_of
from postlint.conversion.write.raw import block_html
from postlint.post.nodes import Node
from postlint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from postlint.conversion.options import Options, Prover, Verdict

_PARTS = frozenset(
    {"li", "tr", "td", "th", "thead", "tbody", "tfoot", "dt", "dd", "source", "track"}
)
"""Elements that mean nothing outside of their parent: what they hold is looked at instead."""


class Narrowed:
    """The result: Markdown that is proven, or None, and what stayed raw with what differed."""

    def __init__(self) -> None:
        self.written: Written | None = None
        self.kept: list[tuple[str, str]] = []


def narrow(root: Node, source: str, facts: Facts, options: Options, prove: Prover) -> Narrowed:
    """Find the smallest elements of an island that must stay HTML.

    Args:
        root: the tree of the island, as `write` gets it.
        source: the island as it stands in the body.
        facts: what is known of the whole body.
        options: how to convert.
        prove: the proof.

    """

    def check(before: str, written: Written) -> Verdict:
        losses = losses_of(written.lost, Span(0, 0))
        return prove(before, written.markdown, dialect=options.dialect, losses=losses)

    result = Narrowed()
    raw: set[int] = set()
    for element, message in _failing(root, facts, options, check):
        raw.add(id(element))
        result.kept.append((element.tag, message))
    if not raw:
        return result
    written = write(root, facts, options, frozenset(raw))
    if check(source, written).holds:
        result.written = written
    return result


def _failing(
    node: Node,
    facts: Facts,
    options: Options,
    check: Callable[[str, Written], Verdict],
) -> Iterator[tuple[Node, str]]:
    for child in node.children:
        if not isinstance(child, Node):
            continue
        if child.tag in _PARTS:
            yield from _failing(child, facts, options, check)
            continue
        written = write(Node("", {}, [child]), facts, options)
        verdict = check(block_html(child), written)
        if verdict.holds:
            continue
        inner = list(_failing(child, facts, options, check))
        if inner and child.tag != "table":
            yield from inner
        else:
            yield child, verdict.message
