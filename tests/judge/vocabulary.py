"""What the second judge overlooks, and what it takes for the same: each row with its reason.

Everything that stands in none of these tables counts: an element with its tag and all its
attributes, an attribute with its value, a character as itself.
"""

from __future__ import annotations

import re

SAME_TAG = {
    "b": "strong",  # both are drawn bold
    "i": "em",  # both are drawn italic
    "samp": "code",  # all three are drawn in a fixed pitch
    "tt": "code",
    "s": "del",  # all three are drawn struck through
    "strike": "del",
    "menu": "ul",  # the standard says: render as ul
    "dir": "ul",
    "listing": "pre",  # the standard says: render as pre
}

TRANSPARENT_BLOCKS = {
    "article": "a box without a look of its own; ends a paragraph",
    "aside": "as article",
    "center": "alignment, which the style sheet of a site decides",
    "div": "as article",
    "figcaption": "a paragraph beside its image",
    "figure": "as article",
    "footer": "as article",
    "header": "as article",
    "hgroup": "as article",
    "main": "as article",
    "nav": "as article",
    "search": "as article",
    "section": "as article",
}

TRANSPARENT_INLINES = {
    "bdi": "isolates directions; its text is read the same",
    "data": "a value for machines",
    "font": "colour and face, which the style sheet of a site decides",
    "ignore_js_op": "Discuz's, around an attachment; for its scripts",
    "label": "only names a form control",
    "nobr": "where lines may break on narrow screens",
    "picture": "chooses among sources of the same image",
    "span": "nothing without a class or style",
    "time": "a date for machines",
    "wbr": "where lines may break on narrow screens",
}

OFFICE = ("o:", "st1:", "v:", "w:")
"""How elements begin that Word leaves behind; browsers draw their content only."""

INVISIBLE = {
    "base": "not drawn",
    "link": "not drawn",
    "meta": "not drawn",
    "template": "not drawn",
    "title": "not drawn inside a body",
}

ACTIVE = ("script", "style")
"""Not drawn: may go, and must not come (compared on their own)."""

MARKS = frozenset(
    [
        "strong",
        "em",
        "code",
        "del",
        "u",
        "sup",
        "sub",
        "kbd",
        "mark",
        "small",
        "big",
        "ins",
        "var",
        "cite",
        "dfn",
        "q",
        "ruby",
        "rb",
        "rt",
        "rtc",
        "rp",
    ]
)
"""Inline formatting whose attributes nobody sees; adjacent runs merge, nesting has no order."""

BLOCKS = frozenset(
    [
        "address",
        "blockquote",
        "body",
        "dd",
        "details",
        "dialog",
        "dl",
        "dt",
        "fieldset",
        "form",
        "legend",
        "noscript",
        "summary",
    ]
)
"""Elements that end a paragraph and count themselves."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}

OBJECTS = frozenset(
    [
        "area",
        "audio",
        "canvas",
        "embed",
        "iframe",
        "input",
        "map",
        "math",
        "meter",
        "object",
        "param",
        "progress",
        "select",
        "source",
        "svg",
        "textarea",
        "track",
        "video",
        "frameset",
        "frame",
    ]
)
"""Media and controls: one thing in a line of text, which counts with all that is in it."""

IGNORED_ATTRIBUTES = {
    "class": "a hook for the site's style sheet",
    "style": "looks, which the style sheet of a site decides (but see `hidden` in document.py)",
    "id": "a target; those that a link points at are compared on their own",
    "target": "where a link opens",
    "rel": "for machines",
    "width": "size, not content",
    "height": "size, not content",
    "srcset": "other sizes of the same image",
    "sizes": "chooses among srcset",
    "loading": "when to fetch",
    "decoding": "when to decode",
    "fetchpriority": "when to fetch",
    "referrerpolicy": "what the browser tells the server",
    "crossorigin": "how to fetch",
    "integrity": "how to fetch",
    "itemprop": "microdata, for machines",
    "itemscope": "microdata",
    "itemtype": "microdata",
    "itemid": "microdata",
    "itemref": "microdata",
    "property": "RDFa, for machines",
    "typeof": "RDFa",
    "vocab": "RDFa",
    "role": "accessibility role, given by the element itself in Markdown",
    "tabindex": "order of the tab key",
    "lang": "for spelling and fonts; counted apart",
    "xml:lang": "browsers do not read it",
    "dir": "counts by itself, where it is rtl (see document.py)",
    "align": "alignment, which the style sheet decides; counts on table cells",
    "valign": "as align",
    "border": "looks",
    "bgcolor": "looks",
    "color": "looks",
    "face": "looks",
    "size": "looks",
    "hspace": "looks",
    "vspace": "looks",
    "cellpadding": "looks",
    "cellspacing": "looks",
    "frameborder": "looks",
    "marginheight": "looks",
    "marginwidth": "looks",
    "scrolling": "looks",
    "cite": "a source for machines: no browser shows it",
    "datetime": "a date for machines",
    "xmlns": "for parsers",
}

IGNORED_PREFIXES = {
    "data-": "for scripts",
    "aria-": "accessibility, given by the element itself in Markdown",
    "on": "event handlers: behaviour, not content",
    "v-": "for scripts (Vue)",
}

BLANK_FILES = re.compile(
    r"(?:^|/)(?:1x1|blank|dot|gr[ae]y|lazy|lazy-?load|loading|none|pixel|placeholder|sg_trans|spacer|transparent)"
    r"\.[a-z]+$",
    re.IGNORECASE,
)
"""What a script replaces, as its name says."""

LAZY_SOURCES = (
    "data-src",
    "data-lazy-src",
    "data-actualsrc",
    "data-original",
    "real_src",  # Sina
    "file",  # Discuz
)
"""Where scripts keep the real source of an image, the first that is not empty wins. They are
asked only where `src` is missing, empty or a placeholder; otherwise `src` stands. Where
there is none of these, the largest of `srcset` is what browsers may load."""


def matters(attribute: str) -> bool:
    """Say whether an attribute counts on an element that counts."""
    return attribute not in IGNORED_ATTRIBUTES and not attribute.startswith(tuple(IGNORED_PREFIXES))
