"""Links to tag pages, and the name of the tag that such a page is about."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import unquote

from postlint.expressions import expression
from postlint.rules.source._source_line import source
from postlint.rules.tags._lists import tag_names
from postlint.urls.written import host, split

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from postlint.post import Element, Post
    from postlint.rule import Context

_SEPARATORS = expression(r"[-_+\s]+")
_LONG = 40  # a text that is longer says more than a tag's name
_ENDING = expression(r"\.html?$")


def unlisted(
    post: Post, context: Context, segments: tuple[str, ...], own: tuple[str, ...]
) -> Iterator[tuple[Element, str]]:
    """Yield the first link to each tag page that no tag stands for, and the name of its tag."""
    known = source(post, context)
    hosts = {name.removeprefix("www.") for name in own}
    hosts |= {host(known[1])} if known else set()
    done = {key(name) for name in tag_names(post, context)}
    for element in post.body.elements:
        url = element.attributes.get("href", "") if element.tag == "a" else ""
        name = tag_of(url, segments, hosts) if url else ""
        text = element.text.strip() if name else ""
        if not name or not done.isdisjoint((key(name), key(text))):
            continue
        done.add(key(name))
        yield element, text if 0 < len(text) <= _LONG else name


def tag_of(url: str, segments: Collection[str], hosts: Collection[str]) -> str:
    """Return the tag that the page at ``url`` is about; "" if it is no tag page of these hosts.

    The tag follows one of ``segments`` in the path, as in ``/tag/rain.html`` or ``/tags/rain/2``,
    or stands in the fragment of ``/tags/#rain``. A relative URL leads to the site's own pages.
    """
    if not leads_below(url, segments):
        return ""
    parts = split(url)
    if parts is None or (parts.netloc and host(url) not in hosts):
        return ""
    if not parts.netloc and parts.scheme:
        return ""
    path = parts.path.split("/")
    for index, segment in enumerate(path[:-1]):
        if segment in segments:
            return _decoded(_ENDING.sub("", path[index + 1]) or parts.fragment)
    return ""


def leads_below(text: str, segments: Collection[str]) -> bool:
    """Say, at no cost, whether a URL, or one in a text, may have one of ``segments`` in its path."""
    return any(f"{segment}/" in text for segment in segments)


def key(name: str) -> str:
    """Return what two spellings of a tag share: ``New York`` and ``new-york`` are one."""
    return _SEPARATORS.sub("", normalize("NFKC", name).casefold().lstrip("#"))


def _decoded(name: str) -> str:
    once = unquote(name)
    return unquote(once) if "%" in once else once
