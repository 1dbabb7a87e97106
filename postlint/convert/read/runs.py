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

if TYPE_CHECKING:
    from postlint.convert.tree import Phrasing

Atom = Break | Html | Image


class Mark(NamedTuple):
    """What marks a run of text: ``link``, ``strong``, ``em``, ``del``, ``code`` or ``html``."""

    kind: str
    value: str = ""
    """The address of a link, the tag of an HTML mark."""
    title: str = ""


Marks = tuple[Mark, ...]
Run = tuple[Marks, str | Atom]

BREAK = Break()
_END: Run = ((), BREAK)
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
    for marks, item in runs:
        if not isinstance(item, str):
            if item is BREAK:
                blanks.append(len(split))
                marks = ()  # noqa: PLW2901 - a break has those of its neighbours
            elif marks:
                marks = tuple(m for m in marks if m.kind == "link")  # noqa: PLW2901
            split.append((marks, item))
            continue
        core = item.strip()
        if len(core) == len(item):
            split.append((marks, item))
            continue
        start = item.find(core) if core else len(item)
        end = start + len(core)
        for place, part in ((True, item[:start]), (False, core), (True, item[end:])):
            if part:
                if place:
                    blanks.append(len(split))
                split.append((() if place else marks, part))
    for index in blanks:
        split[index] = (_shared(split, index), split[index][1])
    return split


def _shared(runs: list[Run], index: int) -> Marks:
    before = next((runs[i][0] for i in range(index - 1, -1, -1) if not _blank(runs[i][1])), ())
    if not before:
        return ()
    after = next((runs[i][0] for i in range(index + 1, len(runs)) if not _blank(runs[i][1])), ())
    breaks = runs[index][1] is BREAK
    return tuple(mark for mark in before if mark in after and not (breaks and mark.kind == "code"))


def _blank(item: str | Atom) -> bool:
    return item is BREAK or (isinstance(item, str) and item.isspace())


def _nest(runs: list[Run]) -> tuple[Phrasing, ...]:
    nodes: list[Phrasing] = []
    texts: list[str] = []
    index = 0
    while index < len(runs):
        marks, item = runs[index]
        if not marks or _blank(item):
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
        while _blank(runs[end - 1][1]):
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
