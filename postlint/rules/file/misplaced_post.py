"""FIL006: a post lies where the site looks for posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, rule
from postlint.rules.file._names import top
from postlint.rules.front_matter._dates import name_date
from postlint.rules.front_matter._fields import readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_WANTED = {"Jekyll": "_posts/", "Hugo": "content/", "Hexo": "source/_posts/"}
_OUTSIDE = frozenset({"_posts", "posts", "post"})
"""Folders at the top of a site that its posts were meant to lie in."""
_ASIDE = frozenset({"archived", "content", "posts", "drafts"})
"""Folders that archives keep posts in which their site does not show."""
_MEANT = frozenset({"_post", "_Post", "_Posts", "_draft", "_Draft", "_Drafts"})


@rule("FIL006", "misplaced-post")
def misplaced_post(post: Post, context: Context) -> Iterator[Finding]:
    """Report a dated post outside of the folders that its generator reads posts from."""
    wanted = _WANTED.get(context.generator)
    if wanted is None or wanted in context.place or not name_date(post.path) or not readable(post):
        return
    folders = context.place.split("/")[:-1]
    near = ""
    if context.generator == "Jekyll":
        near = next((folder for folder in folders if folder in _MEANT), "")
        if not near and any(name.startswith("_") or name in _ASIDE for name in folders):
            return
    elif not folders or folders[0] not in _OUTSIDE:
        return
    where = f"`{near}` is no folder of posts" if near else f"{context.generator} sees no post here"
    yield Finding(span=top(post), message=f"{where}; move the file into `{wanted}`")
