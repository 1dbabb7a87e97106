"""Declared losses that change what stands around them: both documents are read without them.

Elements that are unwrapped, unlinked or linked are read as their content, or as the link, before
and after; as many as are declared must be gone, and those that are left must stand where they stood.
What is dropped is taken out of the document before: the proof finds its element in the source
itself, and looks that it is one element, all of it, and the one that is named. Emphasis may go from
punctuation that stands in it alone. A kind, an element or an attribute that no row here names is
refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Final

from postlint.post.body import Body
from postlint.post.html import VOID, summary, walk
from postlint.post.rewriting import Instead, rewritten
from postlint.proof.pieces import WHITE, written
from postlint.proof.places import PLACE, Places
from postlint.proof.words import BLOCKS, MARKS, TRANSPARENT_BLOCK, WRITTEN_BLOCKS
from postlint.text import Edit, Span, apply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from postlint.loss import Loss
    from postlint.post.html import Element
    from postlint.post.rewriting import Part

KINDS: Final = frozenset(("unwrapped", "unlinked", "linked", "dropped", "idle-emphasis"))
"""The kinds of loss that are read here."""

UNWRAPPED_INLINE: Final = frozenset(
    (*MARKS, *"abbr bdo button output q rb rbc rp rt rtc ruby".split())
)
"""Inline elements that may go from around their content."""

UNWRAPPED_BLOCK: Final = frozenset(
    "address blockquote dd details dl dt fieldset form h1 h2 h3 h4 h5 h6 legend summary".split()
)
"""Block elements that may: their content still is apart from what stands around."""

LINKED: Final = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src", "data-src"),
    "object": ("data",),
    "video": ("src",),
}
"""Elements that a link may stand for, and the attributes with the address of what they show."""

_PARTS: Final = frozenset("caption dd dt legend li optgroup option summary td th tr".split())
_APART: Final = (TRANSPARENT_BLOCK.keys() | BLOCKS | WRITTEN_BLOCKS) - _PARTS
"""Elements that end a paragraph where they stand, and still do when they are gone."""

EMPHASIS: Final = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}
"""Emphasis that may go from punctuation, and how the loss is called."""

_NOT_IDLE: Final = ":not(b):not(br):not(em):not(i):not(span):not(strong)"

_MARK: Final = "data-postlint-dropped"
_START_TAG: Final = re.compile(r"<[a-zA-Z][^\s/>]*")
_COMMENT: Final = re.compile(r"<!--(.*?)-->", re.DOTALL)


def without(
    before: str,
    after: str,
    losses: Sequence[Loss],
    renders: tuple[Callable[[str], str], Callable[[str], str]],
    *,
    is_html: bool = False,
) -> tuple[str, str]:
    """Return both documents as HTML, without the declared losses.

    Args:
        before: the body as it was; the spans of what is dropped count in it.
        after: the body as it would be.
        losses: losses of the `KINDS`.
        renders: return the HTML that a site makes of the body before, and after.
        is_html: the body before is HTML.

    Raises:
        LookupError: if a loss is not what it says.

    """
    dropped = sorted((loss for loss in losses if loss.kind == "dropped"), key=lambda it: it.span)
    unwrapped = Counter(loss.token for loss in losses if loss.kind == "unwrapped")
    linked = Counter(loss.token for loss in losses if loss.kind == "linked")
    unlinked = Counter(loss.token for loss in losses if loss.kind == "unlinked")
    idle = Counter(f"idle {loss.token}" for loss in losses if loss.kind == "idle-emphasis")
    _check(unwrapped, linked, unlinked, idle)
    marked = _Marked(before, dropped, is_html=is_html)
    old = _Without(unwrapped, linked + unlinked + idle, marked.names)
    new = _Without(unwrapped, linked + unlinked + idle, {})
    documents = old.read(marked.html(renders[0])), new.read(renders[1](after))
    if missing := marked.names.keys() - old.dropped:
        raise LookupError(f"{marked.names[min(missing)]}, which is no element of the document")
    for name, number in (unwrapped + linked + unlinked + idle).items():
        gone = old.found[name].total() - new.found[name].total()
        if gone != number:
            raise LookupError(f"{name} {number} times, and {gone} are gone")
        if not new.found[name] <= old.found[name]:
            raise LookupError(f"{name}, and one that is left stands elsewhere")
    return documents


def _check(
    unwrapped: Iterable[str], linked: Iterable[str], unlinked: Iterable[str], idle: Iterable[str]
) -> None:
    """Refuse names of what may not go."""
    for tag in unwrapped:
        if tag not in UNWRAPPED_INLINE | UNWRAPPED_BLOCK:
            raise LookupError(f"<{tag}> around its content, which cannot go alone")
    for name in linked:
        if name.partition(" ")[0] not in LINKED:
            raise LookupError(f"{name}, which no link stands for")
    for name in unlinked:
        if not name.startswith("a "):
            raise LookupError(f"{name}, which is no link")
    for name in idle:
        if name.removeprefix("idle ") not in EMPHASIS.values():
            raise LookupError(f"{name}, which is no emphasis")


class _Marked:
    """A body in which each dropped element has an attribute that tells which it is.

    Text and comments that are dropped stand in an element of their own that has it.
    """

    def __init__(self, body: str, dropped: Sequence[Loss], *, is_html: bool) -> None:
        self._body = body
        self.names: dict[str, str] = {}
        """What is dropped, by the value of the attribute."""
        self._marks: list[Edit] = []
        if not dropped:
            return
        if _MARK in body:
            raise LookupError(f"something, where `{_MARK}` stands")
        syntax = "html" if is_html else "markdown"
        elements = Body(body, Span(0, len(body)), syntax=syntax).elements  # type: ignore[arg-type]
        starts = {it.start_tag.start: it for it in elements if it.origin == "html"}
        end = 0
        for number, loss in enumerate(dropped):
            if not end <= loss.span.start < loss.span.end <= len(body):
                raise LookupError(f"{loss.token}, which does not stand alone")
            end = loss.span.end
            name = str(number)
            self.names[name] = loss.token
            self._mark(loss, name, starts.get(loss.span.start))

    def _mark(self, loss: Loss, name: str, element: Element | None) -> None:
        span, source = loss.span, loss.span.of(self._body)
        mark = f' {_MARK}="{name}"'
        if _START_TAG.match(source):
            if element is None or not _is_all_of(element, span):
                raise LookupError(f"{loss.token}, which is not one whole element")
            said = summary(element.tag, element.attributes, element.text)
            place = span.start + _start_tag(source)
            self._marks.append(Edit(Span(place, place), mark))
        else:
            comment = _COMMENT.fullmatch(source)
            words = comment[1] if comment else source
            if comment is None and ("<" in source or ">" in source):
                raise LookupError(f"{loss.token}, which is not text alone")
            said = summary("comment" if comment else "text", {}, words)
            self._marks.append(Edit(Span(span.start, span.start), f"<span{mark}>"))
            self._marks.append(Edit(Span(span.end, span.end), "</span>"))
        if said != loss.token:
            raise LookupError(f"{loss.token}, and there stands {said}")

    def html(self, render: Callable[[str], str]) -> str:
        """Return the document with the marks, after a look that they change nothing else."""
        if not self._marks:
            return render(self._body)
        html = render(apply(self._body, _joined(self._marks)))
        plain = _WRAPPED.sub(r"\1", html) if f"<span {_MARK}" in html else html
        if _ATTRIBUTE.sub("", plain) != render(self._body):
            raise LookupError("something that Markdown reads otherwise where it is alone")
        return html


_WRAPPED: Final = re.compile(rf'<span {_MARK}="\d+">(<!--.*?-->|[^<>]*)</span>', re.DOTALL)
_STANDS: Final = re.compile(rf' {PLACE}="\d+"')
_ATTRIBUTE: Final = re.compile(rf' {_MARK}="\d+"')


def _joined(marks: list[Edit]) -> list[Edit]:
    """Return the edits with those at one place as one."""
    by_place: dict[Span, str] = {}
    for edit in marks:
        by_place[edit.span] = by_place.get(edit.span, "") + edit.text
    return [Edit(span, text) for span, text in by_place.items()]


def _start_tag(source: str) -> int:
    match = _START_TAG.match(source)
    return match.end() if match else 0


def _is_all_of(element: Element, span: Span) -> bool:
    """Say whether a span is an element from its start tag to its end tag."""
    if element.tag in VOID:
        return element.start_tag == span
    end = element.end_tag
    return end is not None and Span(element.start_tag.start, end.end) == span


class _Without:
    """Reads documents without what is lost; counts what is found, by where it stands."""

    def __init__(
        self, unwrapped: Counter[str], linked: Counter[str], dropped: dict[str, str]
    ) -> None:
        self._unwrapped = unwrapped
        self._linked = linked
        self._names = dropped
        self._seen: list[tuple[str, str]] = []
        self.found: dict[str, Counter[tuple[str, int, int]]] = {
            name: Counter() for name in (*unwrapped, *linked)
        }
        self.dropped: set[str] = set()

    def read(self, html: str) -> str:
        """Return a document without what is lost."""
        if PLACE in html:
            raise LookupError(f"something, where `{PLACE}` stands")
        try:
            left = rewritten(html, self._instead)
        except ValueError as error:
            raise LookupError(f"something, but {error}") from None
        if not self._seen:
            return left
        places = Places()
        walk(left, places)
        for number, start, end in places.found:
            name, said = self._seen[number]
            self.found[name][said, start, end] += 1
        return _STANDS.sub("", left)

    def _instead(self, part: Part) -> Instead | None:
        tag, attributes = part.tag, part.attributes
        name = attributes.get(_MARK, "")
        if name in self._names:
            self.dropped.add(name)
            return Instead("div", {}, "") if tag in _APART else Instead("")
        if tag in self._unwrapped:
            kept = {key: value for key, value in attributes.items() if key != "title"}
            left = "div" if tag in UNWRAPPED_BLOCK else "span"
            return Instead(left, {**kept, **self._place(tag, part)})
        if tag == "a" and (link := f"a {attributes.get('href', '').strip(WHITE)}") in self._linked:
            kept = {key: it for key, it in attributes.items() if key not in {"href", "title"}}
            return Instead("span", {**kept, **self._place(link, part)})
        if (name := f"idle {EMPHASIS.get(tag)}") in self._linked and _is_idle(part):
            return Instead("span", {**attributes, **self._place(name, part)})
        if self._linked and tag in LINKED and (address := _address(part)):
            shown = f"{tag} {address}"
            if shown in self._linked:
                text = attributes.get("title") or address
                return Instead("a", {"href": address, **self._place(shown, part)}, text)
        return None

    def _place(self, name: str, part: Part) -> dict[str, str]:
        """Return the attribute that tells where an element stands, and note what it says."""
        said = "" if part.tag in MARKS else written(part.tag, tuple(part.attributes.items()))
        self._seen.append((name, said))
        return {PLACE: str(len(self._seen) - 1)}


def _is_idle(part: Part) -> bool:
    """Say whether emphasis holds nothing but punctuation."""
    text = part.text.strip(WHITE)
    return (
        text != ""
        and all(it in WHITE or unicodedata.category(it)[0] == "P" for it in text)
        and part.first(_NOT_IDLE) is None
    )


def _address(part: Part) -> str:
    """Return the address of what an element shows, or nothing."""
    names = LINKED[part.tag]
    found = [part.attributes.get(name, "").strip() for name in names]
    if not any(found) and part.tag in {"audio", "video"}:
        source = part.first("source")
        found = [source.attributes.get("src", "").strip()] if source else []
    return next((address for address in found if address and address != "about:blank"), "")
