"""Where in a Markdown text a reader sees words; positions stay those of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_SEEN = re.compile(
    r"""<!--.*?--> | </?[a-z][^>]*>             # comments and tags
      | ^```.*$ | ^\|[ :|-]+\|$                 # fences, a table's second line
      | \]\([^)]*\)                             # the address and title of a link or an image
      | &\w+; | \\[^\n]                         # entities, escapes
      | ^\ *(?:-|\d+\.)\ +(?:\[[ x]\]\ )?       # markers of list items
      | ^\#+\  | ^(?:>\ ?)+                     # headings, quotes
    """,
    re.MULTILINE | re.VERBOSE,
)
_NOT_PROSE = re.compile(
    r"""!\[[^\]]*(?=\])                          # alternative texts
      | ^```.*?^```$ | (`+)[^`].*?[^`]\1(?!`)    # code
      | ^[|\#][^\n]*$ | ^\ *(?:-|\d+\.)\ [^\n]*$ | ^>[^\n]*$ | ^<[^\n]*$
    """,
    re.MULTILINE | re.VERBOSE | re.DOTALL,
)
_WORD = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"(?<=[^\W_]) (?=[^\W_])")


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "\0", match[0])


def seen(text: str) -> str:
    """Return the text with all that a reader does not see as text blotted out."""
    return _NOT_SEEN.sub(_blank, text)


def prose(text: str) -> str:
    """Return the text with all but the text of paragraphs blotted out."""
    kept = _NOT_PROSE.sub(lambda match: re.sub(r"[^\n]", "\0", match[0]), text)
    return _NOT_SEEN.sub(_blank, kept)


def words(shown: str) -> Iterator[tuple[int, int]]:
    """Yield where each word starts and ends."""
    for match in _WORD.finditer(shown):
        yield match.span()


def spaces(shown: str) -> Iterator[int]:
    """Yield where a single space stands between two words."""
    for match in _SPACE.finditer(shown):
        yield match.start()


def put(text: str, start: int, end: int, new: str) -> str:
    """Return the text with ``new`` in place of what stands there."""
    return text[:start] + new + text[end:]


def blocks(text: str) -> list[str]:
    """Return what stands between blank lines; a fence keeps its blank lines."""
    found: list[str] = []
    fenced = False
    for part in text.strip("\n").split("\n\n"):
        if fenced:
            found[-1] += "\n\n" + part
        else:
            found.append(part)
        fenced ^= part.count("```") % 2 == 1
    return found


def together(parts: list[str]) -> str:
    """Return the text of blocks."""
    return "\n\n".join(parts) + "\n"


_PARAGRAPH = re.compile(r"(?![#>|<-]|```|\d+\. )")


def is_paragraph(block: str) -> bool:
    """Say whether a block is a plain paragraph."""
    return _PARAGRAPH.match(block) is not None
