"""What becomes of each HTML element: one table, the converter's whole policy."""

from __future__ import annotations

from typing import Final, Literal

Verb = Literal[
    "ignore", "children", "block", "mark", "html-mark", "inline-handler", "block-handler", "raw"
]

_TABLE: Final[dict[Verb, str]] = {
    # Shows nothing: goes.
    "ignore": "link meta col colgroup title param wbr",
    # Says nothing about its content: its children stand in its place.
    "children": "html head body span font bdi label time data nobr acronym",
    # The same, and a paragraph ends before and after it.
    "block": (
        "p div article aside center figcaption figure footer header hgroup main nav search section"
    ),
    # Markdown has a mark for it.
    "mark": "strong b em i code tt samp del s strike",
    # Markdown has none: tags around Markdown.
    "html-mark": "u ins sup sub mark kbd small big cite var dfn",
    # Has a Markdown form of its own, or needs a look: see `postlint.conversion.read`.
    "inline-handler": "a br img noscript picture script source style",
    "block-handler": "blockquote dl h1 h2 h3 h4 h5 h6 hr ol pre table ul",
}

VERBS: Final[dict[str, Verb]] = {tag: verb for verb, tags in _TABLE.items() for tag in tags.split()}
"""Tag to verb; a tag that is not here is ``raw``: the element stays as it is."""

MARKS: Final = {
    "strong": "strong",
    "b": "strong",
    "em": "em",
    "i": "em",
    "code": "code",
    "tt": "code",
    "samp": "code",
    "del": "del",
    "s": "del",
    "strike": "del",
}
"""Which mark an element with the verb ``mark`` makes."""

OFFICE: Final = ("o:", "st1:", "v:", "w:")
"""How the elements begin that Word leaves behind: browsers show what stands in them, and no more."""

RAW_INLINE: Final = frozenset(
    "iframe video object embed q audio svg math canvas map abbr ruby button input select textarea"
    " output progress meter img bdo".split()
)
"""Raw elements that stand in a line of text, like a large character."""

EMBED_HOSTS: Final = (
    "gist.github.com",
    "platform.twitter.com",
    "platform.x.com",
    "instagram.com",
    "asciinema.org",
    "speakerdeck.com",
    "embedr.flickr.com",
    "tiktok.com",
    "jsfiddle.net",
    "codepen.io",
    "telegram.org",
    "redditmedia.com",
    "infogram.com",
    "datawrapper.dwcdn.net",
)
"""Hosts whose scripts draw a part of the article where they stand: such a script stays."""

EMBED_CLASSES: Final = frozenset(
    "twitter-tweet twitter-video instagram-media tiktok-embed fb-post fb-video infogram-embed"
    " reddit-embed-bq reddit-card imgur-embed-pub flourish-embed embedly-card".split()
)
"""Classes of the elements that such a script turns into the embed."""

REASONS: Final = {
    "html-mark": "Markdown has no mark for it",
    "raw": "Markdown has no words for it",
    "embed": "the script draws a part of the article",
    "hidden": "it is hidden, and Markdown would show it",
    "noscript": "it is shown without scripts only",
    "pixel": "nobody sees it, and in Markdown everybody would",
    "pre": "a Markdown code block cannot hold markup",
    "table": "a Markdown table cannot hold blocks, spans or a header that is not its first row",
    "list": "a Markdown list cannot hold what is not an item, or number its items like this",
    "definitions": "the dialect has no definition lists, or none of this kind",
    "heading": "a Markdown heading cannot hold blocks",
    "emphasis": "CommonMark does not render emphasis marks between these characters",
    "anchor": "a link points at it",
    "title": "Markdown has no tooltip for it",
    "liquid": "a template's tags or a shortcode stand in it",
    "markdown": "kramdown reads Markdown in it",
    "unseen": "the site does not show what stays HTML",
    "dir": "Markdown has no word for the direction of text",
}
"""Why something stays HTML, as reports say it."""
