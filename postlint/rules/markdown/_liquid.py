"""The Liquid that Jekyll knows."""

from __future__ import annotations

import re

from postlint.expressions import expression

TAGS = frozenset(
    "assign capture endcapture case when endcase comment endcomment cycle decrement increment for"
    " break continue endfor if elsif else endif unless endunless include include_relative"
    " include_cached link post_url raw endraw highlight endhighlight tablerow endtablerow render echo"
    " liquid ifchanged endifchanged gist seo feed_meta avatar".split()
)
OBJECTS = "site page layout content include post paginator jekyll theme forloop tablerowloop seo_tag".split()
_OTHERS = frozenset("\"'<%")  # a string, or a shortcode of Hugo, which is no Liquid
LIQUID = expression(
    r"\{%-?\s*([^\s%}]*)[^\n]*?(%\}|$)|\{\{-?\s*([\w-]*)([^\n]*?)(\}\}|$)", re.MULTILINE
)


def wrong(match: re.Match[str], known: set[str]) -> str:
    """Say what is wrong with a match of `LIQUID` where ``known`` are the objects; "" if nothing."""
    if match[0].startswith("{%"):
        if not match[2]:
            return "is a tag that never ends, and the site is not built"
        return "" if match[1] in TAGS else "is no tag of Jekyll, and the site is not built"
    if not match[5]:
        return "never ends, and the site is not built"
    if match[3] in known or (not match[3] and match[4].strip()[:1] in _OTHERS):
        return ""
    return "is Liquid, which prints nothing here"
