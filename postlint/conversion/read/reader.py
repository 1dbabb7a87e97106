"""The walk that reads HTML into Markdown nodes: what every handler works with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from postlint.conversion.policy import APART, MARKS, RAW_INLINE, REASONS, VERBS, Verb
from postlint.conversion.read.overruled import ask, keep, link, raw, unwrap, unwrap_idle
from postlint.conversion.read.runs import BREAK, Mark, Marks, Run, paragraphs, phrasing
from postlint.conversion.read.special import TELLING, special
from postlint.conversion.read.stayed import Lost, Stayed
from postlint.conversion.tree import Break, Flow, Html, Image, Paragraph, Phrasing, Text
from postlint.conversion.write.dialect import DIALECTS
from postlint.conversion.write.escape import as_entities, escape
from postlint.conversion.write.raw import block_html, inline_html, open_tag
from postlint.post.islands import BLOCK
from postlint.post.nodes import Comment, Node

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from postlint.post.nodes import Child


_WHITE = " \t\n\r\f"
_SPACES = re.compile(r"[ \t\n\r\f]+")
_IN_LINE = RAW_INLINE | {
    tag
    for tag, verb in VERBS.items()
    if verb in {"mark", "html-mark", "children", "inline-handler"}
}
_APART = BLOCK | APART


class Cannot(Exception):  # noqa: N818 - not an error: the element stays HTML
    """Markdown cannot hold this element; the argument is a key of `REASONS`."""


def _holds_block(node: Node) -> bool:
    return any(
        isinstance(child, Node) and (child.tag in BLOCK or _holds_block(child))
        for child in node.children
    )


class Reader:
    """Reads a tree of HTML nodes into Markdown's flow nodes.

    Text and inline elements collect as runs until a block begins or ends; then they become a
    paragraph. ``targets`` are the identifiers that links of the whole body point at; ``raw`` the
    ``id()`` of nodes that must stay HTML because their Markdown could not be proven; ``embeds``
    says that a script of the body draws embeds; ``change`` is what settings make of addresses,
    ``verbs`` what becomes of each element, and ``sizes`` says that images with a size stay HTML.
    """

    def __init__(
        self,
        handlers: Mapping[str, Callable[[Reader, Node], None]],
        targets: frozenset[str] = frozenset(),
        raw: frozenset[int] = frozenset(),
        dialect: str = "gfm",
        *,
        embeds: bool = False,
        change: Callable[[str], str] | None = None,
        verbs: Mapping[str, Verb] = VERBS,
        sizes: bool = False,
    ) -> None:
        self.verbs = verbs
        self.sizes = sizes
        self.handlers = handlers
        self.targets = set(targets)
        self.raw = raw
        self.dialect = dialect
        self.markdown = DIALECTS[dialect]
        self._in_html = escape if self.markdown.parsed_tags is None else as_entities
        self.embeds = embeds
        self.change = change
        self._telling = TELLING | {"class"} if embeds else TELLING
        self._watch = bool(raw or targets)
        self.flow: list[Flow] = []
        self.runs: list[Run] = []
        self.marks: Marks = ()
        self.lost: list[Lost] = []
        self.stayed: list[Stayed] = []
        self.images: list[str] = []
        self._space = False
        self._space_marks: Marks = ()

    def children(self, node: Node) -> None:
        """Read what is inside an element, in its place."""
        self.read(node.children)

    def element(self, node: Node) -> None:
        """Read an element as the policy says."""
        self.read([node])

    def read(self, children: list[Child]) -> None:
        """Read siblings."""
        telling, watch, verbs = self._telling, self._watch, self.verbs
        for child in children:
            if isinstance(child, str):
                self.text(child)
                continue
            if isinstance(child, Comment):
                self.comment(child)
                continue
            attributes = child.attributes
            if (watch or (attributes and not telling.isdisjoint(attributes))) and self._special(
                child
            ):
                continue
            verb = verbs.get(child.tag) or ("children" if ":" in child.tag else "raw")
            if verb == "block":
                if self.runs:
                    self.end_paragraph()
                self._space = False
                self.read(child.children)
                if self.runs:
                    self.end_paragraph()
                self._space = False
            elif verb == "children":
                self.read(child.children)
            else:
                _READ[verb](self, child)

    def _special(self, node: Node) -> bool:
        """Read what the policy does not decide; say whether there was such."""
        if self.raw and id(node) in self.raw:
            self.stay(node, "")
            return True
        return special(self, node)

    def _mark(self, node: Node) -> None:
        mark = _MARKS[node.tag]
        if mark.kind == "del" and self.dialect == "commonmark":
            mark = Mark("html", "del")
        self.marked(node, mark)

    def _html_mark(self, node: Node) -> None:
        self.stayed.append(Stayed(node.tag, REASONS["html-mark"]))
        self.marked(node, Mark("html", node.tag))

    def _handle_inline(self, node: Node) -> None:
        self.handlers[node.tag](self, node)

    def _ignore(self, node: Node) -> None:
        """Read nothing: the element shows nothing."""

    def _handle(self, node: Node) -> None:
        """Let a handler read; take back what it did where Markdown cannot hold the element."""
        self.end_paragraph()
        flow, written, marks, targets = self.flow, len(self.flow), self.marks, set(self.targets)
        counts = (len(self.lost), len(self.stayed), len(self.images))
        try:
            self.handlers[node.tag](self, node)
        except Cannot as cannot:
            self.flow, self.marks, self.targets = flow, marks, targets
            self.runs = []
            self._space = False
            del self.flow[written:], self.lost[counts[0] :]
            del self.stayed[counts[1] :], self.images[counts[2] :]
            self.stay(node, str(cannot))

    def marked(self, node: Node, mark: Mark) -> None:
        """Read what is inside an element with one more mark."""
        if mark in self.marks:
            self.children(node)
            return
        outside = self.marks
        self.marks = (*outside, mark)
        self.children(node)
        self.marks = outside

    def inside(self, node: Node) -> tuple[Flow, ...]:
        """Read what is inside an element as flow of its own, and return it."""
        self.end_paragraph()
        outside, self.flow = self.flow, []
        self.children(node)
        self.end_paragraph()
        inside, self.flow = self.flow, outside
        return tuple(inside)

    def phrases(self, node: Node, cannot: str) -> tuple[Phrasing, ...]:
        """Read what is inside an element that holds one line: paragraphs are apart by breaks.

        Raises:
            Cannot: if there is anything but paragraphs.

        """
        joined: list[Phrasing] = []
        for flow in self.inside(node):
            if not isinstance(flow, Paragraph):
                raise Cannot(cannot)
            if joined:
                joined += [BREAK, BREAK]
            joined += flow.children
        return tuple(joined)

    def text(self, data: str) -> None:
        """Read text; white space collapses as CSS collapses it."""
        core = data.strip(_WHITE)
        if not core:
            if not self._space:
                self._space = True
                self._space_marks = self.marks
            return
        if core is data:
            if self._space:
                self._due_space()
        else:
            if not self._space and data[0] in _WHITE:
                self._space = True
                self._space_marks = self.marks
            if self._space:
                self._due_space()
            if data[-1] in _WHITE:
                self._space = True
                self._space_marks = self.marks
        if "\n" in core or "  " in core or "\t" in core or "\r" in core or "\f" in core:
            core = _SPACES.sub(" ", core)
        self.runs.append((self.marks, core))

    def atom(self, item: Break | Html | Image) -> None:
        """Read what stands in a line of text but is not text."""
        if item is BREAK:
            self._space = False
            if not self.runs:
                return
        else:
            self._due_space()
        self.runs.append((self.marks, item))

    def anchor(self, name: str) -> None:
        """Read an identifier that a link points at."""
        self.atom(Html(f"<a{open_tag('', {'id': name})[1:-1]}></a>"))

    def comment(self, comment: Comment) -> None:
        """Read a comment, which stays where it stands."""
        html = Html(comment.html)
        if not comment.text.strip():
            return
        if self.runs:
            if self._space:
                self.runs.append(((), " "))
            # At the start of a line a comment would be a block.
            place = len(self.runs) - (self.runs[-1][1] is BREAK)
            self.runs.insert(place, ((), Html(" ".join(html.value.split()))))
        else:
            self.flow.append(html)

    def stay(self, node: Node, reason: str) -> None:
        """Leave an element as HTML: in its line where it stands in one, as a block elsewhere."""
        if reason:
            self.stayed.append(Stayed(node.tag, REASONS[reason]))
        in_line = node.tag in _IN_LINE or node.tag not in _APART
        if in_line and not _holds_block(node):
            self.atom(Html(inline_html(node, self._in_html)))
            return
        self.end_paragraph()
        if node.tag == "pre":
            for mark in reversed(self.marks):
                node = Node("pre", node.attributes, [mark.element(node.children)])
        elif in_line:
            node = Node("div", {}, [node])  # a line that starts with it would be a paragraph
        self.flow.append(Html(block_html(node)))

    def end_paragraph(self) -> None:
        """Make a paragraph, or several, of the runs so far."""
        self._space = False
        runs = self.runs
        if not runs:
            return
        self.runs = []
        if len(runs) == 1:
            marks, item = runs[0]
            if not marks and isinstance(item, str):
                if not item.isspace():
                    self.flow.append(Paragraph((Text(item),)))
                return
        self.flow += [Paragraph(phrasing(part)) for part in paragraphs(runs)]

    def _due_space(self) -> None:
        """Write the white space that was read before, with the marks of the place it stood at."""
        if self._space:
            if self.runs and self.runs[-1][1] is not BREAK:
                self.runs.append((self._space_marks, " "))
            self._space = False


_MARKS: Final = {tag: Mark(kind) for tag, kind in MARKS.items()}
_READ: Final[dict[Verb, Callable[[Reader, Node], None]]] = {
    "ignore": Reader._ignore,
    "mark": Reader._mark,
    "html-mark": Reader._html_mark,
    "block-handler": Reader._handle,
    "inline-handler": Reader._handle_inline,
    "raw": raw,
    "keep": keep,
    "ask": ask,
    "unwrap": unwrap,
    "unwrap-idle": unwrap_idle,
    "link": link,
}
