"""Which site generator made the posts' home, and so which Markdown they are written in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from postlint.config import site_options
from postlint.config.site_options import Typing
from postlint.config.site_options import text as text_of
from postlint.config.there import is_file, is_folder
from postlint.expressions import expression
from postlint.post.dialects import Dialect

if TYPE_CHECKING:
    from collections.abc import Callable


class Site(msgspec.Struct, frozen=True):
    """A site: its generator, what renders its Markdown, and the dialect that postlint uses for it.

    ``exact`` is false where postlint does not have the renderer's own dialect yet and takes the
    nearest; ``marker`` is the file that gave the site away. ``raw_html`` says whether the renderer
    lets HTML through, ``unread`` names an option of the site that postlint does not follow, and
    ``typing`` says what it makes of line ends and punctuation.
    """

    generator: str
    renderer: str
    marker: str
    dialect: str = "gfm"
    exact: bool = False
    raw_html: bool = True
    unread: str = ""
    typing: Typing = Typing()

    def written(self, hard_breaks: bool | None = None, smart: bool | None = None) -> str:  # noqa: FBT001
        """Return the dialect with the site's options, or with others where these are given."""
        breaks = self.typing.hard_breaks if hard_breaks is None else hard_breaks
        return str(Dialect(self.dialect, breaks, self.typing.smart if smart is None else smart))

    @property
    def note(self) -> str:
        """Say in one line how the site's Markdown is read, or ``""`` where there is nothing to."""
        if not self.exact:
            return (
                f"{self.marker} says that this is a {self.generator} site; its {self.renderer} "
                f"Markdown is treated as {self.dialect} until postlint knows that dialect"
            )
        if self.unread:
            return f"{self.marker} sets {self.unread}, which postlint does not follow"
        if not self.raw_html:
            return (
                f"{self.marker} does not set markup.goldmark.renderer.unsafe: this site leaves out"
                " what stays HTML in a post"
            )
        return ""


def recognise(folder: str, names: frozenset[str] | None) -> Site | None:
    """Return the site whose marker stands in a folder.

    To list a folder costs no more than to ask for three of the markers. Files are asked for as
    they are named here: whether that may differ in capital letters is up to the file system.
    """
    if names is not None and names.isdisjoint(FIRST):
        return None
    for candidates, judge in _MARKERS:
        for name in candidates:
            path = Path(folder, name)
            if is_file(path) and (site := judge(path, name)) is not None:
                return site
    return None


def _jekyll_or_hexo(path: Path, name: str) -> Site:
    text = text_of(path)
    if is_folder(path.parent / "source" / "_posts") or re.search(
        r"^(?:new_post_name|default_layout|skip_render|source_dir|post_asset_folder)\s*:",
        text,
        re.MULTILINE,
    ):
        # marked follows GFM.
        return Site("Hexo", "marked", name, exact=True, typing=site_options.hexo(path))
    renderer = _set(text, "markdown") or "kramdown"
    if renderer != "kramdown":
        follows_gfm = renderer.lower() == "gfm" or "commonmark" in renderer.lower()
        typing = site_options.commonmark(path) if follows_gfm else Typing()
        return Site("Jekyll", renderer, name, exact=follows_gfm, typing=typing)
    unread = [option for option, default in _KRAMDOWN if _set(text, option) not in {"", default}]
    return Site(
        "Jekyll",
        "kramdown",
        name,
        "kramdown",
        exact=True,
        unread=", ".join(unread),
        typing=site_options.kramdown(path),
    )


_KRAMDOWN = (("input", "GFM"), ("parse_block_html", "false"), ("parse_span_html", "true"))
"""Options of kramdown that change what Markdown is, each with Jekyll's value."""


def _set(text: str, key: str) -> str:
    """Return what a configuration sets a key to, at any depth; "" if nothing."""
    found = re.search(rf"""^[ \t]*{key}[ \t]*[:=][ \t]*["']?(\w+)""", text, re.MULTILINE)
    return found[1] if found else ""


