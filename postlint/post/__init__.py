"""A post: its front matter, its Markdown blocks and its HTML, each with the span it stands at."""

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
