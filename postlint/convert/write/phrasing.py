"""Phrasing nodes as Markdown text, in one line but for hard breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

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
from postlint.convert.write.escape import escape, escape_brackets, escape_tildes
from postlint.convert.write.flanking import closes, opens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from postlint.convert.tree import Phrasing

_MARKS: Final = {Strong: ("**", "strong"), Emphasis: ("*", "em"), Delete: ("~~", "del")}
_EDGES: Final = frozenset("*~")
_BEFORE_LINK: Final = frozenset({"\\!", "\\]"})
_CODE = re.compile(r"(?<![`\\])(`+)(?!`).*?(?<!`)\1(?!`)")
_TICKS = re.compile(r"`+")
_AUTOLINK = re.compile(r"https?://[^\s<>\x00-\x20]+").fullmatch
_PLAIN_URL = re.compile(r"[A-Za-z0-9%/:?#@!$&'*+,;=~._-]*").fullmatch
_CONTROLS = re.compile(r"[\t\n\r\f]+")
_ENTITY = re.compile(r"&(?=#?[A-Za-z0-9]+;)")
_DESTINATION: Final = str.maketrans(
    {" ": "%20", "<": "%3C", ">": "%3E", "\\": "\\\\", "\x00": "%00", "\x7f": "%7F"}
    | {chr(code): f"%{code:02X}" for code in range(1, 32)}
)


class Phrases:
    """Writes phrasing nodes; notes the emphasis that had to become HTML.

    ``hard_break`` is what ends a line; ``definitions`` says that the body has link definitions,
    which makes brackets in text dangerous.
    """

    def __init__(self, hard_break: str = "  \n", *, definitions: bool = False) -> None:
        self.hard_break = hard_break
        self.definitions = definitions
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
        if opens(before, first) and closes(last, after):
            return f"{mark}{content}{mark}"
        self.emphasis_as_html.append(tag)
        return f"<{tag}>{self._write(node.children, '>', '<')}</{tag}>"

    def _text(self, value: str, *, link_follows: bool) -> str:
        text = escape(value)
        if text[-2:] in _BEFORE_LINK and not link_follows:
            text = text[:-2] + text[-1]
        if self._tildes:
            text = escape_tildes(text)
        if self._brackets:
            return escape_brackets(text, "[]")
        return escape_brackets(text) if self.definitions else text

    def _code(self, node: InlineCode) -> str:
        return code_span(node.value)

    def _link(self, node: Link) -> str:
        if (
            len(node.children) == 1
            and isinstance(node.children[0], Text)
            and node.children[0].value == node.url
            and not node.title
            and _AUTOLINK(node.url)
            and _ENTITY.search(node.url) is None
        ):
            return f"<{node.url}>"
        text = self._write(node.children, "[", "]")
        if ("[" in text or "]" in text) and not _in_pairs(_CODE.sub("", text)):
            outside, self._brackets = self._brackets, True
            text = self._write(node.children, "[", "]")
            self._brackets = outside
        return f"[{text}]({link_target(node.url, node.title)})"

    def _image(self, node: Image) -> str:
        alt = balanced(escape(node.alt))
        return f"![{alt}]({link_target(node.url, node.title)})"

    def _html_mark(self, node: HtmlMark) -> str:
        return f"<{node.tag}>{self._write(node.children, '>', '<')}</{node.tag}>"


_WRITERS: Final[dict[type, Callable[[Phrases, object], str]]] = {
    InlineCode: Phrases._code,  # type: ignore[dict-item]
    Link: Phrases._link,  # type: ignore[dict-item]
    Image: Phrases._image,  # type: ignore[dict-item]
    HtmlMark: Phrases._html_mark,  # type: ignore[dict-item]
    Html: lambda _, node: node.value,  # type: ignore[attr-defined]
    Break: lambda self, _: self.hard_break,
}


def code_span(value: str) -> str:
    """Write code in a line (6.1), between more backticks than it holds in a row."""
    ticks = [len(run) for run in _TICKS.findall(value)]
    fence = "`"
    while len(fence) in ticks:
        fence += "`"
    pad = " " if value[:1] == "`" or value[-1:] == "`" or value[:1] == value[-1:] == " " else ""
    return f"{fence}{pad}{value}{pad}{fence}"


def destination(url: str) -> str:
    """Write the address of a link or an image (6.3): no white space, parentheses in pairs."""
    if _PLAIN_URL(url) and ("&" not in url or ";" not in url):
        return url
    url = _ENTITY.sub("&amp;", _CONTROLS.sub("", url.strip(" \t\n\r\f")).translate(_DESTINATION))
    if "(" not in url and ")" not in url:
        return url
    depth = 0
    for character in url:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            break
    return url if depth == 0 else url.replace("(", "\\(").replace(")", "\\)")


def link_target(url: str, title: str) -> str:
    """Write what stands between the parentheses of a link or an image."""
    if not url and title:
        return f"<>{_title(title)}"
    return destination(url) + _title(title)


def _title(title: str) -> str:
    if not title:
        return ""
    words = _ENTITY.sub("&amp;", title.replace("\\", "\\\\").replace('"', '\\"'))
    return f' "{words}"'


def balanced(text: str) -> str:
    """Escape the brackets of a link's text unless they stand in pairs."""
    if ("[" not in text and "]" not in text) or _in_pairs(text):
        return text
    return re.sub(r"(?<!\\)([\[\]])(?!\()", r"\\\1", text)


def _in_pairs(text: str) -> bool:
    depth = 0
    escaped = False
    for character in text:
        if not escaped:
            depth += (character == "[") - (character == "]")
        escaped = character == "\\" and not escaped
        if depth < 0:
            return False
    return depth == 0


def _first(node: Phrasing) -> str:
    """Return the first character that a node will be written with, emphasis marks aside."""
    if isinstance(node, Text):
        first = node.value[:1]
        return first if first.isalnum() or escape(node.value[:2])[:1] != "\\" else "\\"
    if isinstance(node, Strong | Emphasis | Delete):
        return _first(node.children[0])
    if isinstance(node, Break):
        return ""
    return "<" if isinstance(node, Html | HtmlMark) else "["
