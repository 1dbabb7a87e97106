"""The second judge: would a reader of the site see the same document?

It shares no line with postlint's own proof: another Markdown renderer (cmark-gfm), another HTML
parser (html5lib), another canonical form. So a conversion that both call the same is the same by
two opinions that can only be wrong independently.

    >>> compare("<p>a <b>b</b></p>", "a **b**")
    []
    >>> compare("<p>a <b>b</b></p>", "a *b*")
    ["marks changed: text [strong] 'b' → text [em] 'b'"]
"""

from .clean import is_clean, raw_html_left, unclean
from .compare import compare

__all__ = ["compare", "is_clean", "raw_html_left", "unclean"]
