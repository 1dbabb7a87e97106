"""Line breaks as kramdown reads them: two backslashes at the end of a line are one.

kramdown 2.4, ``parser/kramdown/line_break.rb``; one backslash (for the GFM parser) and two spaces mean
the same as in CommonMark.
"""

from __future__ import annotations

import re
from typing import Final

from postlint.proof.leaves import ESCAPED, read

_ENDS: Final = re.compile(rb"(?<!\\)(?:\\\\)+(?=\r?\n)")


def with_breaks(body: str) -> str:
    """Write one backslash for two at the ends of a body's lines: CommonMark's line break."""
    if "\\\\\n" not in body and "\\\\\r" not in body:
        return body
    source, _, found = read(body, "kramdown")
    parts: list[bytes] = []
    done = 0
    for leaf in found:
        for match in _ENDS.finditer(source, leaf.start, leaf.end):
            last = match.end() - 1
            at = last - leaf.start
            # Not in code, or in an address.
            if any(at < len(text) and text[at] == ESCAPED for text in leaf.texts):
                parts.append(source[done:last])
                done = match.end()
    return b"".join([*parts, source[done:]]).decode() if done else body
