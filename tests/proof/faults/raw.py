"""HTML that stays HTML: elements, attributes, targets of links, media, scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .places import put, words
from .registry import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

TAG = re.compile(r"<([a-z]+)((?: [^>]*)?)>")
OTHERS = {
    "sub": "sup",
    "sup": "sub",
    "u": "ins",
    "mark": "u",
    "kbd": "samp",
    "small": "big",
    "abbr": "dfn",
    "strong": "em",
    "rt": "rp",
    "audio": "video",
    "video": "audio",
    "th": "td",
    "dt": "dd",
    "dl": "ul",
    "caption": "p",
    "summary": "p",
    "address": "p",
}
MEANT = re.compile(
    r"<(su[bp]|u|mark|kbd|abbr|small|strong|ruby|rt|details|summary|caption|address|dl|dt|dd)\b[^>]*>"
    r"(.*?)</\1>",
    re.DOTALL,
)
WHOLE = re.compile(
    r"<(iframe|video|audio|script|noscript|details|summary|ruby|rt|caption|table|tr|th|td|dl|dd|a)\b"
    r"[^>]*>.*?</\1>",
    re.DOTALL,
)


@fault("an element made another")
def element_changed(text: str) -> Iterator[str]:
    for name, other in OTHERS.items():
        if re.search(rf"<{name}\b", text):
            yield re.sub(rf"(?<=<){name}\b|(?<=</){name}\b", other, text)


@fault("an element lost, its text kept")
def element_lost(text: str) -> Iterator[str]:
    for match in MEANT.finditer(text):
        yield put(text, *match.span(), match[2])


@fault("an element lost with its text")
def element_gone(text: str) -> Iterator[str]:
    for match in WHOLE.finditer(text):
        yield put(text, *match.span(), "")


@fault("an element doubled")
def element_doubled(text: str) -> Iterator[str]:
    for match in WHOLE.finditer(text):
        # The second target of a name is none, unless it has something to show.
        if match[1] != "a":
            yield put(text, match.end(), match.end(), match[0])


@fault("an attribute changed")
def attribute_changed(text: str) -> Iterator[str]:
    for tag in TAG.finditer(text):
        for match in re.compile(r'(?<==")[^"]*').finditer(text, *tag.span(2)):
            yield put(text, match.end(), match.end(), "x")


@fault("an attribute lost")
def attribute_lost(text: str) -> Iterator[str]:
    for tag in TAG.finditer(text):
        for match in re.compile(r' [a-z]+(?:="[^"]*")?').finditer(text, *tag.span(2)):
            yield put(text, *match.span(), "")


@fault("an attribute added")
def attribute_added(text: str) -> Iterator[str]:
    for tag in re.finditer(r"<(?:iframe|video|audio|ol|th|abbr)(?= )", text):
        kind = {"<ol": " reversed", "<th": ' colspan="2"'}.get(tag[0], ' loop="loop"')
        yield put(text, tag.end(), tag.end(), kind)


@fault("words hidden")
def words_hidden(text: str) -> Iterator[str]:
    plain = [line for line in text.splitlines(keepends=True) if re.match(r"[A-Z][^<*\[\\]*$", line)]
    for line in plain:
        for start, end in words(line):
            for hidden in ("hidden", 'style="display:none"'):
                new = put(line, start, end, f"<span {hidden}>{line[start:end]}</span>")
                yield text.replace(line, new, 1)


@fault("a target moved to another block")
def target_moved(text: str) -> Iterator[str]:
    for match in re.finditer(r"<a (?:id|name)=[^>]*></a>", text):
        yield match[0] + put(text, *match.span(), "")


@fault("a script added")
def script_added(text: str) -> Iterator[str]:
    yield text + '\n<script src="https://example.net/x.js"></script>\n'
    yield text + "\n<style>p { display: none }</style>\n"


@fault("a start tag lost")
def start_tag_lost(text: str) -> Iterator[str]:
    for match in MEANT.finditer(text):
        start = TAG.match(text, match.start())
        if start:
            yield put(text, *start.span(), "")


@fault("a tag shown as text")
def tag_shown(text: str) -> Iterator[str]:
    for match in TAG.finditer(text):
        yield put(text, match.start(), match.start() + 1, "&lt;")
