"""The HTML of an island as it is read; in a post that is all HTML, with its templates put aside.

What a template's tag or a shortcode stands for is known when the site is built. In a Markdown body
an island that holds one stays as it is. An HTML body is one island: there each template is a word
that no text holds until the body is written. Where one stands in an attribute, or is paired, or would
not be the same as Markdown, the smallest block around it stays HTML, in which Markdown changes nothing.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

import msgspec

from postlint.conversion.facts import NOWHERE, Place, Written
from postlint.conversion.island import write
from postlint.conversion.opaque import opaque_spans, template_spans
from postlint.conversion.place import lists_beside
from postlint.conversion.policy import REASONS, VERBS
from postlint.conversion.profile import EMPTY
from postlint.conversion.read import Stayed
from postlint.conversion.tidy import TAGS, added, enabled, tidy
from postlint.conversion.write.dialect import DIALECTS
from postlint.post.depth import too_deep
from postlint.post.hard_breaks import html as rendered
from postlint.post.islands import BLOCK
from postlint.post.nodes import Comment, Node
from postlint.post.tree import tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from postlint.conversion.facts import Facts
    from postlint.conversion.options import Options
    from postlint.post.body import Body, Island
    from postlint.post.nodes import Child

    _Search = Callable[[str], re.Match[str] | None]

_OPEN: Final = "\ue000"
_CLOSE: Final = "\ue001"
_PLAIN: Final = "\ue002"
_BAR: Final = "\ue003"
"""What follows where the same template is text in Markdown; a bar is none in a cell."""

RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
).search
"""Whether any of a text is written from right to left."""

_WORD: Final = re.compile(f"{_OPEN}[{_PLAIN}{_BAR}]?[0-9]+{_CLOSE}")
_STAYS: Final = re.compile(f"{_OPEN}[^{_PLAIN}{_BAR}]").search
_STAYS_IN_CELL: Final = re.compile(f"{_OPEN}[^{_PLAIN}]").search
_WHOLE_PAGE: Final = re.compile(r"\s*<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_PART_OF_SIGN: Final = re.compile(r"(?:</?|&#?\w*)\Z")
"""What a template would make a tag or a character of."""

_CONTAINERS: Final = frozenset(tag for tag, verb in VERBS.items() if verb == "block") - {
    "p",
    "figcaption",
}
"""Elements whose tags may go while a block inside of them stays."""


NO_TEMPLATES: Final[Mapping[str, str]] = {}


class Untouchable(Exception):  # noqa: N818 - not an error: the island stays as it is
    """An island cannot be read in parts; the argument is a key of `REASONS`."""


class Source:
    """The HTML of an island, its tree, and the ``id()`` of the nodes that must stay HTML.

    ``templates`` are the words that stand for templates; ``names`` says what elements
    name: the language of their text (``lang``), or a direction that depends on it (``auto``).
    """

    def __init__(
        self,
        html: str,
        root: Node,
        raw: frozenset[int] = frozenset(),
        templates: Mapping[str, str] = NO_TEMPLATES,
        stayed: tuple[Stayed, ...] = (),
        *,
        place: Place = NOWHERE,
        repairs: Mapping[str, int],
        names: frozenset[str] = frozenset(),
    ) -> None:
        self.html = html
        self.root = root
        self.raw = raw
        self.templates = templates
        self.stayed = stayed
        self.place = place
        self.repairs = repairs
        self.names = names

    def write(self, facts: Facts, options: Options) -> Written:
        """Convert the island."""
        known = self.facts(facts)
        return self.restored(write(self.root, known, options, self.raw, place=self.place))

    def facts(self, facts: Facts) -> Facts:
        """Return what converting the island must know."""
        if not self.names:
            return facts
        return msgspec.structs.replace(
            facts, speaks="lang" in self.names, directed="auto" in self.names
        )

    def restored(self, written: Written) -> Written:
        """Put the templates back into what was written; add the repairs of the tree to its own."""
        if self.repairs:
            repairs = added((self.repairs, written.repairs))
            written = msgspec.structs.replace(written, repairs=repairs)
        if not self.templates:
            return written
        markdown = _WORD.sub(lambda word: self.templates[word[0]], written.markdown)
        stayed = (*written.stayed, *self.stayed)
        return msgspec.structs.replace(written, markdown=markdown, stayed=stayed)


def source_of(body: Body, island: Island, options: Options, *, careful: bool = False) -> Source:
    """Return the HTML of an island of ``body``.

    Args:
        body: the body.
        island: the island.
        options: how to convert.
        careful: no block of an HTML body with a template in it becomes Markdown.

    Raises:
        Untouchable: if a template stands where none can be kept, as in the name of an attribute,
            an HTML body is a page of its own, or elements are nested too deeply.

    """
    html = island.html(body.text)
    if body.is_html:
        return _page(html, options, careful=careful)
    read = rendered(html, body.dialect) if island.mixed else html
    root, repairs, names = _tidied(read.replace(EMPTY, "") if EMPTY in read else read, options)
    place = Place(len(island.prefix), lists_beside(body, island))
    if "auto" in names and not RIGHT_TO_LEFT(unescape(body.source)):
        names -= {"auto"}
    return Source(html, root, place=place, repairs=repairs, names=names)


def _page(html: str, options: Options, *, careful: bool) -> Source:
    if _WHOLE_PAGE.match(html):
        raise Untouchable("page")
    spans = template_spans(html)
    if not spans:
        root, repairs, names = _tidied(html, options)
        return Source(html, root, repairs=repairs, names=names)
    paired = opaque_spans(html)
    if (
        _OPEN in html
        or _CLOSE in html
        or any(_PART_OF_SIGN.search(html, max(0, span.start - 9), span.start) for span in spans)
    ):
        raise Untouchable("liquid")
    parts: list[str] = []
    templates: dict[str, str] = {}
    done = 0
    escapes = DIALECTS[options.dialect].escapes
    for number, span in enumerate(spans):
        template = span.of(html)
        plain = not careful and span not in paired and escapes.text(template) == template
        kind = (_BAR if "|" in template else _PLAIN) if plain else ""
        word = f"{_OPEN}{kind}{number}{_CLOSE}"
        templates[word] = template
        parts += (html[done : span.start], word)
        done = span.end
    masked = "".join([*parts, html[done:]])
    root, repairs, names = _tidied(masked, options)
    raw = list(_keep(root))
    stayed = tuple(Stayed(node.tag, REASONS["liquid"]) for node in raw)
    return Source(
        masked, root, frozenset(map(id, raw)), templates, stayed, repairs=repairs, names=names
    )


def _tidied(html: str, options: Options) -> tuple[Node, dict[str, int], frozenset[str]]:
    """Return the tidied tree of some HTML, how often each repair was needed, and what it names.

    Raises:
        Untouchable: if its elements are nested too deeply.

    """
    found: list[Node] = []
    root = tree(html, TAGS, found)
    if too_deep(root, html):
        raise Untouchable("deep")
    names = {"lang" for node in found if "lang" in node.attributes}
    names |= {"auto" for node in found if node.attributes.get("dir", "").lower() == "auto"}
    return root, tidy(root, found, enabled(options.preferences.tidy)), frozenset(names)


def _keep(node: Node) -> Iterator[Node]:
    """Yield the smallest blocks that hold templates not to be written; text beside gets its own."""
    children: list[Child] = []
    line: list[Child] = []
    for child in node.children:
        if isinstance(child, Node) and child.tag in BLOCK:
            yield from _lines(line, children)
            line = []
            children.append(child)
            if _holds(child):
                inside = child.tag in _CONTAINERS and not _attributes_hold(child)
                yield from _keep(child) if inside else (child,)
        else:
            line.append(child)
    yield from _lines(line, children)
    node.children[:] = children


def _lines(line: list[Child], children: list[Child]) -> Iterator[Node]:
    """Add what stands between two blocks, as a block if it must stay."""
    if any(map(_holds, line)):
        block = Node("div", {}, line)
        children.append(block)
        yield block
    else:
        children += line


def _holds(child: Child, stays: _Search = _STAYS) -> bool:
    if isinstance(child, str):
        return stays(child) is not None
    if isinstance(child, Comment):
        return _OPEN in child.text
    if _OPEN in child.tag or any(_OPEN in name for name in child.attributes):
        raise Untouchable("liquid")
    if child.tag == "table":
        stays = _STAYS_IN_CELL
    # Every child is looked at: the name of an attribute may be anywhere.
    inside = [_holds(one, stays) for one in child.children]
    return any(inside) or _attributes_hold(child)


def _attributes_hold(node: Node) -> bool:
    return any(_OPEN in value for value in node.attributes.values())
