"""What differs between two canonical forms, in words for people."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from postlint.proof.intended import differs_in
from postlint.proof.pieces import CLOSE, ESCAPE, OPEN, PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CONTEXT: Final = 60
"""How many characters of each side a message shows."""

LONG: Final = 1000
"""Words of both sides; more are first matched paragraph by paragraph."""

NEAR: Final = 12
"""Differences that are no more words apart than this are shown as one."""

BEFORE: Final = 15
"""How many characters a message shows before a difference."""

WINDOW: Final = 2_000
"""How many characters behind the first difference a message looks at."""

_TOKEN: Final = f"{OPEN}[^{CLOSE}]*{CLOSE}"
_WORDS: Final = re.compile(f"{_TOKEN}|[^ {OPEN}]+")
_PARTS: Final = re.compile(rf"{_TOKEN}|{ESCAPE}\d|\w+|[^\w ]")
_TOKENS: Final = re.compile(f"( ?)({_TOKEN})")
_MARK: Final = f"{OPEN}mark"
_SIGNS: Final = {"strong": "**", "em": "*", "del": "~~"}
_ESCAPED: Final = {f"{ESCAPE}0": ESCAPE, f"{ESCAPE}1": "⟨", f"{ESCAPE}2": "⟩"}

Change = tuple[str, int, int, int, int]


class Changes(NamedTuple):
    """What differs, in the words of a fix that ``intends`` it, and in parts.

    ``gone`` and ``come`` are the text of one side alone, without the spaces between its words, and
    ``made`` the tokens that only the new side has.
    """

    intends: tuple[str, ...]
    gone: str
    come: str
    made: tuple[str, ...]


class Form:
    """A canonical form as words and tokens, each with where it stands."""

    def __init__(self, form: str, pattern: re.Pattern[str] = _PARTS) -> None:
        self.form = form
        self.words: list[str] = []
        self.places: list[tuple[int, int]] = []
        self.gaps: list[int] = []
        """How many spaces stand before each; those before marks are those of the text."""
        gap = last = 0
        for match in pattern.finditer(form):
            self.words.append(match[0])
            self.places.append(match.span())
            gap += match.start() - last
            last = match.end()
            is_mark = match[0].startswith(_MARK)
            self.gaps.append(0 if is_mark else gap)
            gap = gap if is_mark else 0

    def text(self, at: int) -> int:
        """Return where the next word that is no mark stands."""
        while at < len(self.words) and self.words[at].startswith(_MARK):
            at += 1
        return at

    def is_inline(self, at: int) -> bool:
        """Say whether a word is text, or the marks of text."""
        return 0 <= at < len(self.words) and (
            self.words[at][0] != OPEN or self.words[at].startswith(_MARK)
        )


def is_meant(was: str, now: str, intends: Sequence[str]) -> bool:
    """Say whether the difference between two forms is what a fix intends, and nothing else."""
    return _differs_in_words(was, now, intends) or differs_in(was, now, intends)


def _differs_in_words(was: str, now: str, intends: Sequence[str]) -> bool:
    old, new = Form(was, _WORDS), Form(now, _WORDS)
    found: Counter[str] = Counter()
    for kind, i, j, k, n in opcodes(old.words, new.words):
        if kind == "equal":
            first = old.text(i) + 1  # the space before the first is that of the change before
            if old.gaps[first:j] != new.gaps[first - i + k : n]:
                return False
            continue
        found.update(f"-{_plain(word)}" for word in old.words[i:j])
        found.update(f"+{_plain(word)}" for word in new.words[k:n])
        around = ((old, i - 1), (old, j), (new, k - 1), (new, n))
        if all(form.is_inline(at) for form, at in around):
            gaps = old.gaps[i : old.text(j) + 1], new.gaps[k : new.text(n) + 1]
            if any(gaps[0]) != any(gaps[1]):
                return False
    return found == Counter(intends)


def changes(was: str, now: str) -> Changes:
    """Return the whole difference between two forms, as a fix would intend it."""
    removed, added = differing(was, now, _WORDS)
    return Changes(
        tuple([f"-{_plain(word)}" for word in removed] + [f"+{_plain(word)}" for word in added]),
        "".join(_plain(word) for word in removed if word[0] != OPEN),
        "".join(_plain(word) for word in added if word[0] != OPEN),
        tuple(_plain(word) for word in added if word[0] == OPEN and word not in removed),
    )


def describe(was: str, now: str) -> str:
    """Return a message of one line that says what differs first."""
    shorter = min(len(was), len(now))
    place = next((at for at in range(shorter) if was[at] != now[at]), shorter)
    start = max(was.rfind(PARAGRAPH, 0, place), 0)
    return differ(was[start : place + WINDOW], now[start : place + WINDOW])[0]


def differ(was: str, now: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return a message of one line, and the words and tokens that only one of two forms has."""
    old, new = Form(was, _PARTS), Form(now, _PARTS)
    changes = [change for change in opcodes(old.words, new.words) if change[0] != "equal"]
    removed = tuple(_plain(word) for _, i, j, _, _ in changes for word in old.words[i:j])
    added = tuple(_plain(word) for _, _, _, k, n in changes for word in new.words[k:n])
    if changes:
        _, i, j, k, n = _first(changes)
    else:
        place = next(at for at, (a, b) in enumerate(zip(was, now, strict=False)) if a != b)
        i, k = (sum(start < place for start, _ in form.places) for form in (old, new))
        j, n = i, k
    left, right = _shown(old, i, j), _shown(new, k, n)
    if left == right:
        left, right = _shown(old, i, j, around=""), _shown(new, k, n, around="")
    left, right = _cut(left, right)
    return f"`{left}` became `{right}`", removed, added


