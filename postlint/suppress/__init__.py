"""What a post says about rules that are to be silent in it: in comments and in its front matter.

Few posts say anything: what reads it is imported only then, from the modules here.
"""

WORD = "postlint"
"""What every comment that suppresses begins with; the usual name of the field that does."""


def is_mentioned(text: str, key: str = WORD) -> bool:
    """Say, at the cost of one search, whether a post could suppress anything."""
    return WORD in text or (key != WORD and key in text)
