"""The page of a declared rule: what ``postlint rule NAME`` shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.packs.declaration import Declaration, Fix

_RUNS = re.compile("`{3,}")
_TRUST = {
    "safe": "Safe: a reader sees the same document, or it is not applied.",
    "unsafe": "Unsafe: a reader may see the difference, which is proven to be no more than that.",
    "display-only": "Display-only: it is shown and never applied.",
    None: "Safe where the proof shows that a reader sees the same document, unsafe elsewhere.",
}


def page(declaration: Declaration) -> str:
    """Return the page that a declaration says enough for, as Markdown."""
    return "\n\n".join(_parts(declaration)) + "\n"


def _parts(declaration: Declaration) -> Iterator[str]:
    yield f"# {declaration.rule_name} ({declaration.id})"
    yield f"Reports {_looks_at(declaration)}: {declaration.message.strip()}"
    if declaration.why:
        yield "## Why"
        yield declaration.why.strip()
    for title, key in (("Bad", "bad"), ("Good", "good")):
        posts = [
            (text, example)
            for example in declaration.examples
            if (text := getattr(example, key)) is not None
        ]
        if posts:
            yield f"## {title}"
        for text, example in posts:
            yield _block(f"post name={example.path}", text)
            if key == "bad" and example.fixed is not None:
                yield _block("fixed", example.fixed)
    yield "## Fix safety"
    fix = declaration.mends
    yield f"{_said(fix)} {_TRUST[declaration.safety]}" if fix.actions else "None."


def _looks_at(declaration: Declaration) -> str:
    if declaration.select:
        what = f"elements that match `{declaration.select}`"
        if declaration.attribute:
            what = f"the attribute `{declaration.attribute}` of {what}"
    elif declaration.field:
        what = f"the field `{declaration.field}`{' where it is absent' * declaration.absent}"
    else:
        what = f"text that matches `{declaration.text}`"
    return what + (f" with a value that matches `{declaration.value}`" if declaration.value else "")


def _said(fix: Fix) -> str:
    (action,) = fix.actions[:1]
    value = getattr(fix, action.replace("-", "_"))
    if value is True:
        return f"`{action}`."
    if isinstance(value, dict):
        value = ", ".join(f"{key}={one}" for key, one in value.items())
    elif isinstance(value, tuple):
        value = ", ".join(value)
    return f"`{action}`: `{value}`."


def _block(info: str, text: str) -> str:
    longest = max((len(run) for run in _RUNS.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{info}\n{text.rstrip(chr(10))}\n{fence}"
