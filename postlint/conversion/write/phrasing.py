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
from postlint.conversion.write.escape import (
    COMMONMARK,
    as_entities,
    escape_brackets,
    escape_edges,
    escape_tildes,
    first_named,
    visible_starts,
    without_needless,
)
from postlint.conversion.write.flanking import SOFT_SPACE
from postlint.conversion.write.html import phrasing_html
from postlint.conversion.write.runs import RUNS, edges, outside
from postlint.conversion.write.style import HOUSE, STARS, Choices
from postlint.conversion.write.target import balanced, code_span, has_entity, in_pairs, link_target

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from postlint.conversion.tree import Phrasing

_Marked = Strong | Emphasis | Delete
_MARKS: Final = {Strong: "strong", Emphasis: "em", Delete: "del"}
_EDGE: Final = "\n"
"""What stands before and after a paragraph, as far as marks are concerned."""

_TYPED: Final = re.compile(r"['\"]|\.\.\.|--|<<|>>").search
_BEFORE_LINK: Final = frozenset({"\\!", "\\]"})
_CODE: Final = re.compile(r"(?<![`\\])(`+)(?!`).*?(?<!`)\1(?!`)")
_AUTOLINK: Final = re.compile(r"https?://[^\s<>\x00-\x20]+").fullmatch


