"""Find front matter in a file's text, and the span of every key and value in it.

Delimiters, where Jekyll and Hugo agree and a little beyond:

- YAML: the first line is ``---``, exactly three dashes and perhaps blanks after them. A line
  ``---`` or ``...`` (Jekyll) closes it. ``----`` is a thematic break, for both.
- TOML (Hugo): the first line is ``+++``, a line ``+++`` closes it.
- JSON (Hugo): ``{`` is the first character, its matching ``}`` closes it, on whatever line;
  text may follow on the same line and belongs to the body. ``{{``, ``{%`` and ``{:`` open Liquid,
  shortcodes and attribute lists, never front matter.

Nothing may stand before it but a BOM, which both skip; Hugo also skips blank lines, Jekyll does
not, so neither does postlint. Front matter may be empty. Lines end in LF, CRLF or CR.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

import msgspec

from postlint.expressions import expression
from postlint.post import _yaml_lines
from postlint.post._entry import Entry, Problem, UnreadableError
from postlint.text import Span

if TYPE_CHECKING:
    from postlint.post._entry import Loaded

__all__ = ["Entry", "Format", "FrontMatter", "Problem", "find"]

Format = Literal["yaml", "toml", "json"]

_BREAK = r"[ \t]*+(?:\r\n?|\n|\Z)"
_OPEN = expression(rf"(---|\+\+\+){_BREAK}")
_CLOSE = {
    "---": expression(rf"[\n\r](?:---|\.\.\.){_BREAK}"),
    "+++": expression(rf"[\n\r]\+\+\+{_BREAK}"),
}
_COMMENTS = r"(?>(?:[ \t]*+#[^\n\r]*+[\n\r]++)*)"
_WORD = r"""(?:"[^"\n\r]*+"|'[^'\n\r]*+'|\w[\w.-]*+)[ \t]*+"""
_LOOKS_LIKE_A_KEY = {
    "---": expression(rf"{_COMMENTS}{_WORD}:(?:[ \t\n\r]|\Z)"),
    "+++": expression(rf"""{_COMMENTS}(?:{_WORD}=|\[\[?[\w"'])"""),
}
_JSON_OPEN = expression(r"""\{[ \t]*+(?:["}]|[\n\r])""")
_JSON_KEY = expression(r"""\{\s*+["']?\w[^"'\n\r]*+["']?[ \t]*+:""")
_JSON_TOKEN = expression(r'"(?>(?:[^"\\\n\r]|\\.)*)"?|[{}]')
_REST_OF_LINE = expression(_BREAK)
_LINE = expression(r"[^\n\r]*+(?:\r\n?|\n|\Z)")


class FrontMatter(msgspec.Struct, frozen=True, dict=True):
    """The front matter of one file: what it says, and where.

    All spans count characters of the whole file's text, a BOM included. ``span`` covers
    everything from the opening delimiter to the line break after the closing one, ``content`` what
    stands between the delimiters (in JSON: the object itself). ``entries`` are those of the top
    level, in source order, duplicates included. ``values`` are what python-frontmatter's handler
    loads, keys that a YAML merge brings in included (the keys of the file that YAML reads as
    numbers, dates or booleans are such here, too); one scalar that the loader chokes on, such as
    the date ``2013-13-45``, stays the string that was written. Both are empty where there is a
    ``problem``.
    """

    format: Format
    span: Span
    content: Span
    entries: tuple[Entry, ...]
    values: dict[str, object]
    problem: Problem | None = None

    def get(self, key: str) -> Entry | None:
        """Return the last entry written with this key, the one that loaders use, or None."""
        return self.by_key.get(key)

    @cached_property
    def by_key(self) -> dict[str | int, Entry]:
        """The last entry of each key, the one that loaders use."""
        return {entry.key: entry for entry in self.entries}


def find(text: str) -> FrontMatter | None:
    """Return the front matter of a file's text, or None where there is none. Never raises.

    Front matter that opens, goes on with a key and is never closed has the problem ``unclosed``,
    and its spans cover the opening line only, so that all the rest is body. Without a key right
    after it, an opening line that nothing closes is a thematic break, not front matter.
    """
    start = 1 if text.startswith("\ufeff") else 0
    if text.startswith("{", start):
        return _find_json(text, start)
    opening = _OPEN.match(text, start)
    if opening is None:
        return None
    fence, content = opening[1], opening.end()
    kind: Format = "yaml" if fence == "---" else "toml"
    closing = _CLOSE[fence].search(text, content - 1)
    if closing is None:
        if not _LOOKS_LIKE_A_KEY[fence].match(text, content):
            return None
        return _unclosed(kind, f"opened by `{fence}` and never closed", Span(start, content))
    return _read(text, kind, Span(start, closing.end()), Span(content, closing.start() + 1))


def _find_json(text: str, start: int) -> FrontMatter | None:
    if not _JSON_OPEN.match(text, start):
        return None
    depth = 0
    for token in _JSON_TOKEN.finditer(text, start):
        depth += {"{": 1, "}": -1}.get(token[0], 0)
        if depth == 0:
            end = token.end()
            rest = _REST_OF_LINE.match(text, end)
            return _read(text, "json", Span(start, rest.end() if rest else end), Span(start, end))
    line = _LINE.match(text, start)
    if line is None or not _JSON_KEY.match(text, start):
        return None
    return _unclosed("json", "opened by `{` and never closed", Span(start, line.end()))


def _unclosed(kind: Format, message: str, line: Span) -> FrontMatter:
    return FrontMatter(kind, line, line, (), {}, Problem("unclosed", message, line))


def _read(text: str, kind: Format, span: Span, content: Span) -> FrontMatter:
    try:
        loaded = _load(text, kind, content)
    except UnreadableError as error:
        return FrontMatter(kind, span, content, (), {}, error.problem(text))
    except RecursionError:
        deep = UnreadableError("nested too deeply", content.start)
        return FrontMatter(kind, span, content, (), {}, deep.problem(text))
    return FrontMatter(kind, span, content, loaded.entries, loaded.values)


def _load(text: str, kind: Format, content: Span) -> Loaded:
    # Each reader brings a parser with it: import what this one post needs.
    if kind == "yaml":
        simple = _yaml_lines.load(content.of(text), content.start)
        if simple is not None:
            return simple
        from postlint.post import _yaml  # noqa: PLC0415

        return _yaml.load(text, content)
    if kind == "toml":
        from postlint.post import _toml  # noqa: PLC0415

        return _toml.load(text, content)
    from postlint.post import _json  # noqa: PLC0415

    return _json.load(text, content)
