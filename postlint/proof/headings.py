"""Headings that lose something by declaration: that they are bold, or themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from postlint.proof.pieces import CLOSE, OPEN, PARAGRAPH, token

if TYPE_CHECKING:
    from collections.abc import Iterator

BOLD: Final = f"{OPEN}bold "
TITLE: Final = f"{OPEN}title "
_MARK: Final = f"{OPEN}mark"
_PLAIN: Final = token("mark")
_LEVELS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")


def without(pieces: list[str], name: str) -> list[str] | None:
    """Return the pieces with one heading less, or with its bold; None if there is no such heading.

    Args:
        pieces: the canonical form.
        name: ``bold`` or ``title``, the tag and the text of the heading, as a token.

    """
    for tag, start, end in _headings(pieces):
        inside = pieces[start + 1 : end]
        text = "".join(piece for piece in inside if piece[:1] != OPEN)
        if name == token(f"bold {tag} {text}") and (slim := _without_bold(inside)):
            return [*pieces[: start + 1], *slim, *pieces[end:]]
        if name == token(f"title {tag} {text}") and all(map(_says_nothing, inside)):
            return [*pieces[:start], *pieces[end + 1 :]]
    return None


def _headings(pieces: list[str]) -> Iterator[tuple[str, int, int]]:
    """Yield the tag of each heading, and where it begins and ends."""
    starts = {token(tag): tag for tag in _LEVELS}
    for place, piece in enumerate(pieces):
        if tag := starts.get(piece):
            yield tag, place, pieces.index(token(f"/{tag}"), place)


def _says_nothing(piece: str) -> bool:
    """Say whether a piece of a heading is text, or a mark that is no link."""
    if piece[:1] != OPEN or piece in {PARAGRAPH, _PLAIN}:
        return True
    return piece.startswith(_MARK) and set(_names(piece)) <= {"strong", "em"}


def _names(mark: str) -> list[str]:
    return mark.removeprefix(_MARK).removesuffix(CLOSE).strip().split(", ")


def _without_bold(inside: list[str]) -> list[str]:
    """Return the pieces of a heading of which all is bold, not bold; nothing if some is not."""
    slim: list[str] = []
    marked, now = False, _PLAIN
    for piece in inside:
        if piece.startswith(_MARK):
            names = _names(piece)
            marked = "strong" in names
            rest = [name for name in names if name and name != "strong"]
            mark = token(f"mark {', '.join(rest)}") if rest else _PLAIN
            if mark != now:
                slim.append(mark)
                now = mark
        elif piece[:1] == OPEN or marked or piece.isspace():
            slim.append(piece)
        else:
            return []
    return slim
