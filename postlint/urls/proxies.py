"""Addresses that only lead on to another one that stands in them: image proxies, redirectors.

Shorteners are none: where they lead only they know. Archives are none: what they show may be gone
everywhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from postlint.expressions import expression

if TYPE_CHECKING:
    import re
    from urllib.parse import SplitResult

PARAMETERS: Final = {
    # Image proxies.
    r"(?:images\.)?weserv\.nl/|wsrv\.nl/": ("url", "weserv: resizes images"),
    r"(?:external-content|proxy)\.duckduckgo\.com/iu/": ("u", "DuckDuckGo: hides who looks"),
    r"images\d*-[a-z-]+-opensocial\.googleusercontent\.com/gadgets/proxy": ("url", "Google"),
    r"[^/]+/[0-9a-f]{40}": ("url", "camo: images over https"),
    # Redirectors.
    r"lm?\.facebook\.com/l\.php|(?:www\.|m\.)?facebook\.com/l\.php": ("u", "Facebook"),
    r"l\.(?:instagram|messenger|threads)\.com/": ("u", "Facebook's other sites"),
    r"(?:www\.)?google(?:\.[a-z]{2,3}){1,2}/url": ("q url", "Google: results, documents, mails"),
    r"(?:www\.)?youtube\.com/redirect": ("q", "YouTube: descriptions"),
    r"out\.reddit\.com/.*": ("url", "Reddit"),
    r"t\.umblr\.com/redirect": ("z", "Tumblr"),
    r"(?:www\.)?medium\.com/r/?": ("url", "Medium"),
    r"(?:www\.)?linkedin\.com/redir/redirect": ("url", "LinkedIn"),
    r"vk\.com/away\.php": ("to", "VK"),
    r"steamcommunity\.com/linkfilter/?": ("url u", "Steam"),
    r"slack-redir\.net/link": ("url", "Slack"),
    r"[a-z0-9]+\.safelinks\.protection\.outlook\.com/.*": ("url", "Outlook"),
    r"getpocket\.com/redirect": ("url", "Pocket"),
    r"link\.(?:zhihu\.com|juejin\.cn|csdn\.net)/": ("target", "Zhihu, Juejin, CSDN"),
    r"(?:www\.)?douban\.com/link2/": ("url", "Douban"),
    r"(?:www\.)?jianshu\.com/go-wild": ("url", "Jianshu"),
    r"weibo\.cn/sinaurl": ("u toasturl", "Weibo"),
}
"""Host and path, all of them, and the names of the parameters that may hold the address; who it is."""

PATHS: Final = {
    r"i[0-3]\.wp\.com/(?P<bare>[^/]+\.[^/]+/.+)": "Photon: WordPress's image proxy",
    r"(?:images\.hive\.blog|(?:cdn\.)?steemitimages\.com)/(?:\d+x\d+|p)/(?P<url>https?://.+)": "Steem",
    r"(?:substackcdn|cdn\.substack)\.com/image/fetch/(?:[^/]+/)*?(?P<url>https?(?:%3A|:).+)": "Substack",
    r"res\.cloudinary\.com/[^/]+/image/fetch/(?:[^/]+/)*?(?P<url>https?(?:%3A|:).+)": "Cloudinary",
    r"camo\.githubusercontent\.com/[0-9a-f]+/(?P<hex>(?:[0-9a-f]{2})+)": "GitHub",
}
"""Host and path with the address in it, as it is or encoded; who it is."""

_BY_PARAMETER: Final = [(expression(row), names.split()) for row, (names, _) in PARAMETERS.items()]
_BY_PATH: Final = [expression(row) for row in PATHS]
_NAMES: Final = {name for _, names in _BY_PARAMETER for name in names}
_MAY_LEAD_ON: Final = expression(
    rf"[?&/:.](?:(?:{'|'.join(sorted(_NAMES))})=|https?(?:%3A|:)|wp\.com/|[0-9a-f]{{40}}|/camo\.)"
)
"""What one of the rows needs; nearly every address has none of it."""
_ABSOLUTE: Final = expression(
    r"https?://[^\s/?#@:<>\"\\^`{|}]+(?:[:/?#][^\s<>\"\\^`{|}\x00-\x1f\ufffd]*)?"
)
_DEPTH: Final = 4


def unwrapped(url: str) -> str:
    """Return the address that another one leads on to, or the address itself."""
    if _MAY_LEAD_ON.search(url) is None:
        return url
    for _ in range(_DEPTH):
        target = _target(url)
        if not target or not _ABSOLUTE.fullmatch(target):
            break
        url = target
    return url


def _target(url: str) -> str:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https", ""} or not host:
        return ""
    where = host + (parts.path or "/")
    for row, names in _BY_PARAMETER:
        if row.fullmatch(where):
            return _parameter(parts.query, names)
    for row in _BY_PATH:
        match = row.fullmatch(where)
        if match:
            return _in_path(match, parts)
    return ""


def _parameter(query: str, names: list[str]) -> str:
    values = dict(reversed([part.partition("=")[::2] for part in query.split("&")]))
    value = next((values[name] for name in names if values.get(name)), "")
    target = unquote(value)
    if target.startswith("ssl:"):
        return f"https://{target[4:].lstrip('/')}"
    if target.startswith("//"):
        return f"http:{target}"
    has_host = "." in target.partition("/")[0] and ":" not in target.partition("/")[0]
    return f"http://{target}" if has_host else target


def _in_path(match: re.Match[str], parts: SplitResult) -> str:
    found = match.groupdict()
    query = f"?{parts.query}" if parts.query else ""
    if bare := found.get("bare"):
        said = dict(part.partition("=")[::2] for part in parts.query.split("&"))
        scheme = "https" if said.get("ssl") else "http"
        return f"{scheme}://{bare}" + (f"?{unquote(said['q'])}" if said.get("q") else "")
    if found.get("hex"):
        return bytes.fromhex(found["hex"]).decode("utf-8", "replace")
    url = found["url"]
    return url + query if "://" in url else unquote(url)
