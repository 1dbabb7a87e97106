"""How the Markdown of a body is written already: what `auto` means in the settings of style."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from postlint.post.dialects import dialect
from postlint.post.markdown import parser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post.blocks import Block
    from postlint.post.body import Body

_MARKER: Final = re.compile(r"\s*[0-9]*([-*+.)])")
_HEADING: Final = re.compile(r"#{1,2}(?!#)")
_UNDERLINED: Final = re.compile(r"\n[ \t>]*[=-]+[ \t]*\Z")
_LONE_LINK: Final = re.compile(r"\[[^\n]*\]\([^\n]*\)[ \t]*\r?\n")
_UNDERSCORE: Final = re.compile(r"(?<![\w\\])_{1,3}(?=\S)")
_MARKS: Final = {"Emphasis": 1, "Strong": 2}


class Habits:
    """What a body does more often than anything else; "" where it does nothing of the kind."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._text = body.text
        # What is found out once, when it is first asked for; mypyc knows no cached properties.
        self._known_blocks: tuple[Block, ...] | None = None
        self._known_markers: list[str] | None = None
        self._known_marks: dict[str, str] | None = None

    @property
    def bullet(self) -> str:
        """The bullet of its lists."""
        return _most(mark for mark in self._markers if mark in {"-", "*", "+"})

    @property
    def ordered(self) -> str:
        """What follows the numbers of its lists."""
        return _most(mark for mark in self._markers if mark in {".", ")"})

    @property
    def heading(self) -> str:
        """``atx`` or ``setext``, as its headings of the first two levels are.

        A link to the source, which a template puts first, says nothing of how the author writes.
        """
        found = list(filter(None, map(self._heading, self._of("heading"))))
        return _most(found[1:] if self._begins_with_source else found)

    @property
    def fence(self) -> str:
        """What its fences are made of."""
        marks = (self._first(block) for block in self._of("code"))
        return _most(mark * 3 for mark in marks if mark in {"`", "~"})

    @property
    def rule(self) -> str:
        """What its thematic breaks are made of."""
        return _most(self._first(block) * 3 for block in self._of("rule"))

    @property
    def hard_break(self) -> str:
        """``spaces``, ``backslash`` or ``newline``, as its lines of text break."""
        hard = dialect(self._body.dialect).hard_breaks
        if not hard and "\\" not in self._text:
            return ""
        found: Counter[str] = Counter()
        for lines in self._leaves():
            for line in lines.splitlines()[:-1]:
                if line.endswith(("  ", "\\")):
                    found["backslash" if line.endswith("\\") else "spaces"] += 1
                elif hard:
                    found["newline"] += 1
        return _most(found.elements())

    @property
    def emphasis(self) -> str:
        """The mark of its emphasis."""
        return self._marks.get("Emphasis", "")

    @property
    def strong(self) -> str:
        """The mark of its strong text."""
        return self._marks.get("Strong", "") * 2

    @property
    def _markers(self) -> list[str]:
        if self._known_markers is None:
            self._known_markers = [
                list_marker(self._source(block))
                for block in self._of("list")
                for _ in block.children
            ]
        return self._known_markers

    @property
    def _marks(self) -> dict[str, str]:
        if self._known_marks is None:
            self._known_marks = self._find_marks()
        return self._known_marks

    def _find_marks(self) -> dict[str, str]:
        if "_" not in self._text or not any(_UNDERSCORE.search(leaf) for leaf in self._leaves()):
            return {}
        source = self._body.source
        data = source.encode()
        found: dict[str, list[str]] = {name: [] for name in _MARKS}
        for event, range_ in parser(self._body.dialect).events_with_range(source):
            what = event.get("Start") if isinstance(event, dict) else None
            if isinstance(what, str) and what in found:
                found[what].append(chr(data[range_["start"]]))
        return {name: _most(marks) for name, marks in found.items()}

    @property
    def _begins_with_source(self) -> bool:
        first = next((block for block in self._body.blocks if block.kind != "html"), None)
        return (
            first is not None
            and first.kind == "heading"
            and _LONE_LINK.match(self._source(first)) is not None
        )

    @property
    def _blocks(self) -> tuple[Block, ...]:
        if self._known_blocks is None:
            self._known_blocks = tuple(_all(self._body.blocks))
        return self._known_blocks

    def _of(self, kind: str) -> Iterator[Block]:
        return (block for block in self._blocks if block.kind == kind)

    def _leaves(self) -> Iterator[str]:
        return (leaf.span.of(self._text) for block in self._blocks if (leaf := block.leaf))

    def _source(self, block: Block) -> str:
        return block.span.of(self._text).lstrip()

    def _first(self, block: Block) -> str:
        return self._source(block)[:1]

    def _heading(self, block: Block) -> str:
        source = self._source(block)
        if source.startswith("#"):
            return "atx" if _HEADING.match(source) else ""
        return "setext" if _UNDERLINED.search(source.rstrip()) else ""


@lru_cache(maxsize=1)  # a post is converted in rounds, and asked about by rules before
def habits(body: Body) -> Habits:
    """Return the habits of a body, which find out what they are asked."""
    return Habits(body)


def list_marker(source: str) -> str:
    """Return the bullet of a Markdown list, or what follows its numbers."""
    match = _MARKER.match(source)
    return match[1] if match else ""


def _all(siblings: tuple[Block, ...]) -> Iterator[Block]:
    for block in siblings:
        yield block
        for children in block.children:
            yield from _all(children)


def _most(found: Iterator[str] | list[str]) -> str:
    """Return what is found most often; "" where two are, or nothing is."""
    found = list(found)
    if not found:
        return ""
    (first, count), (_, other) = (*Counter(found).most_common(2), ("", 0), ("", 0))[:2]
    return first if count > other else ""
