"""FIL003: a file's name can stand in a URL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, rule
from postlint.rules.file._names import name, top
from postlint.rules.source._differences import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

# `?` and control characters are illegal on Windows: name-illegal-on-windows speaks of them.
_HOSTILE = expression(r"[#%&\x7f]|^\s|\s(?=\.[^.]+$)")


@rule("FIL003", "name-hostile-to-urls")
def name_hostile_to_urls(post: Post, context: Context) -> Iterator[Finding]:
    """Report a file name with characters that mean something else in a URL, or with space at an end."""
    own = name(post)
    found = _HOSTILE.findall(own)
    if not found:
        return
    signs = [visible(sign) for sign in dict.fromkeys(found) if not sign.isspace()]
    if signs:
        listed = ", ".join(f"`{sign}`" for sign in signs)
        message = f"{listed} in the file's name means something else in a URL; rename the file"
    else:
        message = "white space at an end of the file's name; rename the file"
    yield Finding(span=top(post), message=message)
