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
    nearest; ``marker`` is the file that gave the site away.
    """

    generator: str
    renderer: str
    marker: str
    dialect: str = "gfm"
    exact: bool = False

    @property
    def note(self) -> str:
        """Say in one line how the site's Markdown is read, or ``""`` where there is nothing to."""
        if self.exact:
            return ""
        return (
            f"{self.marker} says that this is a {self.generator} site; its {self.renderer} "
            f"Markdown is treated as {self.dialect} until postlint knows that dialect"
        )


class Sites:
    """Finds the site of a post, looking at each folder once."""

    def __init__(self) -> None:
        self._known: dict[Path, Site | None] = {}

    def of(self, folder: Path) -> Site | None:
        """Return the site that ``folder`` belongs to: the nearest marker upwards.

        Looking ends at the top of a git repository.
        """
        folder = folder.absolute()
        passed: list[Path] = []
        site: Site | None = None
        for current in (folder, *folder.parents):
            if current in self._known:
                site = self._known[current]
                break
            passed.append(current)
            site = _recognise(current)
            if site is not None or is_there(current / ".git"):
                break
        self._known.update(dict.fromkeys(passed, site))
        return site


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
    markdown = re.search(r"""^markdown\s*[:=]\s*["']?(\w+)""", text, re.MULTILINE)
    renderer = markdown[1] if markdown else "kramdown"
    return Site("Jekyll", renderer, name, exact="commonmark" in renderer.lower())


def _hugo(_path: Path, name: str) -> Site:
    return Site("Hugo", "goldmark", name)


def _hugo_by_content(path: Path, name: str) -> Site | None:
    return _hugo(path, name) if is_folder(path.parent / "content") else None


def _middleman(path: Path, name: str) -> Site | None:
    # A config.rb alone may belong to any Ruby program.
    is_site = is_folder(path.parent / "source") or "middleman" in _text(path).lower()
    return Site("Middleman", "kramdown", name) if is_site else None


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
