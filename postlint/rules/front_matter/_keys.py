"""The keys of front matter that site generators, their plugins and importers know."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from postlint.rules.front_matter._dates import BadDateError, read
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from postlint.post import Entry

COMMON = frozenset(
    "layout permalink published draft comments categories category description excerpt summary"
    " subtitle slug image lang weight aliases redirect_from updated lastmod title date author tags".split()
)
"""The keys that a slip of the finger may have been meant to be."""

DATES = frozenset({"updated", "lastmod"})
"""Those of them whose values are dates, besides the keys that play the date."""

SWITCHES = frozenset(
    "published draft comments comment toc math mathjax katex pin pinned featured hidden sitemap"
    " search share noindex headless render_with_liquid responsive sticky top archived cover"
    " private disable_comments show_excerpts read_time related author_profile sidebar".split()
)
"""The keys whose ``yes`` and ``no`` say whether something is."""

_OTHERS = frozenset(
    # Jekyll and what its plugins and themes read
    "name names id url path type types collection order nav_order parent grand_parent has_children"
    " has_toc excerpt_separator redirect_to defaults sitemap header teaser overlay_image gallery"
    " last_modified_at modified modified_date date_modified updated_at created created_at location"
    " theme style styles css js script scripts color logo icon video videos audio podcast duration"
    " link links external_url related_posts alias guid meta meta_extra file files form forms tabs height"
    # Hugo
    " cascade menu menus outputs linkTitle linktitle expiryDate expirydate publishDate publishdate"
    " pubDate pubdate lastMod isCJKLanguage markup params resources sitemap translationKey build"
    " _build headless keywords images series videos locale topics cover showtoc editPost canonical"
    " canonicalURL canonical_url url slugs"
    # Hexo
    " disableNunjucks photos photo thumbnail banner top_img abbrlink copyright password mathjax"
    " reprint index_img banner_img swiper_index top_group_index reward"
    # Astro, Eleventy, Middleman, Quarto, Pelican, R Markdown
    " heroImage heroimage hero image_alt imageAlt ogImage og_image tag pagination eleventyNavigation"
    " eleventyExcludeFromCollections eleventyComputed templateEngineOverride dynamicPermalink"
    " format execute bibliography csl abstract output editor jupyter toc-depth number-sections"
    " link-citations code-fold filters status template save_as slug_source modified"
    # what importers leave behind
    " wordpress_id wordpress_url wp_id post_id blogger_id blogger_orig_url modified_time forum_id"
    " disqus_identifier disqus_url tumblr_url medium_id dsq_thread_id original_url source source_url"
    " from via credit credits translator translators editor editors reviewer publisher language"
    " rating event events note notes state city country team lead role roles page pages section"
    " time times timezone dates titles version versions license rights subject width long log like line"
    " author_id author_url authors byline email avatar bio social twitter facebook github website".split()
)

KNOWN = COMMON | SWITCHES | _OTHERS


@lru_cache(1024)
def meant(key: str, played: frozenset[str]) -> tuple[str, ...]:
    """Return the keys that ``key`` differs from by one slip, or by upper and lower case alone.

    ``played`` are those that settings name, besides the common ones; none of them is a slip.
    """
    if key in KNOWN or key in played:
        return ()
    return tuple(
        target
        for target in sorted(COMMON | played)
        if key.casefold() == target.casefold() or _one_slip(key, target)
    )


def fits(value: object, target: str, role: str) -> bool:
    """Say whether a value is one that the key ``target``, which plays ``role``, could have."""
    if target in SWITCHES:
        return isinstance(value, bool)
    if target not in DATES and role != "date":
        return isinstance(value, str | list)
    try:
        return isinstance(value, date) or (isinstance(value, str) and bool(read(value)))
    except BadDateError:
        return False


def _one_slip(one: str, other: str) -> bool:
    """Say whether one letter was added, left out or replaced, or two beside each other swapped.

    A plural is no slip, and words of three letters are too short to tell.
    """
    shortest, longest = sorted((len(one), len(other)))
    if shortest < 3 or longest < 4 or f"{one}s" == other or f"{other}s" == one:  # noqa: PLR2004
        return False
    start = 0
    while start < shortest and one[start] == other[start]:
        start += 1
    rest, left = one[start:], other[start:]
    if rest[1:] == left[1:] or rest[1:] == left or rest == left[1:]:
        return True
    return rest[:2] == left[1::-1] and rest[2:] == left[2:]


def renamed(text: str, entry: Entry, key: str) -> Edit:
    """Return the edit that gives an entry another key; it covers the value, whose key changes."""
    span = Span(entry.key_span.start, max(entry.key_span.end, entry.value_span.end))
    return Edit(span, span.of(text).replace(str(entry.key), key, 1))
