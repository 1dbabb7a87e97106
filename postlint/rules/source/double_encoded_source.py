"""SRC008: the address of the source is percent-encoded once."""

from __future__ import annotations

from codecs import getincrementaldecoder
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.source._rewriting import rewritten
from postlint.rules.source._source_line import source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_decoder = getincrementaldecoder("utf-8")


@rule("SRC008", "double-encoded-source", safety=Safety.UNSAFE, needs=("%25",))
def double_encoded_source(post: Post, context: Context) -> Iterator[Finding]:
    """Report a source whose path was percent-encoded twice: `%25E9%259B%25A8` for `%E9%9B%A8`."""
    known = source(post, context)
    if known is None or "%25" not in known[1]:
        return
    url = _decoded_once(known[1])
    if url != known[1]:
        message = f"`{known[0].key}` is percent-encoded twice; write `%` for each `%25`"
        yield from rewritten(post, known, url, message)


def _decoded_once(url: str) -> str:
    """Return an address whose path holds UTF-8 that was encoded twice, and nothing encoded once.

    What follows the path may hold another address, encoded once more because it stands there.
    """
    end = min((place for place in map(url.find, "?#") if place >= 0), default=len(url))
    path = url[:end]
    once = path.replace("%25", "%")
    if path.count("%") > path.count("%25") or "://" in path[8:] or not _is_utf8(once):
        return url
    return once + url[end:]


def _is_utf8(path: str) -> bool:
    """Say whether a path holds more than ASCII in UTF-8; its last character may be cut off."""
    try:
        return not _decoder().decode(unquote_to_bytes(path)).isascii()
    except UnicodeDecodeError:
        return False
