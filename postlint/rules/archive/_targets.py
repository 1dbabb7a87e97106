"""Where addresses within a site lead to, as far as that can be told without its templates."""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from postlint.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.archive import Archive, Facts

_POST_URL = expression(r"\{%-?\s*post_url\s+(\S+?)\s*-?%\}")
_DATED = expression(r"/(\d{4})/(\d{1,2})/(\d{1,2})/([^/]+?)(?:\.html?)?/?")
_STATIC = ("", "static", "assets", "public", "source", "src", "content")
_FILES = (".md", ".markdown", ".mdx")


def dead_links(archive: Archive) -> Iterator[tuple[Facts, str]]:
    """Yield links to posts that there are not: files, dated addresses, Jekyll's ``post_url``."""
    if not any(post.links for post in archive.asked):
        return
    stems = {os.path.splitext(post.name)[0] for post in archive.posts}  # noqa: PTH122
    slugs = {post.slug.casefold() for post in archive.posts}
    for post in archive.asked:
        for url in post.links:
            path = unquote(url.partition("#")[0].partition("?")[0])
            if named := _POST_URL.fullmatch(url):
                alive = named[1].rpartition("/")[2] in stems
            elif dated := _DATED.fullmatch(path):
                alive = dated[4].casefold() in slugs or exists(archive, post, path)
            else:
                alive = not path.endswith(_FILES) or exists(archive, post, path)
            if not alive:
                yield post, url


def is_missing(archive: Archive, post: Facts, url: str) -> bool:
    """Say whether there is no file for an image, in a folder that there is.

    Images whose folder is not there are kept elsewhere, and nothing can be said of them.
    """
    path = url.lstrip("/")
    folder = path.partition("/")[0] if "/" in path else ""
    kept = exists(archive, post, (url[0] if url[0] == "/" else "") + folder) if folder else True
    return kept and not exists(archive, post, url)


def exists(archive: Archive, post: Facts, url: str) -> bool:
    """Say whether a file is where an address within the site may lead to."""
    path = unquote(url.partition("#")[0].partition("?")[0])
    if path.startswith("/"):
        places = [posixpath.join(archive.root or ".", top, path[1:]) for top in _STATIC]
    else:
        places = [posixpath.join(post.folder, path), posixpath.join(archive.root or ".", path)]
    return any(map(os.path.exists, places))
