"""From runs of marked text to nested phrasing.

HTML nests its inline elements as it likes, around blocks, breaks and nothing; what a reader sees is
text with a set of marks. Reading makes a flat list of such runs; here they nest again, as a person
would write them: white space outside, neighbours joined, links outermost, code innermost.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from postlint.conversion.tree import (
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
from postlint.post.nodes import Node

if TYPE_CHECKING:
    from collections.abc import Callable

    from postlint.conversion.tree import Phrasing
    from postlint.post.nodes import Child

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

BREAK: Final = Break()
CODE: Final = Mark("code")
_END: Final[Run] = ((), BREAK)
WHITE: Final = " \t\n\r\f"
SOLID: Final = "\xa0\u3000"
"""White space that does not collapse, and shows at the end of a line as little as any other."""

_DRAWN: Final = frozenset({"code", "html", "del"})
"""Marks that show on white space: it has those of the place where it stands."""

_AROUND_ATOMS: Final = frozenset({"link", "html", "del"})
_ORDER: Final = {"link": 0, "html": 1, "strong": 2, "em": 3, "del": 4, "code": 5}


def paragraphs(runs: list[Run]) -> list[list[Run]]:
    """Split runs at blank lines, as breaks and white space make them; drop those at the edges."""
    for run in runs:
        if run[1] is BREAK:
            return _lines(runs)
    return [] if all(map(_unseen, runs)) else [runs]


def _lines(runs: list[Run]) -> list[list[Run]]:
    found: list[list[Run]] = []
    line: list[Run] = []
    blank = True
    for run in (*runs, _END):
        if run[1] is not BREAK:
            line.append(run)
            continue
        comments = list(takewhile(_comment, line))
        rest = line[len(comments) :]
        if comments and rest and rest[0][1] == " ":
            del rest[0]
        line = []
        if all(map(_unseen, rest)):
            found += [[comment] for comment in comments]
            blank = True
        elif blank:
            # In a line that begins with a comment nothing would be Markdown.
            found += [*([comment] for comment in comments), rest]
            blank = False
        else:
            found[-1] += (*comments, _END, *rest)
    return found


def _comment(run: Run) -> bool:
    return isinstance(run[1], Html) and run[1].value.startswith("<!--")


def without_blank_end(runs: list[Run]) -> bool:
    """Take the white space from the end of a line where none of it shows; say if a line is left."""
    while runs:
        marks, item = runs[-1]
        if not isinstance(item, str) or _drawn(marks) or (item[-1] not in SOLID and item != " "):
            break
        runs.pop()
        if core := item.rstrip(SOLID + WHITE):
            runs.append((marks, core))
    return bool(runs) and runs[-1][1] is not BREAK


def _unseen(run: Run) -> bool:
    """Say whether a run shows nothing in a line of its own: white space without a box around it."""
    marks, item = run
    return isinstance(item, str) and item.isspace() and (item == " " or not _drawn(marks))


def phrasing(runs: list[Run]) -> tuple[Phrasing, ...]:
    """Return runs as nested phrasing content."""
    for marks, _ in runs:
        if marks:
            return _nest(_edges(runs))
    return _plain(runs)


def _plain(runs: list[Run]) -> tuple[Phrasing, ...]:
    """Return runs without marks as nodes."""
    nodes: list[Phrasing] = []
    texts: list[str] = []
    for _, item in runs:
        if isinstance(item, str):
            texts.append(item)
        else:
            _flush(texts, nodes)
            nodes.append(item)
    _flush(texts, nodes)
    return tuple(nodes)


def _edges(runs: list[Run]) -> list[Run]:
    """Give white space and breaks only the marks that both of their neighbours have."""
    split: list[Run] = []
    blanks: list[int] = []
    for run in runs:
        marks, item = run
        if item == " " or item is BREAK:
            blanks.append(len(split))
            split.append(run)
        elif not marks:
            split.append(run)
        elif not isinstance(item, str):
            # What is not text is not bold or slanted.
            split.append((tuple([mark for mark in marks if mark[0] in _AROUND_ATOMS]), item))
        elif item[0].isspace() or item[-1].isspace():
            _split(marks, item, split, blanks)
        else:
            split.append(run)
    for index in blanks:
        split[index] = (_shared(split, index), split[index][1])
    return split


def _drawn(marks: Marks) -> bool:
    """Say whether any of the marks shows on white space."""
    return any(mark[0] in _DRAWN for mark in marks)


def _split(marks: Marks, text: str, split: list[Run], blanks: list[int]) -> None:
    """Take white space at the edges of a text apart; note where it stands."""
    core = text.strip(WHITE if _drawn(marks) else None)
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
        [
            mark
            for mark in before
            if mark in after and (mark[0] not in _DRAWN or (mark in marks and item is not BREAK))
        ]
    )


def _blank(item: str | Atom) -> bool:
    return item is BREAK or (isinstance(item, str) and item.isspace())


def _edge(run: Run) -> bool:
    """Say whether a run is white space that shows nothing at the edge of its marks."""
    marks, item = run
    if item == " " or item is BREAK:
        return True
    return isinstance(item, str) and item.isspace() and not _drawn(marks)


def _nest(runs: list[Run]) -> tuple[Phrasing, ...]:
    nodes: list[Phrasing] = []
    texts: list[str] = []
    index = 0
    while index < len(runs):
        run = runs[index]
        marks, item = run
        if marks and not _edge(run):
            _flush(texts, nodes)
            mark, end = _longest(runs, index)
            nodes.append(_node(mark, runs[index:end]))
            index = end
            continue
        if isinstance(item, str):
            texts.append(item)
        else:
            _flush(texts, nodes)
            nodes.append(item)
        index += 1
    _flush(texts, nodes)
    return tuple(nodes)


def _flush(texts: list[str], nodes: list[Phrasing]) -> None:
    if texts:
        nodes.append(Text(texts[0] if len(texts) == 1 else "".join(texts)))
        texts.clear()


def _longest(runs: list[Run], start: int) -> tuple[Mark, int]:
    """Return the mark of a run that reaches farthest, and where it ends; a link before others."""
    marks = runs[start][0]
    if len(marks) == 1 and (start + 1 == len(runs) or not runs[start + 1][0]):
        return marks[0], start + 1
    best: tuple[int, int, Mark] | None = None
    for mark in marks:
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
    """Return the node of a mark around the runs that have it."""
    if len(runs) == 1 and len(runs[0][0]) == 1:
        item = runs[0][1]
        if mark.kind == "code":
            return InlineCode(item if isinstance(item, str) else "")
        children: tuple[Phrasing, ...] = (Text(item) if isinstance(item, str) else item,)
    else:
        inside = [(tuple([m for m in marks if m != mark]), item) for marks, item in runs]
        if mark.kind == "code":
            return _code(inside)
        children = _nest(inside)
    return _AROUND[mark.kind](mark, children)


def _code(runs: list[Run]) -> Phrasing:
    """Return code as one node; marks inside it move around it, as the proof does not mind."""
    marks = {mark for marks, _ in runs for mark in marks}
    text = "".join(item for _, item in runs if isinstance(item, str))
    if not marks:
        return InlineCode(text)
    return HtmlMark("code", _nest(runs))


_AROUND: Final[dict[str, Callable[[Mark, tuple[Phrasing, ...]], Phrasing]]] = {
    "link": lambda mark, children: Link(mark.value, mark.title, children),
    "strong": lambda _, children: Strong(children),
    "em": lambda _, children: Emphasis(children),
    "del": lambda _, children: Delete(children),
    "html": lambda mark, children: HtmlMark(mark.value, children),
}
