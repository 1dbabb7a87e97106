"""The other engine: the package markdownify writes the Markdown, in its own style.

What it would lose without a word is put aside first: elements that Markdown has no words for, and
those whose Markdown was not proven, are words that stand for them until the text is written. Scripts
and sizes of images go as they do with the engine of postlint, as declared losses.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from postlint.conversion.addresses import changer
from postlint.conversion.facts import Facts, Written
from postlint.conversion.policy import VERBS
from postlint.conversion.read import HANDLERS, Reader
from postlint.conversion.read.inlines import address
from postlint.conversion.read.spoken import lost as unspoken
from postlint.conversion.tree import Html, Image
from postlint.conversion.write.raw import block_html
from postlint.post.nodes import Comment, Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from markdownify import MarkdownConverter

    from postlint.conversion.options import Options
    from postlint.post.nodes import Child

_WORD: Final = "xkept{}x"
_LINE_END: Final = re.compile(r"\s*\n\s*")
_WORDS: Final = re.compile(r"xkept[0-9]+x")
_KEPT: Final = frozenset({"raw", "html-mark"})
_PARTS: Final = frozenset({"li", "tr", "td", "th", "thead", "tbody", "tfoot"})
"""Elements that the one around them knows how to write."""

_SAMPLE: Final = (
    "<h1>a</h1><p>b <b>c</b> <i>d</i> <a href='/e'>f</a> <img src='/g'> <sub>h</sub><sup>i</sup><br>"
    "<code>j</code></p><pre>k</pre><ul><li>l<ul><li>m</li></ul></li></ul><ol><li>n</li></ol>"
    "<table><tr><td>o</td></tr></table>"
)
"""An element of each kind that options are about."""


def check_options(options: Mapping[str, Any]) -> None:
    """Raise ValueError, with what to write instead, unless markdownify knows these options."""
    from difflib import get_close_matches  # noqa: PLC0415 - for typing errors only

    from markdownify import MarkdownConverter  # noqa: PLC0415 - imported only when asked for

    known = sorted(vars(MarkdownConverter())["options"])
    for name in options:
        if name not in known:
            close = get_close_matches(name, known, n=1)
            hint = f"did you mean `{close[0]}`?" if close else f"it has {', '.join(known)}"
            raise ValueError(f"markdownify has no option `{name}`; {hint}")
    try:
        MarkdownConverter(**options).convert(_SAMPLE)
    except Exception as error:
        raise ValueError(f"markdownify cannot use its options: {error}") from error


def write(root: Node, facts: Facts, options: Options, raw: frozenset[int] = frozenset()) -> Written:
    """Convert a tree; ``raw`` holds the ``id()`` of the nodes that must stay HTML."""
    prepared = _Prepared(facts, options, raw)
    html = block_html(Node("div", {}, list(prepared.children(root.children))))
    chosen = options.preferences.markdownify
    written = _converter(tuple(sorted(chosen.items(), key=repr))).convert(html).strip("\n")
    if facts.speaks and options.preferences.language == "drop":
        prepared.lost += unspoken(root.children, prepared.whole)
    is_raw = not prepared.lost and not _WORDS.sub("", written).strip()
    markdown = "\n".join(map(prepared.restored, written.split("\n")))
    return Written(markdown, tuple(prepared.lost), tuple(prepared.stayed), is_raw and bool(written))


def _converter(chosen: tuple[tuple[str, Any], ...]) -> MarkdownConverter:
    try:
        return _cached(chosen)
    except TypeError:  # a list is no key
        return _cached.__wrapped__(chosen)


@cache
def _cached(chosen: tuple[tuple[str, Any], ...]) -> MarkdownConverter:
    from markdownify import MarkdownConverter  # noqa: PLC0415 - imported only when asked for

    return MarkdownConverter(**dict(chosen))


class _Prepared:
    """HTML that markdownify may read, and what stands aside meanwhile, by its word."""

    def __init__(self, facts: Facts, options: Options, raw: frozenset[int]) -> None:
        self._reader = Reader(
            HANDLERS, dialect=options.dialect, embeds=facts.embeds, change=changer(options)
        )
        self._raw = raw
        self._hard_breaks = options.markdown.hard_breaks
        self._aside: dict[str, str] = {}
        self.lost = self._reader.lost
        self.stayed = self._reader.stayed
        self.whole = self._reader.whole

    def children(self, children: Iterable[Child], *, lines: bool = True) -> Iterable[Child]:
        """Yield siblings as markdownify may read them; ``lines``: their line ends are spaces."""
        for child in children:
            if isinstance(child, str):
                text = _LINE_END.sub(" ", child) if self._hard_breaks and lines else child
                # What looks like a word that stands for something must not become it.
                yield _WORDS.sub(lambda match: self._word(match[0]), text)
            elif isinstance(child, Comment):
                if child.text.strip():
                    yield self._word(f"<!--{child.text}-->")
            else:
                yield from self._element(child, lines=lines and child.tag != "pre")

    def _element(self, node: Node, *, lines: bool) -> Iterable[Child]:
        verb = VERBS.get(node.tag) or ("children" if ":" in node.tag else "raw")
        if id(node) in self._raw:
            yield self._keep(node, "")
        elif verb in _KEPT and node.tag not in _PARTS:
            yield self._keep(node, verb)
        elif verb == "inline-handler" and node.tag not in {"a", "br", "picture"}:
            yield from self._handled(node)
        elif verb != "ignore":
            attributes = node.attributes
            if node.tag == "a" and "href" in attributes:
                attributes = {
                    **attributes,
                    "href": address(self._reader, attributes["href"].strip()),
                }
            yield Node(node.tag, attributes, list(self.children(node.children, lines=lines)))

    def _handled(self, node: Node) -> Iterable[Child]:
        """Yield the image that an element shows, or the word for what stays of it, if any."""
        runs = self._reader.runs
        runs.clear()
        self._reader.element(node)
        for _, item in runs:
            if isinstance(item, Image):
                said = {"src": item.url, "alt": item.alt, "title": item.title}
                yield Node("img", {name: value for name, value in said.items() if value}, [])
            elif isinstance(item, Html):
                yield self._word(item.value)

    def _keep(self, node: Node, reason: str) -> Child:
        reader = self._reader
        reader.runs.clear()
        reader.stay(node, reason)
        if reader.flow:
            html = reader.flow.pop()
            reader.flow.clear()
            return Node("p", {}, [self._word(html.value)])  # type: ignore[union-attr]
        return self._word(reader.runs[-1][1].value)  # type: ignore[union-attr]

    def _word(self, html: str) -> str:
        word = _WORD.format(len(self._aside))
        self._aside[word] = html
        return word

    def restored(self, line: str) -> str:
        """Put back what stands aside; all lines of it are in the quotes and items of the first."""
        if "xkept" not in line:
            return line
        place = line.find("xkept")
        prefix = re.sub(r"[^>\s]", " ", line[:place])
        indented = line[:place].strip(" >*+-0123456789.)") == ""
        newline = f"\n{prefix}" if indented else "\n"
        return _WORDS.sub(lambda word: self._aside[word[0]].replace("\n", newline), line)
