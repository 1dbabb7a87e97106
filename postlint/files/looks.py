"""What a file of a post looks like, and what to say where none is."""

# Paths stay the strings that they were given as: a Path costs ten times as much on a long walk.
# ruff: noqa: PTH110, PTH114, PTH116, PTH118, PTH120, PTH123

from __future__ import annotations

import functools
import os
import re

ENDINGS = (".md", ".markdown", ".html", ".mdx")
"""What a post's file name ends in, when a folder is walked."""

FOLDERS = frozenset({"_posts", "_drafts", "posts", "content", "archived"})
"""Folders whose files are posts even without front matter (which is then a finding)."""

NEVER = frozenset({"node_modules", "__pycache__"})
"""Folders that never hold posts."""

BESIDE_POSTS = frozenset({"_site", "_layouts", "_includes", "archetypes", "public", "vendor"})
"""Folders that hold posts only where they lie in a folder of posts: else a generator made what is in."""

_HEAD = 4096
_FRONT_MATTER = rb"""(?:\xef\xbb\xbf)?(?:
        ---[ \t]*\r?\n (?: (?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)    # YAML, empty
                         | (?:[^\n]*\n)*?["'\w\x80-\xff][^\n:]*:(?:\s|\Z) )
      | \+\+\+[ \t]*\r?\n
      | \{\s*["}]
    )"""


def why_not(path: str) -> str:
    """Say why there is nothing at ``path``."""
    if os.path.islink(path):
        return "a broken symbolic link"
    try:
        os.stat(path)
    except PermissionError as error:
        return error.strerror or "not permitted"
    except (OSError, ValueError):
        pass
    return "no such file or folder"


def no_posts(looked_at: int) -> str:
    """Say why a folder has no posts, of whose files some had a post's ending."""
    if not looked_at:
        return f"no posts here: no file ends in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"
    files = "the 1 file" if looked_at == 1 else f"none of the {looked_at} files"
    says = "neither has" if looked_at == 1 else "has"
    lies = "nor" if looked_at == 1 else "or"
    return (
        f"no posts here: {files} with a post's ending {says} front matter {lies} lies under"
        " _posts, _drafts, posts, content or archived (a file that you name is always taken)"
    )


def is_below_posts(folder: str) -> bool:
    """Say whether a folder is, or lies in, a folder of posts of its own repository."""
    while True:
        parent, name = os.path.split(folder)
        if name in FOLDERS:
            return True
        if not name or os.path.exists(os.path.join(folder, ".git")):
            return False
        folder = parent


def has_front_matter(path: str) -> bool:
    """Say whether a file begins with front matter, or cannot be read."""
    try:
        with open(path, "rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return True  # so that reading it reports the error
    return begins_with_front_matter(head)


def begins_with_front_matter(head: bytes) -> bool:
    """Say whether what a file begins with is front matter."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return re.match(_FRONT_MATTER, head, re.VERBOSE) is not None


@functools.lru_cache(1)
def folders(paths: tuple[str, ...]) -> tuple[str, ...]:
    """Return the folders of files, each once."""
    return tuple(
        dict.fromkeys([path.rpartition("/")[0] or os.path.dirname(path) for path in paths])
    )
