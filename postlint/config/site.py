"""Which site generator made the posts' home, and so which Markdown they are written in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from postlint.config.there import is_file, is_folder, is_there

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Site(msgspec.Struct, frozen=True):
    """A site: its generator, what renders its Markdown, and the dialect that postlint uses for it.

    ``exact`` is false where postlint does not have the renderer's own dialect yet and takes the
    nearest; ``marker`` is the file that gave the site away. ``raw_html`` says whether the renderer
    lets HTML through, ``unread`` names an option of the site that postlint does not follow.
    """

    generator: str
    renderer: str
    marker: str
    dialect: str = "gfm"
    exact: bool = False
    raw_html: bool = True
    unread: str = ""

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


class Sites:
    """Finds the site of a post, looking at each folder once."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[Site, Path] | None] = {}

    def of(self, folder: Path) -> Site | None:
        """Return the site that ``folder`` belongs to: the nearest marker upwards.

        Looking ends at the top of a git repository.
        """
        found = self._find(folder.absolute())
        return found[0] if found else None

    def place(self, folder: Path) -> str:
        """Return where ``folder`` lies in its site, such as ``_posts/2024``; "" at its top."""
        found = self._find(folder.absolute())
        place = folder.absolute().relative_to(found[1]).as_posix() if found else "."
        return "" if place == "." else place

    def _find(self, folder: Path) -> tuple[Site, Path] | None:
        """Return the site of an absolute folder, and the folder of its marker."""
        passed: list[Path] = []
        found: tuple[Site, Path] | None = None
        for current in (folder, *folder.parents):
            if current in self._known:
                found = self._known[current]
                break
            passed.append(current)
            site = _recognise(current)
            found = (site, current) if site is not None else None
            if found is not None or is_there(current / ".git"):
                break
        self._known.update(dict.fromkeys(passed, found))
        return found


def _recognise(folder: Path) -> Site | None:
    for names, judge in _MARKERS:
        for name in names:
            path = folder / name
            if is_file(path) and (site := judge(path, name)) is not None:
                return site
    return None


def _jekyll_or_hexo(path: Path, name: str) -> Site:
    text = _text(path)
    if is_folder(path.parent / "source" / "_posts") or re.search(
        r"^(?:new_post_name|default_layout|skip_render|source_dir|post_asset_folder)\s*:",
        text,
        re.MULTILINE,
    ):
        return Site("Hexo", "marked", name, exact=True)  # marked follows GFM
    renderer = _set(text, "markdown") or "kramdown"
    if renderer != "kramdown":
        follows_gfm = renderer.lower() == "gfm" or "commonmark" in renderer.lower()
        return Site("Jekyll", renderer, name, exact=follows_gfm)
    unread = [option for option, default in _KRAMDOWN if _set(text, option) not in {"", default}]
    return Site("Jekyll", "kramdown", name, "kramdown", exact=True, unread=", ".join(unread))


_KRAMDOWN = (("input", "GFM"), ("parse_block_html", "false"), ("parse_span_html", "true"))
"""Options of kramdown that change what Markdown is, each with Jekyll's value."""


def _set(text: str, key: str) -> str:
    """Return what a configuration sets a key to, at any depth; "" if nothing."""
    found = re.search(rf"""^[ \t]*{key}[ \t]*[:=][ \t]*["']?(\w+)""", text, re.MULTILINE)
    return found[1] if found else ""


def _hugo(path: Path, name: str) -> Site:
    text = _text(path)
    beside = path.parent / "markup"
    more = "".join(_text(beside.with_suffix(ending)) for ending in (".toml", ".yaml", ".yml"))
    handler = _HANDLER(text) or _HANDLER(more)
    if handler and handler[1].lower() != "goldmark":
        return Site("Hugo", handler[1], name)
    raw_html = bool(_UNSAFE(text) or _UNSAFE(more))
    return Site("Hugo", "goldmark", name, "goldmark", exact=True, raw_html=raw_html)


_UNSAFE = re.compile(
    r"""^[^#\n]*?["']?\bunsafe["']?\s*[:=]\s*true""", re.MULTILINE | re.IGNORECASE
).search
_HANDLER = re.compile(
    r"""^[^#\n]*?["']?\bdefaultMarkdownHandler["']?\s*[:=]\s*["']?(\w+)""",
    re.MULTILINE | re.IGNORECASE,
).search


def _hugo_by_content(path: Path, name: str) -> Site | None:
    return _hugo(path, name) if is_folder(path.parent / "content") else None


def _middleman(path: Path, name: str) -> Site | None:
    # A config.rb alone may belong to any Ruby program.
    text = _text(path)
    if not is_folder(path.parent / "source") and "middleman" not in text.lower():
        return None
    engine = re.search(r"markdown_engine,\s*:(\w+)", text)
    if engine and engine[1] != "kramdown":
        return Site("Middleman", engine[1], name)
    return Site("Middleman", "kramdown", name, "kramdown", exact=True)


def _always(generator: str, renderer: str, *, exact: bool) -> Callable[[Path, str], Site]:
    return lambda _path, name: Site(generator, renderer, name, exact=exact)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


_MARKERS: tuple[tuple[tuple[str, ...], Callable[[Path, str], Site | None]], ...] = (
    (("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"), _hugo),
    (("config/_default/hugo.toml", "config/_default/config.toml"), _hugo),
    (("config.toml", "config.yaml", "config.yml", "config.json"), _hugo_by_content),
    (("_config.yml", "_config.yaml", "_config.toml"), _jekyll_or_hexo),
    (
        ("astro.config.mjs", "astro.config.ts", "astro.config.js", "astro.config.cjs"),
        _always("Astro", "remark", exact=True),
    ),
    (
        (
            ".eleventy.js",
            "eleventy.config.js",
            "eleventy.config.mjs",
            "eleventy.config.cjs",
            "eleventy.config.ts",
        ),
        _always("Eleventy", "markdown-it", exact=True),
    ),
    (("config.rb",), _middleman),
    (("pelicanconf.py",), _always("Pelican", "Python-Markdown", exact=False)),
)