def _hugo(path: Path, name: str) -> Site:
    text = text_of(path)
    beside = path.parent / "markup"
    others = [beside.with_suffix(ending) for ending in (".toml", ".yaml", ".yml", ".json")]
    more = "".join(map(text_of, others))
    handler = _HANDLER.search(text) or _HANDLER.search(more)
    if handler and handler[1].lower() != "goldmark":
        return Site("Hugo", handler[1], name)
    raw_html = bool(_UNSAFE.search(text) or _UNSAFE.search(more))
    return Site(
        "Hugo",
        "goldmark",
        name,
        "goldmark",
        exact=True,
        raw_html=raw_html,
        typing=site_options.hugo([*filter(is_file, others), path]),
    )


_UNSAFE = expression(r"""^[^#\n]*?["']?\bunsafe["']?\s*[:=]\s*true""", re.MULTILINE | re.IGNORECASE)
_HANDLER = expression(
    r"""^[^#\n]*?["']?\bdefaultMarkdownHandler["']?\s*[:=]\s*["']?(\w+)""",
    re.MULTILINE | re.IGNORECASE,
)


def _hugo_by_content(path: Path, name: str) -> Site | None:
    return _hugo(path, name) if is_folder(path.parent / "content") else None


def _middleman(path: Path, name: str) -> Site | None:
    # A config.rb alone may belong to any Ruby program.
    text = text_of(path)
    if not is_folder(path.parent / "source") and "middleman" not in text.lower():
        return None
    engine = re.search(r"markdown_engine,\s*:(\w+)", text)
    if engine and engine[1] != "kramdown":
        typing = site_options.program(path, _HARD_WRAP, _SMARTYPANTS)
        return Site("Middleman", engine[1], name, typing=typing)
    # Only kramdown's parser of GFM has this option.
    breaks = _HARD_WRAP if re.search(r"""input\W+GFM\b""", text) else r"(?!)"
    typing = Typing(site_options.program(path, breaks, None).hard_breaks, smart=True)
    return Site("Middleman", "kramdown", name, "kramdown", exact=True, typing=typing)


_HARD_WRAP = r"\bhard_wrap\W+true\b"
_SMARTYPANTS = r"\bsmartypants\W+true\b"


def _always(
    generator: str, renderer: str, *, exact: bool, breaks: str, smart: str | None
) -> Callable[[Path, str], Site]:
    def judge(path: Path, name: str) -> Site:
        typing = site_options.program(path, breaks, smart)
        return Site(generator, renderer, name, exact=exact, typing=typing)

    return judge


_MARKERS: tuple[tuple[tuple[str, ...], Callable[[Path, str], Site | None]], ...] = (
    (("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"), _hugo),
    (
        tuple(
            f"config/_default/{name}.{ending}"
            for name in ("hugo", "config")
            for ending in ("toml", "yaml", "yml", "json")
        ),
        _hugo,
    ),
    (("config.toml", "config.yaml", "config.yml", "config.json"), _hugo_by_content),
    (("_config.yml", "_config.yaml", "_config.toml"), _jekyll_or_hexo),
    (
        ("astro.config.mjs", "astro.config.ts", "astro.config.js", "astro.config.cjs"),
        # No escape helps against its smart punctuation, which works on the finished text.
        _always("Astro", "remark", exact=True, breaks=r"\bremark-breaks\b", smart=None),
    ),
    (
        (
            ".eleventy.js",
            "eleventy.config.js",
            "eleventy.config.mjs",
            "eleventy.config.cjs",
            "eleventy.config.ts",
        ),
        _always(
            "Eleventy",
            "markdown-it",
            exact=True,
            breaks=r"\bbreaks\W+true\b",
            smart=r"\btypographer\W+true\b",
        ),
    ),
    (("config.rb",), _middleman),
    (
        ("pelicanconf.py",),
        _always(
            "Pelican", "Python-Markdown", exact=False, breaks=r"\bnl2br\b", smart=r"\bsmarty\b"
        ),
    ),
)
FIRST = frozenset(name.partition("/")[0].casefold() for names, _ in _MARKERS for name in names)
