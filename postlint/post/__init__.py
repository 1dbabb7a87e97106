"""A post: its front matter, its Markdown blocks and its HTML, each with the span it stands at.

- `post` parses a file's text. `front_matter` finds what stands at its start, and the readers of the
  three formats say where each value is: `_yaml` (after `_yaml_lines` and `_yaml_plain`, which read
  what nearly all posts have, with `_yaml_scalars`; `_yaml_errors` says what is wrong), `_toml` and
  `_json`. They share `_entry`.
- `body` is the rest: `blocks` by `markdown`, the parser's events, and `islands` of HTML among them,
  by `dialects` and their quirks (`kramdown`, `hard_breaks`); `within` is what stands in them.
- `html` is HTML as browsers read it, by turbohtml's core (`_turbohtml`). `tree` builds the converter's
  `nodes`, `rewriting` replaces elements, `depth` says how deep a document goes, `languages` which names
  code has, `lazy_images` where scripts find what they show later.
- `recent` and `shorten` save time with bodies that are asked about again, or are long.
"""

from postlint.post.body import Block, Body, Comment, Island
from postlint.post.front_matter import Entry, FrontMatter, Problem
from postlint.post.html import Element
from postlint.post.post import Post, parse

__all__ = [
    "Block",
    "Body",
    "Comment",
    "Element",
    "Entry",
    "FrontMatter",
    "Island",
    "Post",
    "Problem",
    "parse",
]
