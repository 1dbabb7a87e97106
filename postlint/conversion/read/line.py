"""The line of text that is being read: runs of marked text, until a block begins or ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from postlint.conversion.read.gaps import collapse, is_gap
from postlint.conversion.read.runs import (
    BREAK,
    CODE,
    SOLID,
    WHITE,
    Marks,
    Run,
    paragraphs,
    phrasing,
    without_blank_end,
)
from postlint.conversion.tree import Html, Paragraph, Text
from postlint.conversion.write.raw import open_tag

if TYPE_CHECKING:
    from postlint.conversion.tree import Break, Flow, Image
    from postlint.post.nodes import Comment

_TAG: Final = re.compile(r"<[^<>]*>")
_SHOWS_TEXT: Final = re.compile(r"<(?:abbr|b|bdo|em|i|q|ruby|strong)\b").match
_CONDITIONAL: Final = re.compile(r"\s*\[(?:if\s[^\]]*|endif)\]|(?:Start|End)Fragment\s*$").match


class Line:
    """Collects runs, and makes paragraphs of them in ``flow``.

    ``tidy`` are the repairs that are on, and ``repaired`` says how often each was needed.
    """

    def __init__(self, tidy: frozenset[str]) -> None:
        self.flow: list[Flow] = []
        self.runs: list[Run] = []
        self.marks: Marks = ()
        self.tidy = tidy
        self.repaired: dict[str, int] = {}
        self._space = False
        self._space_marks: Marks = ()
        self._broken = False  # whether there is a line break in the space that is due
        self.line_end = "\n"
        self._gap = "" if "cjk-gaps" in tidy else "\n"  # code has no line breaks

    def repair(self, name: str, times: int = 1) -> None:
        """Note that a repair was made."""
        self.repaired[name] = self.repaired.get(name, 0) + times

    def text(self, data: str) -> None:
        """Read text; white space collapses as CSS collapses it."""
        core = data.strip(WHITE)
        if not core:
            self._white(data)
            return
        if core is not data and data[0] in WHITE:
            self._white(data[: data.index(core[0])])
        if self._space:
            self._due_space(core[0])
        if core is not data and data[-1] in WHITE:
            self._space = True
            self._space_marks = self.marks
            self._broken = data.rfind("\n") > data.rindex(core[-1])
        # One character is found many times faster than two.
        if (
            "\n" in core
            or (" " in core and "  " in core)
            or "\t" in core
            or "\r" in core
            or "\f" in core
        ):
            core, gaps = collapse(core, self._gap if CODE not in self.marks else "")
            if gaps and not self._gap:
                self.repair("cjk-gaps", gaps)
        self.runs.append((self.marks, core))

    def _white(self, data: str) -> None:
        """Read white space: a space is due, which has the marks of its first part."""
        if not self._space:
            self._space = True
            self._space_marks = self.marks
            self._broken = "\n" in data
        elif "\n" in data:
            self._broken = True

    def atom(self, item: Break | Html | Image) -> None:
        """Read what stands in a line of text but is not text."""
        if item is BREAK:
            self._space = False
            if not self.runs:
                self.repair("break-paragraphs")
                return
            self._end_line()
        else:
            self._due_space(_edge(item, 0), in_html=True)
        self.runs.append((self.marks, item))

    def anchor(self, name: str) -> None:
        """Read an identifier that a link points at."""
        self.atom(Html(f"<a{open_tag('', {'id': name})[1:-1]}></a>"))

    def comment(self, comment: Comment) -> None:
        """Read a comment, which stays where it stands."""
        html = Html(comment.html)
        if not comment.text.strip():
            return
        if _CONDITIONAL(comment.text) and "word-remnants" in self.tidy:
            self.repair("word-remnants")
            return
        if self.runs:
            if self._space and self.runs[-1][1] is not BREAK:
                self.runs.append(((), " "))
            self._space = False
            self.runs.append(((), Html(" ".join(html.value.split()))))
        else:
            self.flow.append(html)

    def end_paragraph(self) -> None:
        """Make a paragraph, or several, of the runs so far."""
        self._space = False
        runs = self.runs
        if not runs:
            return
        self._end_line()
        self.runs = []
        if len(runs) == 1:
            marks, item = runs[0]
            if not marks and isinstance(item, str):
                if not item.isspace():
                    self.flow.append(Paragraph((Text(item),)))
                return
        parts = paragraphs(runs)
        if len(parts) > 1:
            self.repair("break-paragraphs", len(parts) - 1)
        self.flow += [Paragraph(phrasing(part)) for part in parts]

    def _end_line(self) -> None:
        """Take away white space that shows nothing because the line ends."""
        last = self.runs[-1][1]
        if isinstance(last, str) and last[-1] in SOLID:
            before = len(self.runs), last
            if without_blank_end(self.runs) and before != (len(self.runs), self.runs[-1][1]):
                self.repair("blank-ends")

    def _due_space(self, following: str, *, in_html: bool = False) -> None:
        """Write the white space that was read before, with the marks of the place it stood at.

        A gap beside HTML that stays is left as it is: a line break.
        """
        if self._space:
            self._space = False
            if not self.runs:
                return
            before = self.runs[-1][1]
            if before is BREAK:
                return
            if self._broken and following and is_gap(_edge(before, -1), following):
                in_html = in_html or not isinstance(before, str)
                gap = self.line_end if in_html else self._gap
                if gap and CODE not in self._space_marks:
                    self.runs.append((self._space_marks, gap))
                else:
                    self.repair("cjk-gaps")
                return
            self.runs.append((self._space_marks, " "))


def _edge(item: str | Break | Html | Image, place: Literal[0, -1]) -> str:
    """Return the first or the last character of text, or of that in HTML that a line may start with."""
    if isinstance(item, Html) and _SHOWS_TEXT(item.value):
        item = _TAG.sub("", item.value).strip()
    return item[place] if isinstance(item, str) and item else ""
