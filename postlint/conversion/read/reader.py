"""The walk that reads HTML into Markdown nodes: what every handler works with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from postlint.conversion.policy import APART, MARKS, OFFICE, RAW_INLINE, REASONS, VERBS, Verb
from postlint.conversion.read.idle import is_idle
from postlint.conversion.read.line import Line
from postlint.conversion.read.overruled import ask, keep, link, raw, unwrap, unwrap_idle
from postlint.conversion.read.runs import BREAK, Mark
from postlint.conversion.read.special import HEADINGS, TELLING, special
from postlint.conversion.read.stayed import Lost, Stayed
from postlint.conversion.tidy import DEFAULTS
from postlint.conversion.tree import Flow, Html, List, Paragraph, Phrasing
from postlint.conversion.write.dialect import markdown, text_in_html
from postlint.conversion.write.raw import block_html, inline_html, is_readable
from postlint.post import dialects
from postlint.post.islands import BLOCK
from postlint.post.nodes import Comment, Node

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping

    from postlint.conversion.addresses import Change
    from postlint.post.nodes import Child


_IN_LINE: Final = RAW_INLINE | {
    tag
    for tag, verb in VERBS.items()
    if verb in {"mark", "html-mark", "children", "inline-handler"}
}
_APART: Final = BLOCK | APART


class Cannot(Exception):  # noqa: N818 - not an error: the element stays HTML
    """Markdown cannot hold this element; the argument is a key of `REASONS`."""


def _holds(node: Node, tags: Container[str]) -> bool:
    return any(
        isinstance(child, Node) and (child.tag in tags or _holds(child, tags))
        for child in node.children
    )


def joined(flows: Iterable[Flow], cannot: str) -> tuple[Phrasing, ...]:
    """Return paragraphs as one line, with breaks between them.

    Raises:
        Cannot: if there is anything but paragraphs.

    """
    phrases: list[Phrasing] = []
    for flow in flows:
        if not isinstance(flow, Paragraph):
            raise Cannot(cannot)
        if phrases:
            phrases += [BREAK, BREAK]
        phrases += flow.children
    return tuple(phrases)


class Reader(Line):
    """Reads a tree of HTML nodes into Markdown's flow nodes.

    Text and inline elements collect as runs until a block begins or ends; then they become a
    paragraph. ``targets`` are the identifiers that links of the whole body point at; ``raw`` the
    ``id()`` of nodes that must stay HTML because their Markdown could not be proven; ``embeds``
    says that a script of the body draws embeds; ``change`` is what settings make of addresses,
    ``verbs`` what becomes of each element, and ``keeps`` names what must not be lost: the ``size`` of
    images, the language (``lang``) of text, a direction (``dir``) that depends on it; ``title`` is the post's; ``tidy`` are the repairs that are on, and ``repaired`` how often each
    was needed.
    """

    def __init__(
        self,
        handlers: Mapping[str, Callable[[Reader, Node], None]],
        targets: frozenset[str] = frozenset(),
        raw: frozenset[int] = frozenset(),
        dialect: str = "gfm",
        *,
        embeds: bool = False,
        change: Change | None = None,
        verbs: Mapping[str, Verb] = VERBS,
        keeps: frozenset[str] = frozenset(),
        tidy: frozenset[str] = DEFAULTS,
        title: str = "",
    ) -> None:
        super().__init__(tidy)
        self.change = change
        self.verbs = verbs
        self.sizes = "size" in keeps
        self.handlers = handlers
        self.targets = set(targets)
        self.raw = raw
        self.dialect = dialects.dialect(dialect).name
        self.markdown = markdown(dialect)
        if self.markdown.hard_breaks:
            self.line_end = " "
        self._in_html = text_in_html(dialect)
        self.embeds = embeds
        self.title = title
        self.in_heading = False
        self.in_item = False
        self.right_to_left = False
        """Whether what is read stands in an element of such a direction."""
        self.stray: List | None = None
        """The list that was made of items outside of one, which the next of them joins."""
        self.names: dict[int, str] = {}
        """By the ``id()`` of a heading the identifier that is written with it."""
        self.languages = "lang" in keeps
        self.directed = "dir" in keeps
        more = {name for name, on in (("class", embeds), ("lang", self.languages)) if on}
        self._telling = TELLING | more if more else TELLING
        self._watch = bool(raw or targets)
        self._plain_punctuation = "punctuation-emphasis" in tidy
        self.lost: list[Lost] = []
        self.stayed: list[Stayed] = []
        self.whole: list[Node] = []
        """The elements that stay HTML with all that is in them."""
        self.unreadable: list[Node] = []
        """Elements that are no HTML in a line of Markdown, by the name of a tag or an attribute."""

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
            verb = verbs.get(child.tag, "raw")
            if verb == "block":
                if self.runs:
                    self.repair("bare-text")
                    self.end_paragraph()
                self._space = False
                written = len(self.flow)
                self.read(child.children)
                if self.runs:
                    self.end_paragraph()
                elif written == len(self.flow) and child.tag == "p":
                    self.repair("blank-blocks")
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
        if self._plain_punctuation and mark.kind in {"em", "strong"} and is_idle(node):
            self.repair("punctuation-emphasis")
            self.lost.append(Lost("idle-emphasis", mark.kind))
            self.children(node)
            return
        if mark.kind == "del" and self.dialect == "commonmark":
            mark = Mark("html", "del")
        self.marked(node, mark)

    def _html_mark(self, node: Node) -> None:
        self.stayed.append(Stayed(node.tag, REASONS["html-mark"]))
        self.marked(node, Mark("html", node.tag))

    def _handle_inline(self, node: Node) -> None:
        self.handlers[node.tag](self, node)

    def _raw(self, node: Node) -> None:
        if node.tag.startswith(OFFICE) and "word-remnants" in self.tidy:
            self.repair("word-remnants")
            self.children(node)
        else:
            raw(self, node)

    def _ignore(self, node: Node) -> None:
        """Read nothing: the element shows nothing."""

    def _handle(self, node: Node) -> None:
        """Let a handler read; take back what it did where Markdown cannot hold the element."""
        self.end_paragraph()
        flow, written, marks, targets = self.flow, len(self.flow), self.marks, set(self.targets)
        counts = (len(self.lost), len(self.stayed), len(self.whole))
        repaired = self.repaired.copy()
        try:
            self.handlers[node.tag](self, node)
        except Cannot as cannot:
            self.flow, self.marks, self.targets = flow, marks, targets
            self.runs, self.repaired = [], repaired
            self._space = False
            del self.flow[written:], self.lost[counts[0] :], self.stayed[counts[1] :]
            del self.whole[counts[2] :]
            self.stay(node, str(cannot))

    def marked(self, node: Node, mark: Mark) -> None:
        """Read what is inside an element with one more mark."""
        if mark in self.marks:
            self.repair("nested-emphasis")
            self.children(node)
            return
        outside = self.marks
        written, runs = len(self.flow), len(self.runs)
        self.marks = (*outside, mark)
        self.children(node)
        self.marks = outside
        if written != len(self.flow):
            self.repair("emphasis-around-blocks")
        elif runs == len(self.runs):
            self.repair("empty-emphasis")

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
        return joined(self.inside(node), cannot)

    def stay(self, node: Node, reason: str) -> None:
        """Leave an element as HTML: in its line where it stands in one, as a block elsewhere."""
        if reason:
            self.stayed.append(Stayed(node.tag, REASONS[reason]))
        self.whole.append(node)
        if self.title and (node.tag in HEADINGS or _holds(node, HEADINGS)):
            self.title = ""  # the first heading stays
        in_line = node.tag in _IN_LINE or node.tag not in _APART
        if in_line and not _holds(node, BLOCK):
            if not is_readable(node):
                self.unreadable.append(node)
            self.atom(Html(inline_html(node, self._in_html)))
            return
        self.end_paragraph()
        if node.tag == "pre":
            for mark in reversed(self.marks):
                node = Node("pre", node.attributes, [mark.element(node.children)])
        elif in_line:
            node = Node("div", {}, [node])  # a line that starts with it would be a paragraph
        self.flow.append(Html(block_html(node)))


_MARKS: Final = {tag: Mark(kind) for tag, kind in MARKS.items()}
_READ: Final[dict[Verb, Callable[[Reader, Node], None]]] = {
    "ignore": Reader._ignore,
    "mark": Reader._mark,
    "html-mark": Reader._html_mark,
    "block-handler": Reader._handle,
    "inline-handler": Reader._handle_inline,
    "raw": Reader._raw,
    "keep": keep,
    "ask": ask,
    "unwrap": unwrap,
    "unwrap-idle": unwrap_idle,
    "link": link,
}
