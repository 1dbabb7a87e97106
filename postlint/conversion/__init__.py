"""Embedded HTML to Markdown, guided by the proof: what is not proven is not changed.

- `convert` is the way through it: it takes out what settings drop (`dropping`, `profile`), converts
  the parts of a body that convert on their own (`unit`, `units`), proves all of them, and keeps as
  HTML what cannot be proven, and no more (`narrow`); what that leaves may convert in a further round
  (`unsettled`). `options` has what goes in and comes out, `facts` what all steps know.
- `policy` is the table of what becomes of each element.
- A block of HTML (`island`) is taken from its `source`, mended by `tidy`, read into a `tree` by
  `read` and written by `write`; the package `markdownify` may write instead. `place` puts the result
  where the island stood. HTML in a line (`inline`, with `tags` and `between`) becomes marks in place, on both
  sides of a blank line (`parting`).
- `opaque` finds what must not be touched, `habits` how the Markdown of a body is written already,
  `addresses` what settings make of links.
"""

from postlint.conversion.convert import convert, would_change
from postlint.conversion.dropping import drops, drops_of
from postlint.conversion.options import Conversion, Options, Prover

__all__ = ["Conversion", "Options", "Prover", "convert", "drops", "drops_of", "would_change"]
