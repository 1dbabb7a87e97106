"""Terms of definition lists: kramdown and goldmark read each line above a definition as one.

kramdown 2.4, ``parser/kramdown/list.rb``; goldmark 1.7, ``extension/definition_list.go``. For
pulldown-cmark all of these lines are one term.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from postlint.proof.leaves import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from postlint.proof.leaves import Read

_DEFINES: Final = re.compile(r"^[> \t]*:[ \t]", re.MULTILINE)
_LINE_END: Final = re.compile(rb"\n")
_PARTED: Final = b"</dt><dt>"


def defines(body: str) -> bool:
    """Say whether a body may hold a definition."""
    return _DEFINES.search(body) is not None


def with_terms(body: str, dialect: str) -> str:
    """Write tags between the lines of terms, so that each is one."""
    if not defines(body):
        return body
    source, events, _ = read(body, dialect)
    parts: list[bytes] = []
    done = 0
    for place, _ in _ends(events):
        parts += (source[done:place], _PARTED)
        done = place
    return b"".join([*parts, source[done:]]).decode() if done else body


def refused_terms(body: Read) -> Iterator[str]:
    """Refuse terms in which a line ends within emphasis, a link, code or a tag, or with a break."""
    source, events, _ = body
    plain = {source.index(b"\n", place) for place, is_plain in _ends(events) if is_plain}
    for event, place in events:
        if _is_title(event, "Start"):
            lines = source[: place["end"]].rstrip()
            if any(end.start() not in plain for end in _LINE_END.finditer(lines, place["start"])):
                yield "takes each line above a definition for a term"


def _ends(events: Iterable[Any]) -> Iterator[tuple[int, bool]]:
    """Yield where the lines of terms end, and whether nothing but text is open there."""
    depth = 0
    for event, place in events:
        if _is_title(event, "Start"):
            depth = 1
        elif depth and isinstance(event, dict):
            depth += ("Start" in event) - ("End" in event)
        elif depth and event == "SoftBreak":
            yield place["start"], depth == 1


def _is_title(event: Any, key: str) -> bool:
    return isinstance(event, dict) and event.get(key) == "DefinitionListTitle"
