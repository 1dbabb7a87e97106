"""The canonical form of a document: what a reader of the site sees, as one flat list.

Text stands as it is; everything else is a token in control characters. Two documents whose lists
join to the same string look the same. `postlint.proof.words` says what does not count, and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from postlint.post.html import walk
from postlint.proof.blocks import HOOK
from postlint.proof.gaps import collapsed
from postlint.proof.languages import WRAPPERS, around
from postlint.proof.pieces import WHITE, escape, hides, quoted, token, words, written
from postlint.proof.pieces import collapsed as spaced
from postlint.proof.says import TELLING, empty_hook, hook, is_unread, said
from postlint.proof.settling import without, without_silent_ids
from postlint.proof.words import (
    BLOCKS,
    FOREIGN,
    INVISIBLE,
    MARKS,
    ROW_GROUPS,
    TRANSPARENT_BLOCK,
    TRANSPARENT_INLINE,
    UNVEILED,
    WRITTEN_BLOCKS,
)
from postlint.proof.written import Written

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from postlint.post.html import Attributes
    from postlint.proof.marks import Marks

_PAGE: Final = "<!DOCTYPE html><body>"
"""How the page of a site begins, as far as it matters to the parser."""

_TITLED: Final = frozenset(("a", "img"))  # read their titles themselves
_ITEM_END: Final = token("/li")

_BOUNDARY: Final = object()
"""What leaving a block without meaning does."""


def canonical(html: str) -> list[str]:
    """Return the canonical form of an HTML document: its pieces, text and tokens, in order."""
    return read(html).settled()


def read(html: str) -> Canon:
    """Read an HTML document into its canonical form, losses not yet taken away."""
    canon = Canon(html)
    walk(_PAGE + html, canon)
    if canon.has_references:
        canon = Canon(html, referred=True)
        walk(_PAGE + html, canon)
    canon.finish()
    return canon


class Canon(Written):
    """A handler of parser events that writes the canonical form."""

    def __init__(self, html: str, *, referred: bool = False) -> None:
        super().__init__()
        self.html = html
        self.speaks = False
        """Whether an element names the language of its text."""
        self._referred = referred  # whether links or scripts may refer to elements

    def start_element(self, tag: str, attrs: Attributes) -> None:
        """Enter an element."""
        if self._inside:
            self._inside += 1
            if self._foreign:
                self._out.append(token(written(f"<{tag}>", attrs, every=True)))
            return
        if attrs:
            if self._referred:
                self._start_telling(tag, attrs)
                return
            for name, value in attrs:
                if name in TELLING and (
                    hides(value or "") if name == "style" else name != "title" or tag not in _TITLED
                ):
                    self._start_telling(tag, attrs)
                    return
            if tag in WRAPPERS and (language := around(attrs)):
                self._start_wrapper(tag, attrs, language)
                return
        if tag in TRANSPARENT_BLOCK:
            self._due = 2
            self._ready = False
            self._lead = ""
            self._open.append(_BOUNDARY)
        else:
            _STARTS.get(tag, Canon._start_unknown)(self, tag, attrs)

    def end_element(self, tag: str) -> None:
        """Leave an element."""
        if self._inside:
            self._inside -= 1
            if self._inside:
                if self._foreign:
                    self._out.append(token(f"/{tag}"))
                return
        closing = self._open.pop()
        if closing is _BOUNDARY:
            self._due = 2
            self._ready = False
            self._lead = ""
        elif closing is not None:
            closing[0](self, closing[1])

    def characters(self, data: str) -> None:
        """Read text."""
        if self._inside or self._pre:
            self._kept_text(data)
            return
        core = data.strip(WHITE)
        if not core:
            if not self._due or self._lead:
                self._blank(data)
            return
        whole = len(core) == len(data)  # no white space around it
        if not whole and core[0] != data[0]:
            self._white(data[: data.index(core[0])])
        if self._broken and self._space is not None:
            self._close(core[0])
        text = core
        # One character is found many times faster than two.
        if (" " in core and "  " in core) or not core.isprintable():
            text = escape(collapsed(core))
        if self._ready:
            self._out.append(text if self._space is None else f" {text}")
        else:
            self._write(text)
        if whole or data[-1] == core[-1]:
            self._space = None
        else:
            self._space = self._marks.solid
            self._broken = data.rfind("\n") > data.rindex(core[-1])

    def comment(self, data: str) -> None:
        """Read a comment: sites read some (``<!--more-->``), so all count that say anything."""
        said = words(data)
        if said and not is_unread(said) and (not self._inside or self._foreign):
            # Between two items it shows no more than in the first of them.
            behind = self._out[-1:] == [_ITEM_END]
            self._out.insert(len(self._out) - behind, token(f"comment {said}"))

    def doctype(self, name: str, public_id: str | None, system_id: str | None) -> None:
        """Read a document type, which shows nothing."""

    def processing_instruction(self, target: str, data: str) -> None:
        """Read a processing instruction as the comment that browsers make of it."""
        self.comment(f"?{target} {data}")

    def _kept_text(self, data: str) -> None:
        """Read text that is kept as written, or does not show."""
        if self._script is not None:
            self._script.text += data
        elif self._pre and not self._inside:
            self._write_pre(escape(data))
        elif self._foreign:
            self._out.append(escape(spaced(data)))

    def finish(self) -> None:
        """Write what still waits for something to stand before."""
        self._flush_ids()

    @property
    def has_references(self) -> bool:
        """Whether links or scripts turned up that may refer to elements."""
        return bool(self._targets or self._scripts)

    def settled(self, lost: Sequence[str] = ()) -> list[str]:
        """Return the list, without what counts only for links and scripts that are not there.

        Args:
            lost: tokens of declared losses, which are taken away.

        Raises:
            LookupError: with the first of these tokens that is not there.

        """
        if not (lost or self._ids or self._referred):
            return self._out
        pieces, scripts = without(self._out, self._scripts, lost)
        if self._ids:
            pieces = without_silent_ids(pieces, self._ids, self._targets, scripts)
        if self._referred and not any(script.source for script in scripts):
            pieces = [piece for piece in pieces if not piece.startswith(HOOK)]
        return pieces

    def _start_telling(self, tag: str, attrs: Attributes) -> None:
        """Enter an element with attributes that count on every element, or may."""
        attributes = dict(attrs)
        empty = ""
        self.speaks = self.speaks or bool(attributes.get("lang"))
        if tag == "label" and (control := attributes.get("for")):
            self._targets.add(control)
        if self._referred:
            self._pending_ids += [
                value
                for name, value in attrs
                if value and (name == "id" or (name == "name" and tag in {"a", "map"}))
            ]
            if by_class := hook(tag, attrs):
                self._out.append(by_class)
            else:
                empty = empty_hook(tag, attrs)
        style = attributes.get("style")
        hidden = "hidden" if "hidden" in attributes else ""
        if style and not hidden and attributes.get("id") not in UNVEILED:
            hidden = hides(style)
        if hidden == "hidden":
            self._set_aside()
        outer = self._marks
        for mark in said(tag, attributes, self.html):
            self._marks = self._marks.enter(mark)
        if hidden and hidden != "hidden":
            self._marks = self._marks.enter(f"style={quoted(hidden)}")
        self._ready = False
        if hidden != "hidden" and self._marks is outer and not empty:
            if tag in WRAPPERS and (language := around(attrs)):
                self._start_wrapper(tag, attrs, language)
            else:
                self._enter(tag, attrs)
            return
        place, start = len(self._open), len(self._out)
        self._enter(tag, attrs)
        told = (self._open[place], outer, hidden == "hidden", empty, start)
        self._open[place] = (Canon._end_telling, told)

    def _start_wrapper(self, tag: str, attrs: Attributes, language: str) -> None:
        """Enter what highlighters put around code, which names its language."""
        place, outside = len(self._open), self._language
        self._language = language
        self._enter(tag, attrs)
        self._open[place] = (Canon._end_wrapper, (self._open[place], outside))

    def _end_wrapper(self, wrapper: tuple[Any, str]) -> None:
        """Leave what highlighters put around code."""
        closing, self._language = wrapper
        if closing is _BOUNDARY:
            self._boundary()
        elif closing is not None:
            closing[0](self, closing[1])

    def _enter(self, tag: str, attrs: Attributes) -> None:
        if tag in TRANSPARENT_BLOCK:
            self._boundary()
            self._open.append(_BOUNDARY)
        else:
            _STARTS.get(tag, Canon._start_unknown)(self, tag, attrs)

    def _end_telling(self, told: tuple[Any, Marks, bool, str, int]) -> None:
        """Leave an element with attributes that count on every element."""
        closing, outer, hidden, empty, start = told
        if closing is _BOUNDARY:
            self._boundary()
        elif closing is not None:
            closing[0](self, closing[1])
        if empty and len(self._out) == start:
            self._out.append(empty)
        self._marks = outer
        self._ready = False
        if hidden:
            self._end_hidden()

    def _start_transparent(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002
        """Enter an element that says nothing."""
        self._open.append(None)


_STARTS: Final[dict[str, Callable[[Canon, str, Attributes], None]]] = {
    **dict.fromkeys(MARKS, Canon._start_mark),
    **dict.fromkeys(TRANSPARENT_INLINE, Canon._start_transparent),
    **dict.fromkeys(ROW_GROUPS, Canon._start_group),
    **dict.fromkeys(INVISIBLE, Canon._start_invisible),
    **dict.fromkeys(FOREIGN, Canon._start_foreign),
    **dict.fromkeys((*BLOCKS, *WRITTEN_BLOCKS), Canon._start_block),
    "a": Canon._start_link,
    "br": Canon._break,
    "img": Canon._image,
    "noscript": Canon._start_noscript,
    "picture": Canon._start_picture,
    "q": Canon._start_quotation,
    "script": Canon._start_script,
    "source": Canon._start_source,
    "style": Canon._start_script,
    "table": Canon._start_table,
    "td": Canon._start_cell,
    "th": Canon._start_cell,
    "tr": Canon._start_row,
}
