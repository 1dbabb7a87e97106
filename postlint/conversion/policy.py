"""What becomes of each HTML element: one table, the converter's whole policy, and what overrules it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from postlint.preferences import Preferences, Verdict

Verb = Literal[
    "ignore",
    "children",
    "block",
    "mark",
    "html-mark",
    "inline-handler",
    "block-handler",
    "raw",
    "unwrap",
    "unwrap-idle",
    "link",
    "keep",
    "ask",
]

_TABLE: Final[dict[Verb, str]] = {
    # Shows nothing: goes.
    "ignore": "link meta col colgroup title param wbr",
    # Says nothing about its content: its children stand in its place.
    "children": "html head body span font bdi label time data nobr acronym ignore_js_op",
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
    "block-handler": "blockquote dl h1 h2 h3 h4 h5 h6 hr li ol pre table ul",
    # Works in a form or by a script; where neither is, its content stays: a declared loss.
    "unwrap-idle": "button",
}

VERBS: Final[dict[str, Verb]] = {tag: verb for verb, tags in _TABLE.items() for tag in tags.split()}
"""Tag to verb; a tag that is not here is ``raw``: the element stays as it is."""

UNWRAPPED: Final = frozenset(
    "a abbr b bdo big button cite code del dfn em i ins kbd mark output q rb rbc rp rt rtc ruby s samp"
    " small strike strong sub sup tt u var".split()
)
"""Inline elements that settings may take away from around their content: a declared loss."""

UNWRAPPED_BLOCKS: Final = frozenset(
    "address blockquote dd details dl dt fieldset form h1 h2 h3 h4 h5 h6 legend summary".split()
)
"""Blocks that settings may take away so; their content is paragraphs of its own."""

LINKED: Final = frozenset({"audio", "embed", "iframe", "object", "video"})
"""Elements for which settings may put a link to what they show: a declared loss."""

TOGETHER: Final = {
    "details": ("summary",),
    "dl": ("dt", "dd"),
    "fieldset": ("legend",),
    "ruby": ("rb", "rbc", "rp", "rt", "rtc"),
}
"""Elements that mean nothing without the one around them, and are unwrapped with it."""

_PARTS: Final = frozenset(
    "caption col colgroup li optgroup option rb rbc rp rt rtc source tbody td tfoot th thead tr"
    " track".split()
)
_PAGE: Final = frozenset({"html", "head", "body"})
_OTHERS: Final = frozenset(
    "address applet area base dialog dir iframe map menu noembed noframes picture portal slot"
    " template legend summary details dd dl dt fieldset form datalist".split()
)

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

APART: Final = frozenset(
    "body caption col colgroup dialog frame frameset head hgroup html legend link meta noembed"
    " noframes noscript optgroup option param plaintext search source style script summary template"
    " title track xmp".split()
)
"""Elements besides blocks that do not stand in a line; those that HTML does not know stand in one."""

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

PARTS: Final = frozenset(
    {"li", "tr", "td", "th", "thead", "tbody", "tfoot", "dt", "dd", "source", "track"}
)
"""Elements that mean nothing outside of their parent: what they hold is looked at instead."""

REASONS: Final = {
    "html-mark": "Markdown has no mark for it",
    "raw": "Markdown has no words for it",
    "unreadable": "Markdown reads no tag or attribute of such a name",
    "embed": "the script draws a part of the article",
    "hidden": "it is hidden, and Markdown would show it",
    "noscript": "it is shown without scripts only",
    "pixel": "nobody sees it, and in Markdown everybody would",
    "pre": "a Markdown code block cannot hold markup",
    "code": "a Markdown code span cannot hold markup",
    "table": "a Markdown table cannot hold blocks, spans or a header that is not its first row",
    "list": "a Markdown list cannot hold what is not an item, or number its items like this",
    "item": "a Markdown item stands in a list, and has no number of its own",
    "deep": "its elements are nested too deeply",
    "definitions": "the dialect has no definition lists, or none of this kind",
    "heading": "a Markdown heading cannot hold blocks",
    "emphasis": "CommonMark does not render emphasis marks between these characters",
    "anchor": "a link points at it",
    "title": "Markdown has no tooltip for it",
    "liquid": "a template's tags or a shortcode stand in it",
    "page": "it is a page of its own, with a head that Markdown has no words for",
    "markdown": "kramdown reads Markdown in it",
    "unseen": "the site does not show what stays HTML",
    "dir": "Markdown has no word for the direction of text",
    "lang": "the settings keep what names the language of its text",
    "settings": "the settings keep it",
    "ask": "the settings ask what becomes of it",
    "size": "the settings keep the size and side of images",
    "endless": "the settings drop it, but it has no end tag",
}
"""Why something stays HTML, as reports say it."""

ELEMENTS: Final = frozenset(
    {*VERBS, *RAW_INLINE, *UNWRAPPED, *UNWRAPPED_BLOCKS, *LINKED, *_PARTS, *_PAGE, *_OTHERS}
)
"""The elements of HTML that settings may name."""

_BY_VERDICT: Final[dict[Verdict, Verb]] = {"raw": "keep", "ask": "ask", "unwrap": "unwrap"}


def verbs(preferences: Preferences) -> Mapping[str, Verb]:
    """Return the table as settings overrule it; what they drop is gone before it is read."""
    if not preferences.elements and not preferences.allow:
        return VERBS
    table = dict(VERBS)
    verdicts: dict[str, Verdict] = dict.fromkeys(preferences.allow, "unwrap")
    for tag, verdict in {**verdicts, **preferences.elements}.items():
        if verdict == "unwrap" and tag in LINKED:
            table[tag] = "link"
        elif verb := _BY_VERDICT.get(verdict):
            for part in (tag, *(TOGETHER.get(tag, ()) if verdict == "unwrap" else ())):
                table[part] = verb
    return table


def problem(tag: str, verdict: Verdict) -> str:
    """Say why an element cannot have a verdict; "" if it can."""
    if verdict == "markdown":
        has = VERBS.get(tag, "raw") not in {"raw", "html-mark", "unwrap-idle"}
        return "" if has else f"Markdown has no words for `{tag}`"
    if tag in _PAGE:
        return f"`{tag}` is all of a page"
    if verdict == "drop":
        return ""
    if verdict == "unwrap":
        can = tag in UNWRAPPED | UNWRAPPED_BLOCKS | LINKED
        return "" if can else f"`{tag}` cannot become its text"
    return f"`{tag}` stays or goes with the element around it" if tag in _PARTS else ""


def drops(preferences: Preferences) -> tuple[str, ...]:
    """Return the elements that settings drop."""
    return tuple(tag for tag, verdict in preferences.elements.items() if verdict == "drop")


def is_idle(attributes: Mapping[str, str]) -> bool:
    """Say whether a button outside of forms does nothing: it is of no form, and calls no script."""
    return not any(
        name.startswith("on") or name in {"form", "popovertarget", "commandfor"}
        for name in attributes
    )
