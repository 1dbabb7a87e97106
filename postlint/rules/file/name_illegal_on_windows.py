"""FIL002: a file can be checked out everywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, rule
from postlint.rules.file._names import name, top
from postlint.rules.source._differences import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_SIGN = expression(r"[<>:\"\\|?*\x00-\x1f]")
_ILLEGAL = expression(
    r"[<>:\"\\|?*\x00-\x1f]|[ .]$|^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?=\.|$)", re.IGNORECASE
)
_DEVICES = frozenset(("con", "prn", "aux", "nul", "com", "lpt"))


@rule("FIL002", "name-illegal-on-windows")
def name_illegal_on_windows(post: Post, context: Context) -> Iterator[Finding]:
    """Report a file name that Windows does not allow."""
    own = name(post)
    device = own[:3].lower() in _DEVICES
    found = _ILLEGAL.search(own) if device or own[-1:] in " ." or _SIGN.search(own) else None
    if found is None:
        return
    sign = visible(found[0])
    if len(found[0]) > 1 or found[0].isalnum():
        what = f"`{sign}` is a device on Windows"
    elif found.end() == len(own):
        what = "Windows drops the space or dot at the end of the name"
    else:
        signs = dict.fromkeys(_ILLEGAL.findall(own))
        what = f"Windows allows no {', '.join(f'`{visible(one)}`' for one in signs)} in a name"
    yield Finding(span=top(post), message=f"{what}; rename the file")
