"""HTM016: an image's alternative text says what it shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, element_rule
from postlint.rules.html._markup import is_hidden
from postlint.rules.source._differences import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Element, Post

_FILE = expression(r"\S+\.(?:jpe?g|png|gif|webp|svg|bmp|avif|tiff?|heic)", re.IGNORECASE)
_URL = expression(r"(?:https?:|data:)?//\S+|data:\S+|https?:\S+", re.IGNORECASE)
_NUMBERED = expression(r"(?:img|dsc[nf]?|image|photo|screenshot|pic)[-_ ]?\d[-_\d]*", re.IGNORECASE)
_WORDS = frozenset(
    "image|images|img|photo|picture|pic|alt|alt text|alternative text|null|undefined|none|untitled"
    "|placeholder|图片|圖片|图像|照片|圖像|配图|插图|此图片的alt属性为空；文件名为".split("|")
)


@element_rule("HTM016", "useless-alt", "img", attributes=("alt",))
def useless_alt(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report alternative texts that are a file's name, a URL, or a word such as `image`."""
    attributes = element.attributes
    alt = attributes["alt"].strip()
    if not alt or is_hidden(attributes):
        return
    what = _what(alt)
    if what:
        yield Finding(
            span=element.attribute_span("alt"),
            message=f"alternative text `{shorten(alt, 40)}` is {what}; say what the image shows",
        )


def _what(alt: str) -> str:
    if alt.casefold() in _WORDS:
        return "what any image is"
    if _URL.fullmatch(alt):
        return "a URL"
    if _FILE.fullmatch(alt) or _NUMBERED.fullmatch(alt):
        return "the name of a file"
    return ""
