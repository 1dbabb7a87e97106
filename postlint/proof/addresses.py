"""Declared changes of addresses: the document before, with the links and images as they are now.

A declaration says which address became which, once for each link or image. The proof looks for
these itself: where the document after still has the old address, the links and images of both are
laid side by side, and only what stands opposite of another is taken for unchanged.
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from postlint.post.html import elements
from postlint.post.lazy_images import LAZY_SOURCES, SOURCE_SETS
from postlint.proof.pieces import candidate, url
from postlint.text import Edit, apply

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from postlint.loss import Loss
    from postlint.post.html import Element

_ATTRIBUTES: Final = {"a": ("href",), "img": ("src", *LAZY_SOURCES, *SOURCE_SETS)}


def readdressed(before: str, after: str, losses: Iterable[Loss]) -> str:
    """Return the document before with the declared addresses.

    Args:
        before: the document before, HTML.
        after: the document after, HTML.
        losses: those of the kind ``address``.

    Raises:
        LookupError: if a declaration is not what became of a link or an image, or not as often.

    """
    declared = Counter(loss.token for loss in losses)
    new = dict(map(_parts, declared))
    if len(new) < len(declared):
        raise LookupError("one address that became two")
    old = _Links(before, new)
    now = _Links(after, new)
    left = {name for names in now.names for name in names} & new.keys()
    changed = old.changed(now, left) if left else [True] * len(old.names)
    found: Counter[str] = Counter()
    edits: dict[int, Edit] = {}
    for element, names, is_changed in zip(old.elements, old.names, changed, strict=True):
        if not is_changed:
            continue
        if not _is_twin(element):
            found.update(f"address {name} -> {new[name]}" for name in names & new.keys())
        for edit in _edits(element, new):
            edits[edit.span.start] = edit
    wanted = Counter({_canonical(name): number for name, number in declared.items()})
    if found != wanted:
        name = min((found - wanted) | (wanted - found))
        raise LookupError(f"{name} {wanted[name]} times, and {found[name]} became so")
    return apply(before, [edits[place] for place in sorted(edits)])


class _Links:
    """The links and images of a document in order, each with its addresses."""

    def __init__(self, html: str, new: dict[str, str]) -> None:
        self._new = new
        self.elements = [one for one in elements(html, 0) if one.tag in _ATTRIBUTES]
        self.names = [{name for _, name in _addresses(one)} for one in self.elements]

    def changed(self, now: _Links, left: set[str]) -> list[bool]:
        """Say of each link and image whether it is not opposite of one that has its address still."""
        same = [False] * len(self.names)
        matcher = SequenceMatcher(None, self._classes(), now._classes(), autojunk=False)
        for start, opposite, length in matcher.get_matching_blocks():
            for step in range(length):
                here = self.names[start + step] & now.names[opposite + step]
                same[start + step] = bool(here & left)
        return [not is_same for is_same in same]

    def _classes(self) -> list[tuple[str, ...]]:
        return [
            (one.tag, *sorted({self._new.get(name, name) for name in names}))
            for one, names in zip(self.elements, self.names, strict=True)
        ]


def _addresses(element: Element) -> Iterator[tuple[str, str]]:
    """Yield each attribute of a link or an image that holds an address, and the address."""
    attributes = element.attributes
    for name in _ATTRIBUTES[element.tag]:
        if value := attributes.get(name):
            yield name, url(candidate(value) if name in SOURCE_SETS else value)


def _is_twin(element: Element) -> bool:
    """Say whether an image is for readers without scripts: it has the address of the one before."""
    around = element.parent
    while around is not None and around.tag != "noscript":
        around = around.parent
    return element.tag == "img" and around is not None


def _edits(element: Element, new: dict[str, str]) -> Sequence[Edit]:
    tag = element.start_tag
    if tag.start == tag.end:  # the parser's copy of an element whose tag was changed already
        return ()
    return [
        Edit(element.attribute_span(name), f'{name}="{_quoted(new[old])}"')
        for name, old in _addresses(element)
        if old in new
    ]


def _parts(token: str) -> tuple[str, str]:
    old, arrow, new = token.removeprefix("address ").partition(" -> ")
    if not token.startswith("address ") or not arrow or url(old) == url(new):
        raise LookupError(f"{token}, which is no address")
    return url(old), url(new)


def _canonical(token: str) -> str:
    return "address {} -> {}".format(*_parts(token))


def _quoted(value: str) -> str:
    return value.replace("&", "&amp;").replace('"', "&quot;")
