"""Phrasing nodes as Markdown text, in one line but for hard breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

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
from postlint.conversion.write.dialect import DIALECTS, Dialect
from postlint.conversion.write.escape import COMMONMARK, as_entities, escape_brackets, escape_tildes
from postlint.conversion.write.html import phrasing_html
from postlint.conversion.write.target import balanced, code_span, has_entity, in_pairs, link_target

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from postlint.conversion.tree import Phrasing

_MARKS: Final = {Strong: ("**", "strong"), Emphasis: ("*", "em"), Delete: ("~~", "del")}
_EDGES: Final = frozenset("*~")
_BEFORE_LINK: Final = frozenset({"\\!", "\\]"})
_CODE = re.compile(r"(?<![`\\])(`+)(?!`).*?(?<!`)\1(?!`)")
_AUTOLINK = re.compile(r"https?://[^\s<>\x00-\x20]+").fullmatch


class Phrases:
    """Writes phrasing nodes; notes the emphasis that had to become HTML.

    ``hard_break`` is what ends a line; ``definitions`` says that the body has link definitions,
    which makes brackets in text dangerous.
    """

    def __init__(
        self,
        hard_break: str = "  \n",
        *,
        definitions: bool = False,
        dialect: Dialect = DIALECTS["gfm"],
    ) -> None:
        self.hard_break = hard_break
        self.definitions = definitions
        self.dialect = dialect
        self.in_cell = False
        self._escapes = dialect.escapes
        self._in_label = dialect.label_escapes or dialect.escapes
        self.emphasis_as_html: list[str] = []  # the tags
        self._tildes = False
        self._brackets = False  # inside of a link whose brackets do not stand in pairs

    def write(self, nodes: Sequence[Phrasing]) -> str:
        """Write the content of a paragraph, a heading or a cell."""
        self._tildes = False
        if len(nodes) == 1:
            only = nodes[0]
            if isinstance(only, Text) and "~" not in only.value:
                return self._text(only.value, link_follows=False)
        html = len(self.emphasis_as_html)
        written = self._write(nodes, "", "")
        if written.count("~") > 1:
            self._tildes = True
            del self.emphasis_as_html[html:]
            written = self._write(nodes, "", "")
        return written

    def _write(self, nodes: Sequence[Phrasing], before: str, after: str) -> str:
        """Write siblings between the characters ``before`` and ``after``."""
        written = ""
        for index, node in enumerate(nodes):
            following = nodes[index + 1] if index + 1 < len(nodes) else None
            if type(node) is HtmlMark and self._is_raw(node):
                node = _turned(node)  # noqa: PLW2901 - the same marks in another order
            if type(node) in _MARKS:
                next_ = _first(following) if following is not None else after
                written += self._marked(node, written[-1:] or before, next_)  # type: ignore[arg-type]
            elif isinstance(node, Text):
                written += self._text(node.value, link_follows=isinstance(following, Link))
            else:
                written += _WRITERS[type(node)](self, node)
        return written

    def _marked(self, node: Strong | Emphasis | Delete, before: str, after: str) -> str:
        mark, tag = _MARKS[type(node)]
        content = self._write(node.children, before, after)
        first, last = content[:1], content[-1:]
        if first in _EDGES:
            first = content.lstrip("*~")[:1]
        if last in _EDGES and content[-2:-1] != "\\":
            last = content.rstrip("*~")[-1:]
        if self.dialect.opens(before, first) and self.dialect.closes(last, after):
            return f"{mark}{content}{mark}"
        self.emphasis_as_html.append(tag)
        return f"<{tag}>{self._write(node.children, '>', '<')}</{tag}>"

    def _text(self, value: str, *, link_follows: bool) -> str:
        text = self._escapes.text(value)
        if text[-2:] in _BEFORE_LINK and not link_follows:
            text = text[:-2] + text[-1]
        if self._tildes:
            text = escape_tildes(text)
        if self._brackets:
            return escape_brackets(text, "[]")
        return escape_brackets(text) if self.definitions else text

    def _code(self, node: InlineCode) -> str:
        if self.in_cell and "|" in node.value and not self.dialect.unescapes_targets:
            return phrasing_html([node], as_entities)
        return code_span(node.value, self.dialect)

    def _link(self, node: Link) -> str:
        if (
            len(node.children) == 1
            and isinstance(node.children[0], Text)
            and node.children[0].value == node.url
            and not node.title
            and _AUTOLINK(node.url)
            and not has_entity(node.url)
            and (self.dialect.unescapes_targets or "|" not in node.url)
        ):
            return f"<{node.url}>"
        outer, self._escapes = self._escapes, self._in_label
        text = self._write(node.children, "[", "]")
        if ("[" in text or "]" in text) and not in_pairs(_CODE.sub("", text)):
            outside, self._brackets = self._brackets, True
            text = self._write(node.children, "[", "]")
            self._brackets = outside
        self._escapes = outer
        if text in {"x", "X"} and not self.dialect.task_needs_space:
            text = f"&#{ord(text)};"
        return f"[{text}]({link_target(node.url, node.title, self.dialect)})"

    def _image(self, node: Image) -> str:
        alt = balanced(self._in_label.text(node.alt))
        if alt != node.alt and not self.dialect.unescapes_alt:
            return phrasing_html([node])
        return f"![{alt}]({link_target(node.url, node.title, self.dialect)})"

    def _html_mark(self, node: HtmlMark) -> str:
        if self._is_raw(node):
            return phrasing_html([node], as_entities)
        return f"<{node.tag}>{self._write(node.children, '>', '<')}</{node.tag}>"

    def _is_raw(self, node: HtmlMark) -> bool:
        """Say whether the dialect reads no Markdown in the element."""
        parsed = self.dialect.parsed_tags
        return parsed is not None and node.tag not in parsed

    def _html(self, node: Html) -> str:
        return node.value.replace("|", "&#124;") if self.in_cell else node.value


_WRITERS: Final[dict[type, Callable[[Phrases, object], str]]] = {
    InlineCode: Phrases._code,  # type: ignore[dict-item]
    Link: Phrases._link,  # type: ignore[dict-item]
    Image: Phrases._image,  # type: ignore[dict-item]
    HtmlMark: Phrases._html_mark,  # type: ignore[dict-item]
    Html: Phrases._html,  # type: ignore[dict-item]
    Break: lambda self, _: self.hard_break,
}


def _turned(node: HtmlMark) -> Phrasing:
    """Put what Markdown has a mark for outside of an element that has no Markdown in it."""
    child = node.children[0] if len(node.children) == 1 else None
    if not isinstance(child, Strong | Emphasis | Delete):
        return node
    return type(child)((_turned(HtmlMark(node.tag, child.children)),))


def _first(node: Phrasing) -> str:
    """Return the first character that a node will be written with, emphasis marks aside."""
    if isinstance(node, Text):
        first = node.value[:1]
        return first if first.isalnum() or COMMONMARK.text(node.value[:2])[:1] != "\\" else "\\"
    if isinstance(node, Strong | Emphasis | Delete):
        return _first(node.children[0])
    if isinstance(node, Break):
        return ""
    return "<" if isinstance(node, Html | HtmlMark) else "["
