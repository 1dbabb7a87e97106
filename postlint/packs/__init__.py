"""Rules that are declared in TOML: what a declaration may say, and the rule that it makes.

`declaration` is a table ``[[rule]]``, `made` the rule, `page` its page. The rule looks at posts that
`where` fits, for elements (`selected`, with `parameters` of addresses), `fields` or `texts` (by
`expressions`); what is `found` has a fix, of which `trust` says how far it may be trusted.
"""

from postlint.packs.declaration import Declaration, Example, Fix, Where
from postlint.packs.made import made

__all__ = ["Declaration", "Example", "Fix", "Where", "made"]