class Phrases:
    """Writes phrasing nodes; notes the emphasis and code that had to become HTML, or needed a gap.

    ``definitions`` says that the body has link definitions, which makes brackets in text dangerous;
    ``indent`` is how far lines are indented where a paragraph stands.
    """

    def __init__(
        self,
        choices: Choices = HOUSE,
        *,
        definitions: bool = False,
        dialect: Dialect = DIALECTS["gfm"],
        indent: int = 0,
        cautious: bool = False,
    ) -> None:
        self.choices = choices
        self.definitions = definitions
        self.dialect = dialect
        self.indent = indent
        self.in_cell = False
        self.in_item = False
        self.gaps = 0
        """How many gaps were written that are a declared loss."""
        self._cautious = cautious  # emphasis in emphasis, or beside it, is written as tags
        self._depth = 0
        self._starred = False  # underscores would not render
        self.hard_break = choices.hard_break
        self._soft = False  # spaces are soft: the line may be wrapped there
        self._escapes = dialect.escapes
        self._in_label = dialect.label_escapes or dialect.escapes
        self.marks_as_html: list[str] = []  # the tags
        self._tildes = False
        self._brackets = False  # inside of a link whose brackets do not stand in pairs

    def paragraph(self, nodes: Sequence[Phrasing]) -> str:
        """Write the content of a paragraph; where lines are wrapped, its spaces are soft."""
        self._soft = self.choices.wrap > 0
        written = self.write(nodes)
        if not self._soft:
            return self._started(without_needless(written))
        self._soft = False
        return self._started(written)

    def line(self, nodes: Sequence[Phrasing]) -> str:
        """Write the content of what is one line, a heading or a cell.

        Other line breaks than `Break` show nothing.
        """
        outside, self.hard_break = self.hard_break, "<br>"
        written = self.write(nodes).replace("\n", "")
        self.hard_break = outside
        return self._started(without_needless(written))

    def _started(self, text: str) -> str:
        """Name the blanks that a renderer would strip from the start of the text."""
        text = visible_starts(text)
        return first_named(text) if self.dialect.strips_blanks else text

    def write(self, nodes: Sequence[Phrasing]) -> str:
        """Write phrasing nodes; breaks end a line."""
        self._tildes = False
        if len(nodes) == 1:
            only = nodes[0]
            if isinstance(only, Text) and "~" not in only.value:
                return self._text(only.value, link_follows=False)
        noted = self._noted()
        written = self._write(nodes, _EDGE, _EDGE)
        if written.count("~") > 1:
            self._tildes = True
            self._forget(noted)
            written = self._write(nodes, _EDGE, _EDGE)
        return written

    def _noted(self) -> tuple[int, int]:
        return len(self.marks_as_html), self.gaps

    def _forget(self, noted: tuple[int, int]) -> None:
        """Forget what was noted since then, because it is written anew."""
        del self.marks_as_html[noted[0] :]
        self.gaps = noted[1]

    def _write(self, nodes: Sequence[Phrasing], before: str, after: str) -> str:
        """Write siblings between ``before`` and ``after``: a character, and marks on its inside."""
        written = ""
        for index, node in enumerate(nodes):
            following = nodes[index + 1] if index + 1 < len(nodes) else None
            if type(node) is HtmlMark and self._is_raw(node):
                node = _turned(node)  # noqa: PLW2901 - the same marks in another order
            if type(node) in _MARKS:
                next_ = self._first(following) if following is not None else after
                written += self._marked(node, written[-1:] or before, next_)  # type: ignore[arg-type]
            elif isinstance(node, Text):
                written += self._text(node.value, link_follows=isinstance(following, Link))
            else:
                piece = _WRITERS[type(node)](self, node)
                # Of three backslashes at the end of a line goldmark makes no break.
                written += "  \n" if piece[:1] == written[-1:] == "\\" else piece
        return written

    def _first(self, node: Phrasing) -> str:
        """Return the first character that a node will be written with, emphasis marks aside."""
        if isinstance(node, Text):
            first = node.value[:1]
            if first == "~" and self._tildes:
                return "\\"
            escaped = not first.isalnum() and COMMONMARK.text(node.value[:2])[:1] == "\\"
            return "\\" if escaped else first
        if isinstance(node, Strong | Emphasis | Delete):
            return self._first(node.children[0])
        if isinstance(node, Break):
            return _EDGE
        return "<" if isinstance(node, Html | HtmlMark) else "["

    def _marked(self, node: _Marked, before: str, after: str) -> str:
        tag = _MARKS[type(node)]
        if self._cautious and (self._depth or before[-1:] in RUNS or after[:1] in RUNS):
            return self._tagged(node, tag)
        self._depth += 1
        written = self._delimited(node, tag, before, after)
        self._depth -= 1
        return written

    def _tagged(self, node: _Marked, tag: str) -> str:
        self.marks_as_html.append(tag)
        return f"<{tag}>{self._write(node.children, '>', '<')}</{tag}>"

    def _delimited(self, node: _Marked, tag: str, before: str, after: str) -> str:
        """Write marks around emphasis, or tags where no marks would render."""
        noted = self._noted()
        marks = STARS if self._starred else self.choices.marks
        for mark in marks[tag]:
            content = escape_edges(self._write(node.children, before + mark, mark + after))
            around = outside(before, after, mark)
            gaps = self.choices.around(mark, around, edges(content, mark))
            if gaps == ("", ""):
                return f"{mark}{content}{mark}"
            self._forget(noted)
        if marks is not STARS and "_" in {content[:1], content[-1:]}:
            # Marks of one kind are one run, of which only the ends count.
            self._starred = True
            written = self._delimited(node, tag, before, after)
            self._starred = False
            return written
        if gaps is not None:
            lead, trail = gaps
            before, after = lead[-1:] or before, trail[:1] or after
            content = escape_edges(self._write(node.children, before + mark, mark + after))
            around = outside(before, after, mark)
            if self.choices.around(mark, around, edges(content, mark)) == ("", ""):
                self.gaps += bool(lead) + bool(trail)
                return f"{lead}{mark}{content}{mark}{trail}"
            self._forget(noted)
        return self._tagged(node, tag)

    def _text(self, value: str, *, link_follows: bool) -> str:
        text = self._escapes.text(value)
        if text[-2:] in _BEFORE_LINK and not link_follows:
            text = text[:-2] + text[-1]
        if self._tildes:
            text = escape_tildes(text)
        if self._brackets:
            text = escape_brackets(text, "[]")
        elif self.definitions:
            text = escape_brackets(text)
        if self._soft and "{{" not in text and "{%" not in text:
            return text.replace(" ", SOFT_SPACE)
        return text

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
        noted = self._noted()
        text = self._write(node.children, "[", "]")
        if ("[" in text or "]" in text) and not self._reads_brackets(node, text):
            outside, self._brackets = self._brackets, True
            self._forget(noted)
            text = self._write(node.children, "[", "]")
            self._brackets = outside
        self._escapes = outer
        if text in {"x", "X"} and not self.dialect.task_needs_space:
            text = f"&#{ord(text)};"
        return f"[{text}]({link_target(node.url, node.title, self.dialect)})"

    def _reads_brackets(self, node: Link, text: str) -> bool:
        """Say whether the brackets in the text of a link are text without being escaped."""
        marks = (Strong, Emphasis, Delete, HtmlMark)
        if not self.dialect.brackets_in_marks and any(isinstance(c, marks) for c in node.children):
            return False
        return in_pairs(_CODE.sub("", text))

    def _image(self, node: Image) -> str:
        alt = balanced(self._in_label.text(node.alt))
        typed = self.dialect.types_alt and _TYPED(alt)
        if typed or (alt != node.alt and not self.dialect.unescapes_alt):
            return phrasing_html([node])
        return f"![{alt}]({link_target(node.url, node.title, self.dialect)})"

    def _html_mark(self, node: HtmlMark) -> str:
        if node.tag == "code":
            self.marks_as_html.append("code")
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
