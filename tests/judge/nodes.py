"""Questions about one node of html5lib's tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from postlint.post.languages import LANGUAGES

from . import address
from .vocabulary import (
    BLANK_FILES,
    INVISIBLE,
    LAZY_SOURCES,
    OBJECTS,
    SAME_TAG,
    TRANSPARENT_BLOCKS,
    TRANSPARENT_INLINES,
    matters,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

COMMENT = "!--"
_URLS = frozenset({"action", "data", "formaction", "href", "poster", "src"})
_TRACKER = re.compile(
    r"//(pixel\.wp\.com|stats\.wordpress\.com/b\.gif|pixel\.quantserve\.com|b\.scorecardresearch\.com"
    r"|(www\.)?facebook\.com/tr|(www\.|ssl\.)?google-analytics\.com|feeds\.wordpress\.com/1\.0"
    r"|medium\.com/_/stat|[^/]+\.doubleclick\.net)\b"
)
_HIDDEN = re.compile(r"(?:^|;)\s*display\s*:\s*none\b", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"(?:^|\s)(?:lang(?:uage)?-|brush:\s*|highlight-source-|lang:|src-)([^\s;]+)"
)
_MARKERS = {"highlight", "hljs", "sourceCode", "prettyprint", "code"}


def tag(node: Element) -> str:
    """Return the element's name without its namespace, under the name that looks the same."""
    name: object = node.tag  # a comment has a function there
    if not isinstance(name, str):
        return COMMENT
    name = name.rpartition("}")[2]
    return SAME_TAG.get(name, name)


def collapse(text: str | None) -> str:
    """Return the text with white space collapsed and stripped."""
    return " ".join(re.split(r"[ \t\n\r\f]+", text or "")).strip(" ")


def hidden(node: Element) -> bool:
    """Say whether the element says of itself that it is not drawn."""
    return "hidden" in node.attrib or bool(_HIDDEN.search(node.get("style", "")))


def source(image: Element) -> str:
    """Return the URL of the image that a reader gets to see, scripts included."""
    src = image.get("src", "").strip()
    if not src or src.lower().startswith("data:") or BLANK_FILES.search(src):
        src = next(filter(None, (image.get(name, "").strip() for name in LAZY_SOURCES)), src)
    if not src:
        src = _largest(image.get("data-srcset") or image.get("srcset", ""))
    return address.normal(src)


def _largest(candidates: str) -> str:
    """Return the address of the largest image of a `srcset`."""
    found = [one.split() for one in re.split(r",\s+|(?<=\s\d[wx]),|(?<=\d\d[wx]),", candidates)]
    sizes = [
        (float(re.sub(r"\D", "", one[1]) or 1) if one[1:] else 1, one[0]) for one in found if one
    ]
    return max(sizes, key=lambda it: it[0])[1] if sizes else ""


def fill_pictures(root: Element) -> None:
    """Give the image of each picture the address of its first source, if it has none itself."""
    for picture in (node for node in root.iter() if tag(node) == "picture"):
        sets = [_largest(it.get("srcset", "")) for it in picture.iter() if tag(it) == "source"]
        for image in (node for node in picture.iter() if tag(node) == "img"):
            if not source(image) or source(image).startswith(("data:", "about:blank")):
                image.set("src", next(filter(None, sets), image.get("src", "")))


def is_pixel(image: Element) -> bool:
    """Say whether nobody sees an image: it is a dot, or only tells a server of its readers.

    A `noscript` that holds nothing else shows nothing either.
    """
    if tag(image) == "noscript" and len(image) and not collapse("".join(image.itertext())):
        return all(is_pixel(child) for child in image)
    if tag(image) != "img":
        return False
    sides = [image.get("width", ""), image.get("height", "")]
    sides += re.findall(r"(?:^|;)\s*(?:width|height)\s*:\s*([^;]*)", image.get("style", ""))
    dots = [side for side in sides if re.fullmatch(r"[01](px)?\s*", side)]
    return len(dots) >= 2 or bool(_TRACKER.search(image.get("src", "")))


def shows(image: Element) -> bool:
    """Say whether an image has anything to show: a source, or text instead of it."""
    return bool(source(image) or collapse(image.get("alt")))


def image(node: Element) -> str:
    """Return what counts of an image; a missing alternative text is an empty one."""
    title = collapse(node.get("title"))
    shown = f"image {source(node)} alt={collapse(node.get('alt'))!r}"
    return f"{shown} title={title!r}" if title else shown


def size(image: Element) -> list[str]:
    """Return the size that an image names by its attributes, and its side, if it does."""
    width, height = (image.get(side, "").strip() for side in ("width", "height"))
    floats = re.search(
        r"(?<![-\w])float\s*:\s*(left|right)\b", image.get("style", ""), re.IGNORECASE
    )
    align = collapse(image.get("align")) or (floats[1] if floats else "")
    found = [f"size {width}x{height}"] if width or height else []
    return [*found, f"align {align.lower()}"] if align else found


def link(node: Element) -> str:
    """Return what counts of a link."""
    title = collapse(node.get("title"))
    shown = f"link {address.normal(node.get('href', ''))}"
    return f"{shown} title={title!r}" if title else shown


def language(pre: Element) -> str:
    """Return the language of a code block by the conventions of highlighters."""
    for node in pre.iter():
        if tag(node) not in {"pre", "code"}:
            continue
        if found := named_around(node):
            return found
        names = set(node.get("class", "").split()) - _MARKERS
        names |= {node.get(name, "") for name in ("data-lang", "data-language", "lang")}
        known = names & LANGUAGES
        if len(known) == 1 and len(names - {""}) == 1:
            return known.pop()
    return ""


