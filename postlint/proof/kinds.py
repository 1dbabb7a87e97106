"""Of which kinds is what differs between two documents, and behind which words it begins."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from postlint.proof.difference import differing
from postlint.proof.pieces import CLOSE, OPEN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_KINDS: Final = {
    "a": "link",
    "img": "image",
    "strong": "bold",
    "em": "emphasis",
    "del": "strikethrough",
    "br": "line break",
    "p": "paragraph",
    "hr": "rule",
    "blockquote": "quote",
    "pre": "code",
    "code": "code",
    "id": "anchor",
    "pixel": "tracking pixel",
    "size": "image size",
    "audio": "media",
    "embed": "media",
    "iframe": "media",
    "object": "media",
    "script": "media",
    "video": "media",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("ul", "ol", "li", "dl", "dt", "dd"), "list"),
    **dict.fromkeys(("table", "tr", "th", "td", "caption"), "table"),
}
_NEAR: Final = 3  # characters within which a sign is the next one of the text, and none of a tag
_NAME = re.compile(r"<?([\w-]+)")
_TOKEN = re.compile(f"{OPEN}[^{CLOSE}]*{CLOSE}")
_PIECE = re.compile(r"\w+|[^\w\s]")


class Kinds(NamedTuple):
    """How often what is gone, and what has come, is of which kind."""

    lost: dict[str, int]
    gained: dict[str, int]


def kinds(was: str, now: str) -> Kinds:
    """Return of which kinds is what only one of two forms has; `order` where both have the same.

    Text that is only split otherwise into words is the same text.
    """
    removed, added = differing(was, now)
    gone, come = Counter(_things(removed)), Counter(_things(added))
    if _text(removed) == _text(added):
        gone, come = _without_text(gone), _without_text(come)
    lost, gained = _counted(gone - come), _counted(come - gone)
    return Kinds(lost, gained) if lost or gained or was == now else Kinds({"order": 1}, {})


def without(form: str, names: Collection[str]) -> str:
    """Return a form without the tokens of some names."""
    return _TOKEN.sub(
        lambda token: "" if token[0][1:-1].partition(" ")[0] in names else token[0], form
    )


def place(now: str, was: str, text: str) -> int:
    """Return where in its text a form begins to differ from another one, as well as words tell it."""
    at = 0
    for piece in _before(now, was):
        found = text.find(piece, at)
        if found >= 0 and (piece.isalnum() or found - at <= _NEAR):
            at = found + len(piece)
    return len(text) - len(text[at:].lstrip())


def _before(now: str, was: str) -> Iterator[str]:
    """Yield the words and signs of a form before the place where another one begins to differ."""
    shorter = min(len(was), len(now))
    place = next((at for at in range(shorter) if was[at] != now[at]), shorter)
    opened = now.rfind(OPEN, 0, place)
    if opened > now.rfind(CLOSE, 0, place):
        place = opened  # in the midst of a token
    text = _TOKEN.sub(" ", now[:place])
    return (word[0] for word in _PIECE.finditer(text))


def _things(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what words and tokens are: a kind, and what tells one of the kind from another."""
    for word in words:
        if not word.startswith(OPEN):
            yield "text", word
            continue
        name = word[1:-1]
        if name == "mark" or name.startswith(("mark ", "/")):
            for mark in name.removeprefix("mark").strip().split(", "):
                if mark and not name.startswith("/"):
                    yield _kind(mark), mark
        else:
            yield _kind(name), name


def _kind(name: str) -> str:
    found = _NAME.match(name)
    tag = found[1] if found else name
    return _KINDS.get(tag, tag)


def _text(words: Iterable[str]) -> str:
    return "".join(word for word in words if not word.startswith(OPEN))


def _without_text(counts: Counter[tuple[str, str]]) -> Counter[tuple[str, str]]:
    return Counter({thing: number for thing, number in counts.items() if thing[0] != "text"})


def _counted(things: Counter[tuple[str, str]]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for (kind, _), number in things.items():
        counts[kind] += number
    return dict(counts.most_common())
