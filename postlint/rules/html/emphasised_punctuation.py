"""HTM030: emphasis is around words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.html._elements import elements_at
from postlint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_ONLY = re.compile(r"<(strong|b|em|i)\b[^<>]*>\s*([^\w\s<>&*]{1,8})\s*</\1\s*>", re.IGNORECASE)
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~、-】〔-〟！-／：-＠［-｀｛-･‐-‧‹›…—·]+")
_WORD_BEFORE = re.compile(r"[^\s<>]+\Z")
_WORD_AFTER = re.compile(r"[^\s<>]+")
_LAST = re.compile(
    r"\s*(?:</?(?:p|div|li|[uo]l|h[1-6]|t[dhr]|blockquote|fig\w+|section|article)\b|\Z)",
    re.IGNORECASE,
)
_LONGEST = 400  # characters of the word before; a search from further back would be slow
_KIND = {"strong": "strong", "b": "strong", "em": "em", "i": "em"}


@rule("HTM030", "emphasised-punctuation", safety=Safety.UNSAFE, default=False)
def emphasised_punctuation(post: Post, context: Context) -> Iterator[Finding]:
    """Report emphasis that holds nothing but punctuation."""
    for element, match in elements_at(post, _ONLY):
        end = element.end_tag
        if end is None or not _PUNCTUATION.fullmatch(match[2]):
            continue
        yield Finding(
            span=element.start_tag,
            message=f"`{element.tag}` is around `{match[2]}` only; take it out",
            edits=(Edit(element.start_tag, ""), Edit(end, "")),
            safety=Safety.UNSAFE,
            intends=_intends(post.text, element.start_tag.start, end.end, match),
        )


def _intends(text: str, start: int, end: int, match: re.Match[str]) -> tuple[str, ...]:
    """Return the difference in the words of the proof: three words that become one."""
    before = _WORD_BEFORE.search(text, max(0, start - _LONGEST), start)
    after = _WORD_AFTER.match(text, end)
    parts = (before[0] if before else "", match[2], after[0] if after else "")
    word = "".join(parts)
    start_mark = f"-mark {_KIND[match[1].lower()]}"
    marks = (start_mark,) if _LAST.match(text, end) else (start_mark, "-mark")
    if word == match[2]:
        return marks
    return (*marks, *(f"-{part}" for part in parts if part), f"+{word}")
