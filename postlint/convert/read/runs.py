"""From runs of marked text to nested phrasing.

HTML nests its inline elements as it likes, around blocks, breaks and nothing; what a reader sees is
text with a set of marks. Reading makes a flat list of such runs; here they nest again, as a person
would write them: white space outside, neighbours joined, links outermost, code innermost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from postlint.convert.tree import (
    Break,
    Delete,
    Emphasis,
    Html,
    HtmlMark,
    Image,
    InlineCode,
    Link,
    Strong,
    Text,
)
from postlint.post.html import Node

if TYPE_CHECKING:
    from postlint.convert.tree import Phrasing
    from postlint.post.html import Child

Atom = Break | Html | Image


class Mark(NamedTuple):
    """What marks a run of text: ``link``, ``strong``, ``em``, ``del``, ``code`` or ``html``."""

    kind: str
    value: str = ""
    """The address of a link, the tag of an HTML mark."""
    title: str = ""

    def element(self, children: list[Child]) -> Node:
        """Return the mark as an element around children, for HTML that stays inside of it."""
        if self.kind == "link":
            title = {"title": self.title} if self.title else {}
            return Node("a", {"href": self.value, **title}, children)
        return Node(self.value or self.kind, {}, children)


Marks = tuple[Mark, ...]
Run = tuple[Marks, str | Atom]

BREAK = Break()
_END: Run = ((), BREAK)
WHITE = " \t\n\r\f"
_DRAWN = frozenset({"code", "html", "del"})
"""Marks that show on white space: it has those of the place where it stands."""

_ORDER = {"link": 0, "html": 1, "strong": 2, "em": 3, "del": 4, "code": 5}


def paragraphs(runs: list[Run]) -> list[list[Run]]:
    """Split runs at blank lines, as breaks and white space make them; drop those at the edges."""
    if all(item is not BREAK for _, item in runs):
        blank = all(isinstance(item, str) and item.isspace() for _, item in runs)
        return [] if blank else [runs]
    found: list[list[Run]] = []
    line: list[Run] = []
    blank = True
    for run in (*runs, _END):
        if run[1] is not BREAK:
            line.append(run)
        elif all(isinstance(item, str) and item.isspace() for _, item in line):
            line = []
            blank = True
        else:
            if blank:
                found.append(line)
            else:
                found[-1] += (_END, *line)
            line = []
            blank = False
    return found


def phrasing(runs: list[Run]) -> tuple[Phrasing, ...]:
    """Return runs as nested phrasing content."""
    if len(runs) == 1:
        marks, item = runs[0]
        if not marks:
            return (Text(item) if isinstance(item, str) else item,)
    return _nest(_edges(runs))


def _edges(runs: list[Run]) -> list[Run]:
    """Give white space and breaks only the marks that both of their neighbours have."""
    split: list[Run] = []
    blanks: list[int] = []
    for run in runs:
        marks, item = run
        if item == " " or item is BREAK:
            blanks.append(len(split))
            split.append(run)
        elif isinstance(item, str):
            _split(marks, item, split, blanks)
        else:
            # Of the marks of what is not text only a link shows.
            split.append((tuple(m for m in marks if m.kind == "link"), item) if marks else run)
    for index in blanks:
        split[index] = (_shared(split, index), split[index][1])
    return split


def _split(marks: Marks, text: str, split: list[Run], blanks: list[int]) -> None:
    """Take white space at the edges of a text apart; note where it stands."""
    core = text.strip(WHITE if any(mark.kind in _DRAWN for mark in marks) else None)
    if len(core) == len(text):
        split.append((marks, text))
        return
    start = text.find(core) if core else len(text)
    end = start + len(core)
    for blank, part in ((True, text[:start]), (False, core), (True, text[end:])):
        if part:
            if blank:
                blanks.append(len(split))
            split.append((marks, part))


def _shared(runs: list[Run], index: int) -> Marks:
    before = next((runs[i][0] for i in range(index - 1, -1, -1) if not _blank(runs[i][1])), ())
    if not before:
        return ()
    after = next((runs[i][0] for i in range(index + 1, len(runs)) if not _blank(runs[i][1])), ())
    marks, item = runs[index]
    return tuple(
        mark
        for mark in before
        if mark in after and (mark.kind not in _DRAWN or (mark in marks and item is not BREAK))
    )


def _blank(item: str | Atom) -> bool:
    return item is BREAK or (isinstance(item, str) and item.isspace())


def _edge(run: Run) -> bool:
    """Say whether a run is white space that shows nothing at the edge of its marks."""
    marks, item = run
    if item == " " or item is BREAK:
        return True
    return _blank(item) and not any(mark.kind in _DRAWN for mark in marks)


def _nest(runs: list[Run]) -> tuple[Phrasing, ...]:
    nodes: list[Phrasing] = []
    texts: list[str] = []
    index = 0
    while index < len(runs):
        marks, item = runs[index]
        if not marks or _edge(runs[index]):
            if isinstance(item, str):
                texts.append(item)
            else:
                _flush(texts, nodes)
                nodes.append(item)
            index += 1
            continue
        _flush(texts, nodes)
        mark, end = _longest(runs, index)
        inside = [(tuple(m for m in m_ if m != mark), item_) for m_, item_ in runs[index:end]]
        nodes.append(_node(mark, inside))
        index = end
    _flush(texts, nodes)
    return tuple(nodes)


def _flush(texts: list[str], nodes: list[Phrasing]) -> None:
    if texts:
        nodes.append(Text("".join(texts)))
        texts.clear()


def _longest(runs: list[Run], start: int) -> tuple[Mark, int]:
    """Return the mark of a run that reaches farthest, and where it ends; a link before others."""
    marks = runs[start][0]
    if len(marks) == 1 and (start + 1 == len(runs) or not runs[start + 1][0]):
        return marks[0], start + 1
    best: tuple[int, int, Mark] | None = None
    for mark in runs[start][0]:
        end = start + 1
        while end < len(runs) and mark in runs[end][0]:
            end += 1
        while _edge(runs[end - 1]):
            end -= 1
        candidate = (-end, _ORDER[mark.kind], mark)
        if best is None or candidate < best:
            best = candidate
    assert best is not None  # noqa: S101 - a run without marks is not asked
    return best[2], -best[0]


def _node(mark: Mark, runs: list[Run]) -> Phrasing:
    if mark.kind == "code":
        return _code(runs)
    children = _nest(runs)
    if mark.kind == "link":
        return Link(mark.value, mark.title, children)
    if mark.kind == "strong":
        return Strong(children)
    if mark.kind == "em":
        return Emphasis(children)
    if mark.kind == "del":
        return Delete(children)
    return HtmlMark(mark.value, children)


def _code(runs: list[Run]) -> Phrasing:
    """Return code as one node; marks inside it move around it, as the proof does not mind."""
    marks = {mark for marks, _ in runs for mark in marks}
    text = "".join(item for _, item in runs if isinstance(item, str))
    if not marks:
        return InlineCode(text)
    return HtmlMark("code", _nest(runs))
