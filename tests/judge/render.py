"""Markdown to HTML by cmark-gfm, the renderer that GitHub uses, with raw HTML shown.

Tables, strikethrough, task lists and footnotes are on, as on GitHub. Autolinks are off unless asked
for: the sites of these archives do not have them (kramdown), and with them every bare URL that was
text in an HTML island becomes a link, which is a question about the site and not about the
conversion. `python -m tests.judge corpus --renderer cmark-gfm-autolink` asks it.
"""

from __future__ import annotations

from cmarkgfm import cmark

_OPTIONS = cmark.Options.CMARK_OPT_UNSAFE | cmark.Options.CMARK_OPT_FOOTNOTES
_EXTENSIONS = ["table", "strikethrough", "tasklist"]


def html(
    markdown: str, *, autolink: bool = False, hard_breaks: bool = False, smart: bool = False
) -> str:
    """Render a body (what follows the front matter)."""
    options = _OPTIONS
    if hard_breaks:
        options |= cmark.Options.CMARK_OPT_HARDBREAKS
    if smart:
        options |= cmark.Options.CMARK_OPT_SMART
    extensions = [*_EXTENSIONS, "autolink"] if autolink else _EXTENSIONS
    rendered: str = cmark.markdown_to_html_with_extensions(markdown, options, extensions)
    return rendered
