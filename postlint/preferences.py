"""What settings say about conversion: the table ``[convert]``.

The structs stand here, below both, because ``postlint.config`` reads them and
``postlint.conversion`` obeys them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

Verdict = Literal["drop", "unwrap", "markdown", "raw", "ask"]
"""What becomes of an element: gone with all that stands in it; gone but for what stands in it; what
Markdown makes of it; kept as HTML; kept as HTML and reported, so that somebody decides."""


class Style(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """How the Markdown is written where there is a choice; ``auto``: as the file does already.

    ``hard_break`` may be ``newline`` where each line end breaks the line. ``punctuation`` says whether
    quotes and dots that the site would set are escaped, so that they stay straight. ``wrap`` is the
    number of columns that lines of paragraphs are wrapped at; 0: not at all.
    """

    bullet: Literal["auto", "-", "*", "+"] = "auto"
    ordered: Literal["auto", ".", ")"] = "auto"
    emphasis: Literal["auto", "*", "_"] = "auto"
    strong: Literal["auto", "**", "__"] = "auto"
    heading: Literal["auto", "atx", "setext"] = "auto"
    fence: Literal["auto", "```", "~~~"] = "auto"
    rule: Literal["auto", "---", "***", "___"] = "auto"
    hard_break: Literal["auto", "spaces", "backslash", "newline"] = "auto"
    cjk_emphasis: Literal["html", "comment", "entity", "space"] = "html"
    punctuation: Literal["plain", "escape"] = "plain"
    wrap: int = 0


class Urls(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """What becomes of the addresses of links and images.

    ``resolve`` makes relative addresses absolute, against the source link of the post;
    ``tracking`` says whether parameters that only track stay; ``proxies`` whether addresses that
    only lead on to the one that they hold (image proxies, redirectors) do.
    """

    resolve: bool = False
    tracking: Literal["keep", "remove"] = "keep"
    proxies: Literal["keep", "unwrap"] = "keep"


class Site(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """What is known of the pages of one site, by CSS selectors.

    ``host`` is matched against the host of a post's source link, and its subdomains. ``keep``
    selects the article within a scraped page (all else goes), ``drop`` what goes from it. All that
    goes is a declared loss.
    """

    host: str | tuple[str, ...]
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()


class Preferences(
    msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True
):
    """The table ``[convert]``.

    ``allow`` names elements that Markdown has no words for and that may become their text, or a
    link to what they show (``iframe``); each is a declared loss. ``language`` says what becomes
    of elements that name the language of their text (``lang``). ``elements`` overrules the policy
    for single elements, ``tidy`` switches single repairs on or off by their names, and
    ``markdownify`` holds options for that engine, by the names that it gives them.
    """

    engine: Literal["postlint", "markdownify"] = "postlint"
    allow: tuple[str, ...] = ()
    image_size: Literal["drop", "raw"] = "drop"
    language: Literal["drop", "raw"] = "drop"
    elements: Mapping[str, Verdict] = {}
    tidy: Mapping[str, bool] = {}
    style: Style = Style()
    urls: Urls = Urls()
    sites: tuple[Site, ...] = ()
    markdownify: Mapping[str, Any] = {}