def named_around(node: Element) -> str:
    """Return the language that the class of an element names by its form, or beside a marker."""
    classes = node.get("class", "")
    if match := _LANGUAGE.search(classes):
        return match[1]
    names = classes.split()
    if tag(node) in {"div", "figure", "td"} and _MARKERS & set(names):
        known = [name for name in names if name in LANGUAGES - _MARKERS]
        return known[0] if len(known) == 1 else ""
    return ""


def only_pre(node: Element) -> Element | None:
    """Return the `pre` that is all there is in another: a highlighter's, with its line numbers."""
    inside = [pre for pre in node.iter() if tag(pre) == "pre" and pre is not node]
    if not inside or collapse("".join(node.itertext())) == "":
        return None
    shown = max(inside, key=lambda pre: len("".join(pre.itertext())))
    rest = "".join(node.itertext()).replace("".join(shown.itertext()), "", 1)
    return shown if not rest.strip() or is_count(rest) else None


def is_count(text: str) -> bool:
    """Say whether a text is nothing but numbers, each one more than the last."""
    numbers = text.split()
    return (
        bool(numbers)
        and all(it.isdecimal() for it in numbers)
        and [str(int(numbers[0]) + step) for step in range(len(numbers))] == numbers
    )


def start_tag(node: Element) -> str:
    """Return the start tag with the attributes that count, sorted."""
    parts = [tag(node)]
    for name, value in sorted(_attributes(node)):
        shown = address.normal(value) if name in _URLS else collapse(value)
        parts.append(f"{name}={shown!r}" if shown else name)
    return f"<{' '.join(parts)}>"


def whole(node: Element) -> str:
    """Return the element with all that is in it, in one spelling."""
    exact = tag(node) in {"textarea", "pre", "script", "style"}
    parts = [start_tag(node), _text(node.text, exact=exact)]
    for child in node:
        if tag(child) != COMMENT and not hidden(child):
            parts.append(whole(child))
        parts.append(_text(child.tail, exact=exact))
    return f"{''.join(parts)}</{tag(node)}>"


def overlooked(root: Element) -> set[Element]:
    """Return the elements that show nothing because of where they stand.

    A `source` in a `picture` names other sizes of its image. A `noscript` that holds nothing but
    the image beside it is its twin for readers without scripts: no reader sees both.
    """
    pictures = (node for node in root.iter() if tag(node) == "picture")
    found = {node for picture in pictures for node in picture.iter() if tag(node) == "source"}
    events = list(_events(root))
    for place, (kind, src, node) in enumerate(events):
        beside = events[max(place - 1, 0) : place] + events[place + 1 : place + 2]
        if kind == "noscript" and any(event[:2] == ("img", src) for event in beside):
            found.add(node)
    return found


def _attributes(node: Element) -> Iterator[tuple[str, str]]:
    for key, value in node.attrib.items():
        name = str(key).rpartition("}")[2]
        if matters(name):
            yield name, value


def _text(text: str | None, *, exact: bool) -> str:
    return text or "" if exact else collapse(text)


def _events(node: Element) -> Iterator[tuple[str, str, Element]]:
    """Yield images, text and noscripts that hold one image, in document order."""
    if tag(node) == "img":
        yield "img", source(node), node
    elif tag(node) == "noscript" and (src := _only_image(node)) is not None:
        yield "noscript", src, node
    elif tag(node) in OBJECTS:
        yield "thing", "", node
    elif tag(node) != COMMENT and tag(node) not in INVISIBLE:
        if (node.text or "").strip():
            yield "text", "", node
        for child in node:
            yield from _events(child)
            if (child.tail or "").strip():
                yield "text", "", child


def _only_image(noscript: Element) -> str | None:
    images = []
    for node in noscript.iter():
        if (node.text or "").strip() and tag(node) != COMMENT:
            return None
        if node is not noscript and (node.tail or "").strip():
            return None
        if tag(node) == "img":
            images.append(source(node))
        elif tag(node) not in _WRAPPERS:
            return None
    return images[0] if len(images) == 1 else None


_WRAPPERS = {*TRANSPARENT_BLOCKS, *TRANSPARENT_INLINES, "noscript", "p", "source", COMMENT}


def gone(node: Element) -> str:
    """Return how a report says that an element is gone from around what is in it."""
    kind = tag(node)
    if kind == "a":
        return f"unlinked: a {collapse(node.get('href', ''))}"
    if kind in {"ul", "ol"} and not any(tag(child) == "li" for child in _in_list(node)):
        return f"indent: {kind}"
    return f"unwrapped: {kind}"


def _in_list(node: Element) -> Iterator[Element]:
    for child in node:
        yield child
        if tag(child) not in {"ul", "ol"}:
            yield from _in_list(child)


def list_items(parent: Element) -> None:
    """Put a list around the items in a row that stand in none."""
    made = None
    for child in list(parent):
        list_items(child)
        if tag(child) != "li" or tag(parent) in {"ul", "ol", "menu", "dir"}:
            made = None
            continue
        if made is None or (made.tail or "").strip():
            made = ET.Element("ul")
            parent.insert(list(parent).index(child), made)
        parent.remove(child)
        made.append(child)
        made.tail, child.tail = child.tail, None


def fragments(root: Element) -> Iterator[str]:
    """Yield the names of the places in a document that its links point at."""
    for node in root.iter():
        href = node.get("href", "")
        if tag(node) == "a" and href[:1] == "#" and href not in {"#", "#top"}:
            yield unquote(href[1:])
