"""Bare URLs in the text of a post: where each ends, and what stands close to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rules.markdown._prose import is_linked, shown
from postlint.text import Span

if TYPE_CHECKING:
    from postlint.post import Post

_BEHIND = "[/=?&#%+._-]"  # behind these an address is a part of the one before it
# What stands in front is looked at last: the three signs are found without trying each character.
_URL = expression(
    rf"://(?:(?<=(?<!{_BEHIND})http://)|(?<=(?<!{_BEHIND})https://))"
    r"(?>(?:[A-GI-Za-gi-z0-9\-._~:/?#@!$&'()*+,;=%]++|h(?!ttps?://))+)",
    re.IGNORECASE,
)
_AT_END = "?!.,:*_~'\"();"  # GitHub, too, takes these for the text's

# Words that people put before an address of theirs, and what looks like a word behind an identifier.
_LABELS = tuple(
    "app blog discord email facebook gmail group ig instagram line link medium odysee patreon"
    " paypal qq skype steam telegram tg threads tiktok twitch twitter vlog vpn web wechat weibo"
    " whatsapp youtube".split()
)
_LABEL = expression(rf"[^/](?i:{'|'.join(_LABELS)})[:+@.\d]*$|[a-z0-9][A-Z][a-z]{{3,}}$")
# Addresses whose length is known: what stands behind them is not theirs.
_WHOLE = expression(
    r"(?P<whole>//(?:www\.|m\.)?(?:youtube\.com/watch\?v=|youtu\.be/)[\w-]{11}"
    r"|//(?:www\.)?youtube\.com/channel/UC[\w-]{22}|//bit\.ly/[A-Za-z0-9]{7})(?P<more>[\w-]*)"
)
_COUNTED = "年月日岁歲号號个個人次元万萬点點天集篇期分时時%"
_ENDS_WITH_WORD = expression(r"[^/][A-Za-z]{2,}$")


def bare_urls(post: Post) -> tuple[Span, ...]:
    """Return the spans of the bare URLs of the body and its HTML, their ASCII part, outside of links and code."""
    found: tuple[Span, ...] | None = post.memo.get("bare URLs")
    if found is None:
        found = post.memo["bare URLs"] = tuple(_found(post)) if "://" in post.text else ()
    return found


def _found(post: Post) -> list[Span]:
    text = shown(post)
    first = post.body.span.start
    spans = [_whole(text, match) for match in _URL.finditer(text, first)]
    return [
        Span(span.start, _end(text, span))
        for span in spans
        # An autolink in angle brackets, or a URL that an underscore or an escape cuts, goes on.
        if span.start >= first
        and text[span.end : span.end + 1] != "\0"
        and not is_linked(post, span)
    ]


def _whole(text: str, match: re.Match[str]) -> Span:
    """Return the span of a URL, given what stands from its ``://`` on."""
    start, end = match.span()
    return Span(start - (4 if text[start - 1] in "pP" else 5), end)


def _end(text: str, span: Span) -> int:
    """Return where a URL ends; a parenthesis that it opened is its own."""
    end = span.end
    while end > span.start and text[end - 1] in _AT_END:
        url = text[span.start : end]
        if url[-1] == ")" and url.count("(") >= url.count(")"):
            break
        end -= 1
    return end


def end_is_unclear(url: str, after: str) -> bool:
    """Say whether the end of a URL may be a word or a number of the text behind it.

    So it is in ``https://x.example/a1Paypal：`` and in ``https://x.example/a130歲``.
    """
    if whole := _WHOLE.search(url):
        return bool(whole["more"]) or _ends_with_label(url, whole.end())
    if url[-1].isdigit() and after in _COUNTED:
        return True
    if _ends_with_label(url, 0):
        return True
    return after == "：" and _ENDS_WITH_WORD.search(url) is not None


def _ends_with_label(url: str, start: int) -> bool:
    """Say whether what stands from a place of a URL on ends with such a word."""
    last = url.rstrip(":+@.0123456789").lower()
    if not last.endswith(_LABELS) and not url[-3:].islower():  # nearly always, and quick to see
        return False
    return _LABEL.search(url, start) is not None
