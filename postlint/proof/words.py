"""What the proof knows of HTML: its tables, each row with its reason. All else counts.

The proof is default-deny. An element or a character that no row here names is part of the document
that a reader sees, and must be the same before and after. Elements that a row here names count
with the attributes that show something; all others count with every attribute.
"""

from __future__ import annotations

from typing import Final

TRANSPARENT_INLINE: Final = {
    "span": "a hook for style",
    "font": "style, as span is",
    "bdi": "isolates direction; the text is the same",
    "label": "text of a form control; its `for` counts",
    "time": "text for machines in an attribute, for readers inside",
    "data": "as time",
    "nobr": "style",
    "wbr": "a place where a line may break",
    "acronym": "without a title it says nothing",
    "ignore_js_op": "how Discuz tells its scripts of an attachment",
    "picture": "its img is the image; its sources are other files of the same picture",
    "html": "made by the parser around every document",
    "head": "made by the parser around every document",
}
"""Inline elements, and wrappers, whose absence no reader notices."""

ROW_GROUPS: Final = {
    "thead": "its rows count, cell by cell; drawn first",
    "tbody": "its rows count, cell by cell",
    "tfoot": "its rows count, cell by cell; drawn last",
}
"""Parts of a table whose absence no reader notices, apart from where their rows are drawn."""

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
    "meta": "for machines; one that speaks for an HTTP header (a redirection) counts",
    "col": "style of a column",
    "colgroup": "style of columns",
    "title": "shown by a window, not by the page",
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
    "cite": "cite",
    "var": "var",
    "dfn": "dfn",
}
"""Inline elements that mark text: which mark."""

NESTS: Final = frozenset(("sup", "sub", "small", "big"))
"""Marks whose nesting shows (smaller, higher); all others are a set: nesting them shows nothing."""

RAISED: Final = frozenset(("sup", "sub"))
"""Marks that show on an image too: it stands higher or lower."""

SOFT: Final = frozenset(("strong", "em"))
"""Marks that do not show on a space; nor does a link. All others do."""

DRAWN: Final = frozenset(("u", "ins", "del", "mark", "code", "kbd"))
"""Marks that draw a line or a box even where there are only blanks: a line to fill in."""

BLOCKS: Final = frozenset(
    "address blockquote caption dd details dir dl dt h1 h2 h3 h4 h5 h6 hr"
    " li menu ol pre summary table td th tr ul".split()
)
"""Block elements that count: the text before and after is apart from theirs."""

WRITTEN_BLOCKS: Final = frozenset(
    "dialog fieldset form legend listing optgroup option plaintext xmp".split()
)
"""Block elements that count with every attribute: they work, or show what an attribute says."""

PREFORMATTED: Final = frozenset(("listing", "plaintext", "pre", "textarea", "xmp"))
"""Elements that show their white space as it is written."""

FOREIGN: Final = frozenset(("svg", "math"))
"""Elements of other languages: everything inside counts as written."""

OFFICE: Final = ("o:", "st1:", "v:", "w:")
"""How elements begin that Word leaves behind; browsers show what stands in them, and no more."""

CONDITIONS: Final = ("[if ", "[endif]", "StartFragment", "EndFragment")
"""How the comments begin that Word and the Internet Explorer read, and nobody else: conditions,
and the edges of what was pasted."""

EMPTY_SHOWS_NOTHING: Final = frozenset(
    ("h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "menu", "dl")
)
"""Blocks that, with nothing inside, draw nothing but space."""

UNVEILED: Final = frozenset(("js_content",))
"""Identifiers of what a style hides until a script of its page has run: WeChat's articles. The
script is not in a post; to its readers the article was there."""

SAYING: Final = {
    "popover": "hidden until something opens it",
    "contenteditable": "a reader can write in it",
    "inert": "a reader cannot click or select it",
}
"""Attributes that show on every element, besides ``dir``, ``hidden``, ``title`` and a ``style``
that hides. All other attributes of the elements above are unknown to HTML, which shows nothing of
them (``layout``, RDFa, ``v-if``, fragments of JSON), or are in `SILENT_ATTRIBUTES` and here:

- style: align and its like on anything but cells and rows, valign, border, bgcolor, background,
  color, face, size, width and height on anything but images and media, cellpadding, cellspacing,
  clear, compact, frame, noshade, nowrap, rules, summary;
- for machines: abbr, cite, datetime, headers, hreflang, ping, scope, ``type`` of a link, ``value``
  of ``data``.
"""

SILENT_ATTRIBUTES: Final = {
    "class": "style; counts on an embed that a script draws",
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
    "lang": "counts apart: `postlint.proof.spoken`",
    "xml:lang": "which HTML does not read",
    "itemprop": "for machines",
    "itemscope": "for machines",
    "itemtype": "for machines",
}
"""Attributes whose absence no reader notices on elements that else count with all (so does
``aria-*``: it is for assistive technology)."""

EMBED_CLASSES: Final = (
    "twitter-",
    "instagram-media",
    "tiktok-embed",
    "fb-",
    "infogram-",
    "reddit-",
    "imgur-embed",
    "flourish-",
    "embedly-",
    "bluesky-embed",
    "mastodon-embed",
    "text-post-media",
    "tumblr-post",
    "strava-embed",
    "wp-embedded-content",
    "codepen",
    "telegram-post",
)
"""How classes begin by which a script finds the element that it replaces with an embed."""
