"""What the proof knows of HTML: three tables, each row with its reason. All else counts.

The proof is default-deny. An element, an attribute or a character that no row here names is part
of the document that a reader sees, and must be the same before and after.
"""

from __future__ import annotations

from typing import Final

TRANSPARENT_INLINE: Final = {
    "span": "a hook for style",
    "font": "style, as span is",
    "bdi": "isolates direction; the text is the same",
    "label": "text of a form control",
    "time": "text for machines in an attribute, for readers inside",
    "data": "as time",
    "nobr": "style",
    "wbr": "a place where a line may break",
    "acronym": "without a title it says nothing",
    "picture": "its img is the image; its sources are other files of the same picture",
    "html": "made by the parser around every document",
    "head": "made by the parser around every document",
    "body": "made by the parser around every document",
    "thead": "its rows count, cell by cell",
    "tbody": "its rows count, cell by cell",
    "tfoot": "its rows count, cell by cell",
}
"""Inline elements, and wrappers, whose absence no reader notices."""

TRANSPARENT_BLOCK: Final = {
    "p": "a paragraph is where text is apart from other text, whatever element says so",
    "div": "a block without meaning",
    "article": "a division",
    "aside": "a division; its place in the text is kept",
    "body": "a division",
    "center": "style",
    "figcaption": "its text stays, apart from the image",
    "figure": "its image and its caption stay",
    "footer": "a division",
    "header": "a division",
    "hgroup": "a division",
    "main": "a division",
    "nav": "a division; its links stay",
    "search": "a division",
    "section": "a division",
}
"""Block elements that end a paragraph before and after, and say nothing more."""

INVISIBLE: Final = {
    "link": "loads a file for the page",
    "meta": "for machines",
    "col": "style of a column",
    "colgroup": "style of columns",
    "title": "shown by a window, not by the page",
    "param": "for a plug-in",
}
"""Elements that show nothing."""

MARKS: Final = {
    "strong": "strong",
    "b": "strong",  # browsers draw both alike, and Markdown has one
    "em": "em",
    "i": "em",  # browsers draw both alike, and Markdown has one
    "code": "code",
    "tt": "code",  # browsers draw both alike
    "samp": "code",  # browsers draw both alike
    "del": "del",
    "s": "del",  # browsers draw these three alike, and Markdown has one
    "strike": "del",
    "ins": "ins",
    "u": "u",
    "sup": "sup",
    "sub": "sub",
    "mark": "mark",
    "kbd": "kbd",
    "small": "small",
    "big": "big",
    "q": "q",
    "cite": "cite",
    "var": "var",
    "dfn": "dfn",
}
"""Inline elements that mark text: which mark. Marks are a set: their nesting shows nothing."""

BLOCKS: Final = frozenset(
    "address blockquote caption dd details dialog dir dl dt fieldset form h1 h2 h3 h4 h5 h6 hr legend"
    " li menu ol option optgroup pre summary table td th tr ul".split()
)
"""Block elements that count: the text before and after is apart from theirs."""

EMBEDS: Final = frozenset(("iframe", "video", "object", "embed"))
"""Media drawn as a box of its own: a paragraph ends before and after it."""

EMPTY_SHOWS_NOTHING: Final = frozenset(
    ("h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "menu", "dl")
)
"""Blocks that, with nothing inside, draw nothing but space."""

LAZY_SOURCES: Final = (
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-actualsrc",
    "data-orig-src",
    "data-echo",
)
"""Where a lazy image keeps its address until a script puts it into ``src``, likeliest first."""

PLACEHOLDERS: Final = ("data:image/", "about:blank")
"""What stands in ``src`` of a lazy image meanwhile."""

SILENT_ATTRIBUTES: Final = {
    "class": "style",
    "style": "style",
    "id": "counts where a link points at it, as a token of its own",
    "name": "as id",
    "role": "for assistive technology; the element says the same",
    "rel": "for machines",
    "target": "where a link opens",
    "tabindex": "keyboard order",
    "referrerpolicy": "what a request tells",
    "crossorigin": "how a request is made",
    "loading": "when an image loads",
    "decoding": "when an image is drawn",
    "fetchpriority": "when an image loads",
    "lang": "language of a text that is the same",
    "xml:lang": "as lang",
    "itemprop": "for machines",
    "itemscope": "for machines",
    "itemtype": "for machines",
}
"""Attributes of elements that count whose absence no reader notices (and ``data-*``, ``aria-*``,
``on*``: hooks for scripts and assistive technology)."""
