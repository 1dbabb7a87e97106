"""Proposed profiles of sites: for people, as settings, and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from postlint.output.numbers import count
from postlint.output.safe import safe
from postlint.output.width import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from postlint.archive.boilerplate import Drop, Keep, Proposal, Recurring
    from postlint.output.style import Style

_SHOWN = 5  # texts and bodies of a host; JSON has all
_HEAD = """\
# Proposed by `postlint boilerplate` from what recurs: review before use. `postlint convert --diff
# --verbose` shows what each profile takes; all of it is a declared loss. In pyproject.toml the
# tables are called [[tool.postlint.convert.sites]].
"""


def text(found: Sequence[Proposal], style: Style) -> Iterator[str]:
    """Yield a paragraph for each host: what to keep and to drop, and what only recurs."""
    for number, one in enumerate(found):
        html = f", {one.with_html:,} with HTML" if one.with_html < one.posts else ""
        yield "\n" * (number > 0)
        yield f"{style(safe(one.host), 'bold')}: {count(one.posts, 'post')}{html}\n"
        rows = [
            *([("keep", one.keep.selector, _everywhere(one.keep, one))] if one.keep else ()),
            *(("drop", it.selector, _evidence(it, one)) for it in one.drop),
            *(("around", it.selector, _evidence(it, one)) for it in _outside(one)),
            *(("perhaps", it.selector, _open(it, one)) for it in one.undecided),
        ]
        wide = max((width(selector) for _, selector, _ in rows), default=0)
        for word, selector, evidence in rows:
            gap = " " * (wide - width(selector))
            yield f"  {word:7}  {style(selector, 'bold')}{gap}  {evidence}\n"
        yield from _recurring("text", one.texts)
        yield from _recurring("body", one.bodies)


def toml(found: Sequence[Proposal], base: str) -> Iterator[str]:
    """Yield settings, with the evidence beside each line; they extend those in the file ``base``, if any."""
    yield _HEAD
    if base:
        yield f"extends = {_string(base)}\n"
    for one in found:
        if not (one.is_profile or one.undecided):
            continue
        html = f", {one.with_html:,} with HTML" if one.with_html < one.posts else ""
        mark = "" if one.is_profile else "# "
        yield f"\n# {safe(one.host)}: {count(one.posts, 'post')}{html}\n"
        yield f"{mark}[[convert.sites]]\n{mark}host = {_string(one.host)}\n"
        if one.keep:
            yield f"# {_everywhere(one.keep, one)}; around it goes\n"
            for it in _outside(one):
                yield f"#   {it.selector}: {_evidence(it, one)}\n"
            yield f"keep = [{_string(one.keep.selector)}]\n"
        if one.drop or one.undecided:
            yield f"{mark}drop = [\n"
            for it in one.drop:
                yield f"    {_string(it.selector)}, # {_evidence(it, one)}\n"
            for it in one.undecided:
                yield f"#   {_string(it.selector)}, # {_open(it, one)}\n"
            yield f"{mark}]\n"


def json(found: Sequence[Proposal]) -> Iterator[str]:
    """Yield one document with all there is."""
    yield msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n"


def _outside(one: Proposal) -> Sequence[Drop]:
    """Return what goes with what is around the article, where ``drop`` does not name it."""
    return [it for it in one.outside if it not in one.drop]


def _share(number: int, one: Proposal) -> str:
    return f"{number:,} of {count(one.with_html, 'post')} ({number / max(1, one.with_html):.0%})"


def _everywhere(keep: Keep, one: Proposal) -> str:
    return f"holds the article in {_share(keep.posts, one)}"


def _evidence(drop: Drop, one: Proposal) -> str:
    times = f" {drop.elements:,} times" if drop.elements > drop.posts else ""
    own = f", up to {drop.own} characters of a post's own" if drop.own else ""
    return f"in {_share(drop.posts, one)}{times}{own}{_quoted(drop.example)}"


def _open(drop: Drop, one: Proposal) -> str:
    return (
        f"in {_share(drop.posts, one)}, holds up to {drop.own:,} characters of a post's own"
        f"{_quoted(drop.example)}"
    )


def _quoted(example: str) -> str:
    return f": {safe(example)}" if example else ": images"


def _recurring(word: str, texts: Sequence[Recurring]) -> Iterator[str]:
    for it in texts[:_SHOWN]:
        yield f"  {word:7}  in {count(it.posts, 'post')}: {safe(it.text)}\n"
    if len(texts) > _SHOWN:
        rest = sum(it.posts for it in texts[_SHOWN:]) if word == "body" else 0
        where = f", in {count(rest, 'post')}" if rest else ""
        yield f"  {word:7}  {len(texts) - _SHOWN:,} more{where}\n"


def _string(value: str) -> str:
    return msgspec.json.encode(value).decode()
