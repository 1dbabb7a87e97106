"""Say in plain words, and at a place in the file, what PyYAML could not read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml
from yaml.reader import Reader

from postlint.post._entry import UnreadableError

if TYPE_CHECKING:
    from postlint.text import Span


class _Words(NamedTuple):
    """What to say of a problem whose text, in libyaml or in PyYAML, starts with ``problem``.

    ``opening``: it is best shown where the parser began (an opening quote), not where it gave up.
    """

    problem: str
    words: str
    opening: bool = False


_WORDS = (
    _Words("mapping values are not allowed", "a `: ` inside text without quotes"),
    _Words("could not find expected ':'", "a line without `key:`", opening=True),
    _Words("found a tab character", "a tab where only spaces may indent"),
    _Words("found unexpected end of stream", "a quote that is never closed", opening=True),
    _Words("found unknown escape character", "an unknown `\\` escape in double quotes"),
    _Words("did not find expected hexdecimal", "an incomplete `\\` escape in double quotes"),
    _Words("expected escape sequence", "an incomplete `\\` escape in double quotes"),
    _Words("did not find expected ',' or ']'", "a `[` without its `]`", opening=True),
    _Words("expected ',' or ']'", "a `[` without its `]`", opening=True),
    _Words("did not find expected ',' or '}'", "a `{` without its `}`", opening=True),
    _Words("expected ',' or '}'", "a `{` without its `}`", opening=True),
    _Words("did not find expected key", "something else where a key belongs"),
    _Words("expected <block end>", "something else where a key belongs"),
    _Words("did not find expected '-' indicator", "something else where a `-` belongs"),
    _Words("found undefined alias", "an alias `*` without its anchor `&`"),
    _Words("found duplicate anchor", "an anchor `&` that is there twice"),
    _Words("but found another document", "a second YAML document"),
    _Words("found unconstructable recursive node", "a value that contains itself"),
)

_UNKNOWN_ESCAPE = "found unknown escape character"
_UNKNOWN_TAG = "could not determine a constructor for the tag "


def explain(
    error: yaml.YAMLError | UnicodeEncodeError, text: str, content: Span
) -> UnreadableError:
    """Return what ``error`` means, its place counted in the file's ``text``.

    ``content`` is what the parser was given, without a BOM.
    """
    if isinstance(error, yaml.MarkedYAMLError):
        return _marked(error, text, content)
    if isinstance(error, UnicodeEncodeError):  # a lone surrogate
        start = content.start + error.start
    else:  # a ReaderError, whose place libyaml counts in bytes: look for the character instead
        found = Reader.NON_PRINTABLE.search(text, content.start, content.end)
        start = found.start() if found else content.start
    code = ord(text[start])
    return UnreadableError(f"the character U+{code:04X}, which YAML does not allow", start)


def _marked(error: yaml.MarkedYAMLError, text: str, content: Span) -> UnreadableError:
    problem = error.problem or error.context or "not YAML"
    known = next((known for known in _WORDS if problem.startswith(known.problem)), None)
    mark = error.problem_mark or error.context_mark
    if known and known.opening:
        mark = error.context_mark or mark
    start = content.start + (mark.index if mark else 0)
    words = known.words if known else _one_line(problem)
    if problem.startswith("found character"):
        words = _no_start(text[start : start + 1])
    elif problem.startswith(_UNKNOWN_ESCAPE) and text[start : start + 1] != "\\":
        start -= 1  # PyYAML points behind the backslash, libyaml at it
    elif problem.startswith(_UNKNOWN_TAG):
        words = f"an unknown tag `{problem.removeprefix(_UNKNOWN_TAG).strip(chr(39))}`"
    return UnreadableError(words, start)


def _no_start(character: str) -> str:
    if character == "\t":
        return "a tab where only spaces may indent"
    if character == "`":
        return "a backtick, which cannot start a value without quotes"
    return f"`{character}`, which cannot start a value without quotes"


def _one_line(message: str) -> str:
    return " ".join(message.split())
