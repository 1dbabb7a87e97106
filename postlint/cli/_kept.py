"""Posts that were read for one purpose, and are kept for the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from postlint.post import Post

_MOST = 16_000_000
"""Characters of posts that are kept, so that a large archive does not fill the memory."""

_posts: dict[str, Post] = {}
_room = [_MOST]


def keep(post: Post) -> None:
    """Keep a post, if there is room for it."""
    _room[0] -= len(post.text)
    if _room[0] >= 0:
        _posts[post.path] = post


def take(path: str) -> Post | None:
    """Return the post at ``path``, if it was kept, and keep it no longer."""
    return _posts.pop(path, None)


def forget() -> None:
    """Forget the posts that an earlier run of this process kept: they may have changed since."""
    _posts.clear()
    _room[0] = _MOST