def differing(was: str, now: str, pattern: re.Pattern[str] = _PARTS) -> tuple[list[str], list[str]]:
    """Return the words and tokens that only one of two forms has, as they stand there."""
    old, new = Form(was, pattern).words, Form(now, pattern).words
    found = [change for change in opcodes(old, new) if change[0] != "equal"]
    removed = [word for _, i, j, _, _ in found for word in old[i:j]]
    return removed, [word for _, _, _, k, n in found for word in new[k:n]]


def opcodes(old: list[str], new: list[str]) -> Iterator[Change]:
    """Match two lists after their common start and before their common end, which is most."""
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    end = next(
        (at for at in range(shorter - start) if old[-1 - at] != new[-1 - at]), shorter - start
    )
    yield "equal", 0, start, 0, start
    middle = old[start : len(old) - end], new[start : len(new) - end]
    for kind, i, j, k, n in _matched(*middle):
        yield kind, i + start, j + start, k + start, n + start
    yield "equal", len(old) - end, len(old), len(new) - end, len(new)


def _matched(old: list[str], new: list[str]) -> Iterator[Change]:
    """Match two lists; long ones paragraph by paragraph first, for time grows with the square."""
    if len(old) + len(new) < LONG:
        yield from SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        return
    left, right = _paragraphs(old), _paragraphs(new)
    matcher = SequenceMatcher(None, _texts(old, left), _texts(new, right), autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        i, j, k, n = left[a], left[b], right[c], right[d]
        if kind != "replace" or j - i + n - k > LONG:
            yield kind, i, j, k, n
            continue
        within = SequenceMatcher(None, old[i:j], new[k:n], autojunk=False)
        for part, start, end, new_start, new_end in within.get_opcodes():
            yield part, i + start, i + end, k + new_start, k + new_end


def _paragraphs(words: list[str]) -> list[int]:
    """Return where the paragraphs of a list of words begin, and its end."""
    places = [at for at, word in enumerate(words) if word == PARAGRAPH and at]
    return [0, *places, len(words)]


def _texts(words: list[str], places: list[int]) -> list[tuple[str, ...]]:
    return [tuple(words[start:end]) for start, end in pairwise(places)]


def _first(changes: list[Change]) -> Change:
    """Return the first change, with those that are near to it."""
    kind, i, j, k, n = changes[0]
    for _, start, end, new_start, new_end in changes[1:]:
        if start - j > NEAR or new_start - n > NEAR:
            break
        j, n = end, new_end
    return kind, i, j, k, n


def _plain(word: str) -> str:
    word = word.removeprefix(OPEN).removesuffix(CLOSE)
    for escaped, shown in _ESCAPED.items():
        word = word.replace(escaped, shown)
    return word


def _shown(form: Form, start: int, end: int, around: str = " ") -> str:
    """Return words as a person would write them, with some context on each side.

    Args:
        form: where they stand.
        start: the first word.
        end: the word after the last.
        around: what stands around tokens, to be read more easily.

    """
    if not form.places:
        return ""
    words, last = form.words, len(form.words) - 1
    start = max(0, start - 1)
    end = min(end, last)
    while end < last and words[end].startswith(f"{OPEN}mark "):
        end += 1
    left, right = form.places[start][0], form.places[end][1]
    signs = _Signs(_marks_at(form.form, left), around)
    text = _TOKENS.sub(signs, form.form[left:right]) + signs.rest()
    return _readable(re.sub(" +", " ", text).strip(" ").removeprefix("⟨p⟩ "))


class _Signs:
    """Writes tokens in Markdown where it has words for them, one after the other."""

    def __init__(self, marks: list[str], around: str) -> None:
        self._marks = marks
        self._around = around

    def __call__(self, match: re.Match[str]) -> str:
        space, name = match[1], match[2][1:-1]
        if name == "mark" or name.startswith("mark "):
            left, self._marks = self._marks, _marks(name)
            return "".join([*map(_end, reversed(left)), space, *map(_start, self._marks)])
        if name == "p":
            self._marks = []
        return f"{space}{self._around}⟨{_plain(name)}⟩{self._around}"

    def rest(self) -> str:
        """Return the ends of the marks that are still open."""
        return "".join(map(_end, reversed(self._marks)))


def _marks_at(form: str, place: int) -> list[str]:
    """Return the marks that text has at a place."""
    found = form.rfind(f"{OPEN}mark", 0, place)
    if found <= form.rfind(f"{OPEN}p{CLOSE}", 0, place):
        return []
    return _marks(form[found + 1 : form.index(CLOSE, found)])


def _marks(written: str) -> list[str]:
    return [mark for mark in written.removeprefix("mark").strip(" ").split(", ") if mark]


def _start(mark: str) -> str:
    return "[" if mark.startswith("a ") else _SIGNS.get(mark, f"<{_plain(mark)}>")


def _end(mark: str) -> str:
    if mark.startswith("a "):
        return f"]({_plain(mark[2:])})"
    return _SIGNS.get(mark, f"</{mark.partition('=')[0]}>")


def _readable(text: str) -> str:
    """Return text on one line, with an escape for each character that shows nothing."""
    return "".join(
        sign if sign.isprintable() or sign == "\xa0" else repr(sign)[1:-1] for sign in _plain(text)
    )


def _cut(old: str, new: str) -> tuple[str, str]:
    """Shorten two texts to where they differ."""
    shorter = min(len(old), len(new))
    same = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    start = same - BEFORE if same > 2 * BEFORE else 0
    cut = [f"…{text[start:]}" if start else text for text in (old, new)]
    old, new = (f"{text[:CONTEXT]}…" if len(text) > CONTEXT else text for text in cut)
    return old, new
