"""What a post says about rules that are to be silent in it: in comments and in its front matter.

`directives` are what it says, `suppressions` what follows for its findings. Few posts say anything:
both are imported only then.
"""

WORD = "postlint"
"""What every comment that suppresses begins with; the usual name of the field that does."""


def is_mentioned(text: str, key: str = WORD) -> bool:
    """Say, at the cost of one search, whether a post could suppress anything."""
    return WORD in text or (key != WORD and key in text)
