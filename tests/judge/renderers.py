"""The renderers that sites use, each handed many bodies at once: Markdown in, HTML out.

A renderer's habits that say nothing about a conversion (typographic quotes, marks around a heading)
are taken back here, each with its reason, so that the judge need not know of them.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pyromark
from markdown_it import MarkdownIt

from . import losses, render
from .compare import differences
from .document import read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_KRAMDOWN = Path(__file__).with_name("kramdown.rb")
_MARKDOWN_IT = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_SEPARATOR = "\n\ue001\n"  # a template drops comments
_LAYOUT = (
    "{{ range site.Data.bodies }}"
    '{{ $.Page.RenderString (dict "display" "block") . }}' + _SEPARATOR + "{{ end }}"
)

# What smart typography writes for the characters that a post has: the words are the same.
_TYPOGRAPHY = {
    "…": "...",
    "“": "&quot;",
    "”": "&quot;",
    "‘": "&#39;",
    "’": "&#39;",
}
_TYPED = "|".join(_TYPOGRAPHY) + "|&(?:hellip|[lr][sd]quo|#(?:8216|8217|8220|8221|8230));"
_TAG = r"""(?P<tag><[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>)"""
_ADDRESS = r"""(?P<address>\s(?:href|src)\s*=\s*(?:"[^"]*"|'[^']*'))"""
_TAGS_AND_TYPED = re.compile(f"(?P<address>(?!))|{_TAG}|{_TYPED}")
_ADDRESSES_AND_TYPED = re.compile(f"(?P<tag>(?!))|{_ADDRESS}|{_TYPED}")
_BRACES = ("{{", "\ue000\ue000")  # Hugo reads them before goldmark does, whatever they stand in


@dataclass(frozen=True)
class Options:
    """What a site may set: each line end a break, and smart punctuation, as the renderer has it."""

    hard_breaks: bool = False
    smart: bool | None = None


_NONE = Options()


def gfm(bodies: Sequence[str], options: Options = _NONE) -> list[str]:
    """Render with cmark-gfm, as GitHub does."""
    return [
        render.html(body, hard_breaks=options.hard_breaks, smart=options.smart is True)
        for body in bodies
    ]


def gfm_with_addresses(bodies: Sequence[str], options: Options = _NONE) -> list[str]:
    """Render with cmark-gfm and its extension that makes links of bare addresses."""
    return [
        render.html(
            body, autolink=True, hard_breaks=options.hard_breaks, smart=options.smart is True
        )
        for body in bodies
    ]


def markdown_it(bodies: Sequence[str], options: Options = _NONE) -> list[str]:
    """Render with markdown-it-py."""
    chosen = {"html": True, "breaks": options.hard_breaks, "typographer": options.smart is True}
    parser = MarkdownIt("commonmark", chosen).enable(["table", "strikethrough"])
    # Which addresses are safe is its host's to say.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    if options.smart:
        parser.enable(["replacements", "smartquotes"])
    return [parser.render(body) for body in bodies]


def pulldown(bodies: Sequence[str], options: Options = _NONE) -> list[str]:
    """Render with pulldown-cmark; it has no hard breaks."""
    chosen = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
    if options.smart:
        chosen |= pyromark.Options.ENABLE_SMART_PUNCTUATION
    parser = pyromark.Markdown(options=chosen)
    return [parser.html(body) for body in bodies]


def kramdown(bodies: Sequence[str], options: Options = _NONE) -> list[str]:
    """Render with kramdown, as Jekyll does."""
    lines = "".join(json.dumps(body) + "\n" for body in bodies)
    chosen = ["hard-breaks"] * options.hard_breaks + ["plain"] * (options.smart is False)
    done = subprocess.run(
        ["ruby", str(_KRAMDOWN), *chosen],
        input=lines,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return [json.loads(line) for line in done.stdout.split("\n") if line]


def kramdown_meant(bodies: Sequence[str], options: Options = _NONE) -> list[str]:
    """Render with kramdown, but for blocks of HTML: these mean what HTML says, well-formed or not.

    kramdown prints the tags that it cannot parse, as those whose attributes are debris.
    """
    marked: list[str] = []
    blocks: list[str] = []
    for body in bodies:
        lines = body.splitlines(keepends=True)
        for token in reversed(_MARKDOWN_IT.parse(body)):
            if token.type == "html_block" and token.level == 0 and "<!--" not in token.content:
                first, last = token.map or (0, 0)
                lines[first:last] = [f"<hr id='\ue003{len(blocks)}'>\n"]
                blocks.append(token.content)
        marked.append("".join(lines))
    place = re.compile('<hr id="\ue003([0-9]+)" />')
    return [
        place.sub(lambda match: blocks[int(match[1])], html) for html in kramdown(marked, options)
    ]


def goldmark(bodies: Sequence[str], options: Options = _NONE) -> list[str]:
    """Render with goldmark, as Hugo does, raw HTML shown."""
    if not bodies:
        return []
    site = {
        "baseURL": "https://example.org/",
        "disableKinds": ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"],
        "markup": {
            "goldmark": {
                "renderer": {"unsafe": True, "hardWraps": options.hard_breaks},
                "extensions": {"typographer": options.smart is not False},
            },
            "highlight": {"codeFences": False},
        },
    }
    with tempfile.TemporaryDirectory() as folder:
        files = {
            "config.json": json.dumps(site),
            "layouts/index.html": _LAYOUT,
            "data/bodies.json": json.dumps([body.replace(*_BRACES) for body in bodies]),
        }
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        subprocess.run(["hugo", "--quiet", "--source", folder], check=True)
        html = Path(folder, "public/index.html").read_text("utf-8")
    return [part.replace(*reversed(_BRACES)) for part in html.split(_SEPARATOR)[:-1]]


_RENDERERS: dict[str, Callable[[Sequence[str], Options], list[str]]] = {
    "cmark-gfm": gfm,
    "cmark-gfm-autolink": gfm_with_addresses,
    "markdown-it-py": markdown_it,
    "pulldown-cmark": pulldown,
    "kramdown": kramdown,
    "goldmark": goldmark,
}
_OPTION = re.compile(r"([+-])(hard-breaks|smart)$")


def named(name: str) -> tuple[str, Options]:
    """Return the renderer and the options that a name says: `cmark-gfm+hard-breaks-smart`."""
    chosen: dict[str, bool] = {}
    while match := _OPTION.search(name):
        chosen[match[2].replace("-", "_")] = match[1] == "+"
        name = name[: match.start()]
    return name, Options(**chosen)


class _Renderers(dict[str, "Callable[[Sequence[str]], list[str]]"]):
    """The renderers by name, and with options behind it."""

    def __missing__(self, name: str) -> Callable[[Sequence[str]], list[str]]:
        plain_name, options = named(name)
        if plain_name not in _RENDERERS:
            raise KeyError(name)
        self[name] = partial(_RENDERERS[plain_name], options=options)
        return self[name]


RENDERERS = _Renderers()
for _name in _RENDERERS:
    RENDERERS[_name]


@dataclass(frozen=True)
class Pair:
    """Two versions of a body, and the losses that are declared, each `kind: what`."""

    before: str
    after: str
    is_html: bool = False  # before: a page's, which nothing renders
    declared: Counter[str] = field(default_factory=Counter)


def verdicts(renderer: str, before: Sequence[str], after: Sequence[str]) -> list[list[str]]:
    """Return what differs between the bodies of each pair, as a renderer shows them."""
    pairs = [Pair(*pair) for pair in zip(before, after, strict=True)]
    return [differing for differing, _ in judged(renderer, pairs)]


def judged(renderer: str, pairs: Sequence[Pair]) -> list[tuple[list[str], list[str]]]:
    """Return what differs between each pair, as a renderer shows it, and what else is undeclared.

    A renderer may misread what stood in a post before; then the HTML of it is what it means.
    """
    render_all = RENDERERS[renderer]
    name, options = named(renderer)
    before = [pair.before for pair in pairs]
    meant = [gfm(before, options), render_all(before)]
    if name == "kramdown":
        meant.append(kramdown_meant(before, options))
    found = []
    for pair, new, *old in zip(
        pairs, render_all([pair.after for pair in pairs]), *meant, strict=True
    ):
        unwrapped = losses.unwrapped(pair.declared)
        shown = read(plain(new), unwrapped)
        differing = []
        for html in [pair.before] if pair.is_html else old:
            was = read(plain(html), unwrapped)
            differing.append(differences(was, shown))
            if not differing[-1]:
                break
        silent = losses.undeclared(was, shown, pair.declared)
        found.append((differing[0] if all(differing) else [], silent))
    return found


def plain(html: str) -> str:
    """Take smart typography back: straight quotes, which end no attribute, and three dots."""
    return _TAGS_AND_TYPED.sub(_plain, html)


def _plain(match: re.Match[str]) -> str:
    if match["address"]:
        return match[0]  # nobody types there
    if match["tag"]:
        return _ADDRESSES_AND_TYPED.sub(_plain, match[0])
    return _TYPOGRAPHY[unescape(match[0])]
