"""HTM002: a post runs no code of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from postlint.rule import Context, Finding, element_rule
from postlint.rules.source._differences import shorten
from postlint.urls.written import host

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from postlint.post import Element, Post

_TAGS = ("script", "object", "embed", "applet", "form", "base", "frame", "iframe", "meta")
_SCRIPTS = ("", "module", "text/javascript", "application/javascript", "text/ecmascript")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """``allow``: beginnings of URLs whose scripts and embeds are welcome.

    ``frame-hosts``: the hosts whose `iframe` is welcome, with their subdomains; all where unset.
    """

    allow: tuple[str, ...] = ()
    frame_hosts: tuple[str, ...] | None = None


@element_rule("HTM002", "active-content", *_TAGS, options=Options)
def active_content(element: Element, post: Post, context: Context) -> Iterator[Finding]:
    """Report scripts, plug-ins, forms and whatever else acts instead of being read."""
    attributes = element.attributes
    options = context.options("active-content", Options)
    url = next((attributes[name] for name in ("src", "data", "action") if name in attributes), "")
    strange = element.tag == "iframe" and not _is_welcome(url, options.frame_hosts)
    if not (strange or _acts(element.tag, attributes)):
        return
    if (url and url.startswith(options.allow)) or any(e.tag in _TAGS for e in element.ancestors()):
        return
    what = f"`{element.tag}` from `{shorten(url, 50)}`" if url else f"`{element.tag}`"
    message = f"active {what}; take it out, or link to what it shows"
    yield Finding(span=element.start_tag, message=message)


def _acts(tag: str, attributes: Mapping[str, str]) -> bool:
    if tag == "script":
        return attributes.get("type", "").strip().lower() in _SCRIPTS  # others are data
    if tag == "meta":
        return attributes.get("http-equiv", "").strip().lower() == "refresh"
    return tag != "iframe" or "srcdoc" in attributes  # other frames are media


def _is_welcome(url: str, hosts: tuple[str, ...] | None) -> bool:
    name = "." + host(url.strip())
    return hosts is None or any(name.endswith(f".{known.lower()}") for known in hosts)
