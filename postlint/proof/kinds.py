"""Of which kinds is what differs between two documents, and where something is gone."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from postlint.proof.difference import WINDOW, Form, differ, differing, opcodes
from postlint.proof.pieces import CLOSE, OPEN, PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_KINDS: Final = {
    "a": "link",
    "img": "image",
    "strong": "bold",
    "em": "emphasis",
    "del": "strikethrough",
    "br": "line break",
    "lang": "language",
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
_NAME: Final = re.compile(r"<?([\w-]+)")
_TOKEN: Final = re.compile(f"{OPEN}[^{CLOSE}]*{CLOSE}")


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


class FirstLoss(NamedTuple):
    """The first thing that is gone: what became of what is around it, and the words beside it."""

    message: str
    before: tuple[str, ...]
    after: str


def first_loss(was: str, now: str) -> FirstLoss:
    """Return the first difference by which something is gone; the first of all if nothing is."""
    old, new = Form(was), Form(now)
    found = [change for change in opcodes(old.words, new.words) if change[0] != "equal"]
    if not found:  # but for white space
        return FirstLoss(differ(was, now)[0], (), "")
    lost = Counter(_things(word for _, i, j, _, _ in found for word in old.words[i:j]))
    lost -= Counter(_things(word for _, _, _, k, n in found for word in new.words[k:n]))
    _, i, _, k, _ = next(
        (it for it in found if any(thing in lost for thing in _things(old.words[it[1] : it[2]]))),
        found[0],
    )
    left, right = (_start(form, at) for form, at in ((old, i), (new, k)))
    message = differ(was[left : left + WINDOW], now[right : right + WINDOW])[0]
    return FirstLoss(
        message,
        tuple(word for word in new.words[:k] if word[0] != OPEN),
        next((word for word in new.words[k:] if word[0] != OPEN), ""),
    )


def _start(form: Form, at: int) -> int:
    """Return where the paragraph begins that a word stands in."""
    place = form.places[at][0] if at < len(form.places) else len(form.form)
    return max(form.form.rfind(PARAGRAPH, 0, place), 0)


def place(loss: FirstLoss, text: str) -> int:
    """Return where in a text something is gone, as well as the words beside it tell."""
    at = 0
    for word in loss.before:
        found = text.find(word, at)
        if found >= 0 and (word.isalnum() or found - at <= _NEAR):
            at = found + len(word)
    return max(at, text.find(loss.after, at))


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
