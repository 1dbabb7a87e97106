"""MKD009: a space stands between the number signs of a heading and its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.markdown._prose import prose
from postlint.rules.source._differences import shorten
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

# One number sign alone begins a hashtag as well: only a line of several words, with a capital
# letter first and no other tag or full stop in it, is a heading for sure.
_HEADING = expression(
    r"^(?:(#{2,6})(?=[^\s#\0\\!])([^\n#\0]+?)(?:#+)?|(#)(?=[A-Z])([A-Z][a-z]+(?: [\w'’-]+)+))[ \t\r]*$",
    re.MULTILINE,
)


@rule("MKD009", "heading-without-space", safety=Safety.UNSAFE, needs=("\n#",))
def heading_without_space(post: Post, context: Context) -> Iterator[Finding]:
    """Report `##Heading`, which is text; a hashtag is none."""
    text = prose(post)
    for match in _HEADING.finditer(text) if "#" in text else ():
        start = match.start()
        marks, words = (match[1], match[2]) if match[1] else (match[3], match[4])
        alone = _alone(post, start, match.end())
        if not alone and len(marks) == 1:
            continue
        place = start + len(marks)
        simple = alone and not match[0].rstrip().endswith("#")
        yield Finding(
            span=Span(start, place),
            message=f"`{shorten(match[0].strip(), 30)}` is no heading; put a space after `{marks}`",
            edits=(Edit(Span(place, place), " "),),
            safety=Safety.UNSAFE if simple else Safety.DISPLAY,
            intends=_intends(marks, words) if simple else (),
        )


def _alone(post: Post, start: int, end: int) -> bool:
    """Say whether a line stands between blank lines, or the ends of the body."""
    before = post.text[post.body.span.start : start].rsplit("\n", 2)
    after = post.text[end:].split("\n", 2)
    return not "".join(before[1:2]).strip() and not "".join(after[1:2]).strip()


def _intends(marks: str, words: str) -> tuple[str, ...]:
    first = words.split(maxsplit=1)[0]
    level = f"h{len(marks)}"
    return (f"-{marks}{first}", f"+{level}", f"+{first}", f"+/{level}")
