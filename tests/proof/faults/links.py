"""Links and images: address, title, text, alternative text; lost, added, moved."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from .places import prose, put, words
from .registry import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

LINK = re.compile(r'(?<![!\\])\[([^\[\]]+)(?<!\\)\]\((<[^>]*>|[^)\s]*)( "[^"]*")?\)')
IMAGE = re.compile(r'!\[([^\]]*)\]\(([^)\s]*)( "[^"]*")?\)')
LINKED_IMAGE = re.compile(r"\[(!\[[^\]]*\]\([^)]*\))\]\([^)]*\)")


def _addresses(address: str) -> Iterator[str]:
    """Yield other addresses that look much the same."""
    bare = address.removeprefix("<").removesuffix(">")
    others = [
        bare + "x",
        bare[:-1],
        "x" + bare,
        bare.replace("https:", "http:"),
        re.sub("#.*", "", bare),
        re.sub(r"\?[^#]*", "", bare),
        bare.replace("&", "&amp;amp;"),
        bare.replace(" ", "").replace("%20", ""),
        bare.rpartition("/")[2],
    ]
    for other in others:
        if other != bare:
            yield f"<{other}>"


@fault("a link lost, its text kept")
def link_lost(text: str) -> Iterator[str]:
    for match in LINK.finditer(text):
        yield put(text, *match.span(), match[1])


@fault("a link lost with its text")
def link_gone(text: str) -> Iterator[str]:
    for match in LINK.finditer(text):
        yield put(text, *match.span(), "")


@fault("a link's address changed")
def link_address(text: str) -> Iterator[str]:
    for match in LINK.finditer(text):
        for other in _addresses(match[2]):
            yield put(text, *match.span(2), other)


@fault("a link's address shown")
def link_shown(text: str) -> Iterator[str]:
    for match in LINK.finditer(text):
        yield put(text, *match.span(), f"{match[1]} ({match[2].strip('<>')})")


@fault("a link that does not render")
def link_literal(text: str) -> Iterator[str]:
    for match in LINK.finditer(text):
        yield put(text, match.end(1) + 1, match.end(1) + 1, " ")


@fault("a link's title lost")
def link_title_lost(text: str) -> Iterator[str]:
    for match in LINK.finditer(text):
        if match[3]:
            yield put(text, *match.span(3), "")


@fault("a link's title changed")
def link_title(text: str) -> Iterator[str]:
    for match in LINK.finditer(text):
        yield put(text, match.end(2), match.end() - 1, ' "Another title"')


@fault("a link's text partly outside")
def link_shorter(text: str) -> Iterator[str]:
    for match in LINK.finditer(text):
        first, _, rest = match[1].partition(" ")
        if rest and "*" not in match[1]:
            yield put(text, *match.span(1), rest)[: match.start()] + (
                f"{first} [{rest}" + text[match.end(1) :]
            )


@fault("a link's text outside, the link empty")
def link_emptied(text: str) -> Iterator[str]:
    for match in LINK.finditer(text):
        yield put(text, match.start(), match.end(1), f"{match[1]}[")


@fault("a link over one word more")
def link_longer(text: str) -> Iterator[str]:
    for match in LINK.finditer(text):
        word = re.compile(r" [^\W_]+").match(text, match.end())
        if word:
            yield put(text, match.end(1), word.end(), word[0] + text[match.end(1) : match.end()])


@fault("a link doubled")
def link_doubled(text: str) -> Iterator[str]:
    for match in LINK.finditer(text):
        yield put(text, match.end(), match.end(), " " + match[0])


@fault("a link added")
def link_added(text: str) -> Iterator[str]:
    for start, end in words(prose(LINK.sub(lambda match: "\0" * len(match[0]), text))):
        yield put(text, start, end, f"[{text[start:end]}](https://example.net/)")


@fault("two links' addresses swapped")
def links_swapped(text: str) -> Iterator[str]:
    for first, second in pairwise(LINK.finditer(text)):
        changed = put(text, *second.span(2), first[2])
        yield put(changed, *first.span(2), second[2])


@fault("a link made an image")
def link_image(text: str) -> Iterator[str]:
    for match in LINK.finditer(text):
        yield put(text, match.start(), match.start(), "!")


@fault("an image's link lost")
def image_unlinked(text: str) -> Iterator[str]:
    for match in LINKED_IMAGE.finditer(text):
        yield put(text, *match.span(), match[1])


@fault("an image beside its link")
def image_beside(text: str) -> Iterator[str]:
    for match in LINKED_IMAGE.finditer(text):
        rest = match[0][len(match[1]) + 1 :]
        yield put(text, *match.span(), f"{match[1]}[{rest}")


@fault("an image lost")
def image_lost(text: str) -> Iterator[str]:
    for match in IMAGE.finditer(text):
        yield put(text, *match.span(), "")


@fault("an image doubled")
def image_doubled(text: str) -> Iterator[str]:
    for match in IMAGE.finditer(text):
        yield put(text, match.end(), match.end(), " " + match[0])


@fault("an image made its text")
def image_text(text: str) -> Iterator[str]:
    for match in IMAGE.finditer(text):
        yield put(text, *match.span(), match[1])


@fault("an image made a link")
def image_link(text: str) -> Iterator[str]:
    for match in IMAGE.finditer(text):
        if match[1]:
            yield put(text, match.start(), match.start() + 1, "")


@fault("an image's address changed")
def image_address(text: str) -> Iterator[str]:
    for match in IMAGE.finditer(text):
        for other in _addresses(match[2]):
            yield put(text, *match.span(2), other)


@fault("an image's alternative text changed")
def image_alt(text: str) -> Iterator[str]:
    for match in IMAGE.finditer(text):
        for other in ("", match[1] + "s", "Another text"):
            yield put(text, *match.span(1), other)


@fault("an image's title changed")
def image_title(text: str) -> Iterator[str]:
    for match in IMAGE.finditer(text):
        for other in ("", ' "Another title"'):
            yield put(text, match.end(2), match.end() - 1, other)


@fault("an image's title made its alternative text")
def image_title_alt(text: str) -> Iterator[str]:
    for match in IMAGE.finditer(text):
        if match[3]:
            joined = f"{match[1]} | {match[3].strip(chr(34) + ' ')}"
            yield put(text, *match.span(), f"![{joined}]({match[2]})")


@fault("an image one word further")
def image_moved(text: str) -> Iterator[str]:
    for match in re.finditer(rf"({IMAGE.pattern}) ([^\W_]+)", text):
        yield put(text, *match.span(), f"{match[5]} {match[1]}")
