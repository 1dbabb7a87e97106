"""How much raw HTML a Markdown body holds, and whether Markdown could have said it.

*Clean* is the plan's word: no raw HTML but what Markdown has no words for. markdown-it-py says what
is raw; that is a third renderer, so that a disagreement about what HTML is would show too.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markdown_it import MarkdownIt

from . import document, render
from .compare import differences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

COMMENT = "!--"

ALLOWED = {
    "audio": "media",
    "canvas": "media",
    "embed": "media",
    "iframe": "media",
    "math": "media",
    "object": "media",
    "param": "media: belongs to object",
    "picture": "media",
    "source": "media: belongs to video, audio and picture",
    "svg": "media",
    "track": "media: belongs to video",
    "video": "media",
    "details": "no Markdown for it",
    "summary": "belongs to details",
    "ruby": "no Markdown for it",
    "rb": "belongs to ruby",
    "rp": "belongs to ruby",
    "rt": "belongs to ruby",
    "rtc": "belongs to ruby",
    "sub": "no Markdown for it",
    "sup": "no Markdown for it",
    "u": "no Markdown for it",
    # One rule of the browsers' style sheet draws both (HTML, 15.3.4: `ins, u { text-decoration:
    # underline }`), and Textile writes it for `+underlined+`; it is not made `u`, for who says that
    # something was inserted says more than that a line is below it.
    "ins": "no Markdown for it, like u",
    COMMENT: "comments are HTML in every Markdown",
}

# Whatever stands in these is theirs.
_OPAQUE = {
    "audio",
    "canvas",
    "iframe",
    "math",
    "object",
    "picture",
    "ruby",
    "summary",
    "svg",
    "video",
}
_EMBEDS = {"twitter-tweet", "instagram-media", "tiktok-embed", "fb-post"}  # scripts draw them
_SERVICES = re.compile(
    r"(?:https?:)?//(?:platform\.twitter\.com|gist\.github\.com|(?:www\.|platform\.)?instagram\.com"
    r"|www\.tiktok\.com|connect\.facebook\.net)/"
)
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_EMPHASIS = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "s": "~~"}
_EMPHASIZED = re.compile(r"<(strong|b|em|i|del|s)>(\s*)(.*?)(\s*)</\1>", re.DOTALL)
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


@dataclass
class Tag:
    """A raw start tag (or comment), and what stands around and in it."""

    name: str
    attributes: dict[str, str]
    place: str  # the Markdown block that it stands in: "html" or the leaf's name
    leaf: str = ""  # the source of the leaf, where it stands inline
    number: int = 0  # how many of the same name stand before it in the leaf
    around: tuple[Tag, ...] = ()
    inside: list[Tag] = field(default_factory=list)
    text: bool = False  # whether words stand in it, but for those in media


def raw_html_left(markdown: str) -> Counter[str]:
    """Count the start tags (and, as `!--`, the comments) that are raw HTML in a Markdown body."""
    return Counter(tag.name for tag in _tags(markdown))


def unclean(markdown: str) -> Counter[str]:
    """Count the raw tags that Markdown has words for."""
    tags = list(_tags(markdown))
    targets = _linked(markdown) if any(tag.name == "a" for tag in tags) else set()
    return Counter(tag.name for tag in tags if not _has_reason(tag, targets))


def is_clean(markdown: str) -> bool:
    """Say whether a Markdown body holds no raw HTML that Markdown could have said."""
    return not unclean(markdown)


def _has_reason(tag: Tag, targets: set[str]) -> bool:
    if tag.name in ALLOWED or any(_owns(around) for around in tag.around):
        return True
    if tag.name == "br":  # a line break of Markdown would end the cell or the heading
        return tag.place in {"td", "th", "heading"}
    if tag.name == "a":
        named = {tag.attributes.get("id"), tag.attributes.get("name")}
        return "href" not in tag.attributes and bool(named & targets)
    if tag.name == "p":
        return _holds_media_in_a_row(tag)
    if tag.name in _EMPHASIS:
        return bool(tag.leaf) and not _could_be_marked(tag)
    return _owns(tag)


def _holds_media_in_a_row(tag: Tag) -> bool:
    """Say whether a paragraph is several media and no more: kramdown would part them without it."""
    media = [one for one in tag.inside if not any(_owns(around) for around in one.around)]
    return len(media) > 1 and not tag.text and all(one.name in _OPAQUE for one in media)


def _owns(tag: Tag) -> bool:
    spans = {"colspan", "rowspan"}
    if tag.name == "blockquote" and _EMBEDS & set(tag.attributes.get("class", "").split()):
        return True
    if tag.name == "script" and _SERVICES.match(tag.attributes.get("src", "")):
        return True
    return tag.name in _OPAQUE or (
        tag.name == "table"
        and any(cell.attributes.get(span, "1") != "1" for cell in tag.inside for span in spans)
    )


def _could_be_marked(tag: Tag) -> bool:
    """Say whether `**text**` would render in the place of this raw emphasis."""
    starts = list(re.finditer(rf"<{tag.name}[\s>]", tag.leaf))
    match = _EMPHASIZED.match(tag.leaf, starts[tag.number].start())
    if not match:  # it has attributes, or no end tag: nothing that Markdown would need
        return True
    marked = tag.leaf[: match.start()] + _mark(match) + tag.leaf[match.end() :]
    return _same(tag.leaf, marked)


def _mark(match: re.Match[str]) -> str:
    sign = _EMPHASIS[match[1]]
    return f"{match[2]}{sign}{_EMPHASIZED.sub(_mark, match[3])}{sign}{match[4]}"


def _same(one: str, other: str) -> bool:
    """Say whether two leaves look the same to readers of both versions of CommonMark.

    Since 0.31 symbols count as punctuation beside emphasis; cmark-gfm follows the older text.
    """
    return not any(
        differences(document.read(html(one)), document.read(html(other)))
        for html in (render.html, _MARKDOWN.render)
    )


def _linked(markdown: str) -> set[str]:
    hrefs = re.findall(r"href=\"#([^\"]+)\"", render.html(markdown))
    return {unquote(href) for href in hrefs}


def _tags(markdown: str) -> Iterator[Tag]:
    reader = _TagReader()
    for raw, place, leaf, first in _raw(_MARKDOWN.parse(markdown)):
        reader.enter(place, leaf, first=first)
        reader.feed(raw)
        if leaf == "":  # a tag that an HTML block leaves open ends with it, as text
            reader.close()
            reader.reset()
    return iter(reader.tags)


def _raw(tokens: Iterable[Token]) -> Iterator[tuple[str, str, str, bool]]:
    """Yield raw HTML, the block that it stands in, its leaf, and whether it is the leaf's first."""
    place = ""
    for token in tokens:
        if token.type == "html_block":
            yield token.content, "html", "", True
        elif token.type == "inline":
            raw = [child for child in token.children or () if child.type == "html_inline"]
            for child in raw:
                yield child.content, place, token.content, child is raw[0]
        elif token.type.endswith("_open"):
            place = token.type.removesuffix("_open")


class _TagReader(HTMLParser):
    """Collects start tags and comments over all the raw pieces of a body."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self.place = ""
        self.leaf = ""
        self._open: list[Tag] = []
        self._numbers: Counter[str] = Counter()

    def enter(self, place: str, leaf: str, *, first: bool) -> None:
        self.place, self.leaf = place, leaf
        if first:
            self._numbers.clear()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        number = self._numbers[tag]
        self._numbers[tag] += 1
        found = Tag(tag, attributes, self.place, self.leaf, number, tuple(self._open))
        self.tags.append(found)
        for around in self._open:
            around.inside.append(found)
        if tag not in _VOID:
            self._open.append(found)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place].name == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(tag.name in _OPAQUE for tag in self._open):
            for tag in self._open:
                tag.text = True

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 - the name is HTMLParser's
        self.tags.append(Tag(COMMENT, {}, self.place, self.leaf, 0, tuple(self._open)))
