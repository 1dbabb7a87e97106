"""TXT004: a text holds no characters without width, but where a script needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postlint.expressions import expression
from postlint.rule import Context, Finding, Safety, rule
from postlint.rules.text._odd import ZERO_WIDTH, gone, has_odd, named, odd, runs
from postlint.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postlint.post import Post

_ZERO_WIDTH = expression(f"[{ZERO_WIDTH}]+")
# Arabic to Mongolian: scripts whose letters joiners join or part, or that part words without spaces.
_JOINED = expression("[\u0590-\u1cff\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefc]")
_EMOJI = expression("[\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]")
_JOINERS = frozenset("\u180e\u200b\u200c\u200d\u2060")


@rule("TXT004", "zero-width-character", safety=Safety.UNSAFE, needs=has_odd)
def zero_width_character(post: Post, context: Context) -> Iterator[Finding]:
    """Report characters without width, but joiners of emoji and of the letters of some scripts."""
    if not any(map(_ZERO_WIDTH.match, odd(post))):
        return
    for span in runs(post, _ZERO_WIDTH):
        run = span.of(post.text)
        if _is_needed(post.text, span, run):
            continue
        many = f"{len(run)} characters without width, the first" if len(run) > 1 else "character"
        yield Finding(
            span=span,
            message=f"{many} {named(run[0])}, which nobody sees; take {'them' if len(run) > 1 else 'it'} out",
            edits=(Edit(span, ""),),
            safety=Safety.UNSAFE,
            intends=gone(post, span),
        )


def _is_needed(text: str, span: Span, run: str) -> bool:
    """Say whether joiners stand where a script or an emoji needs them."""
    if len(run) > 1 or run not in _JOINERS:
        return False
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if run == "\u200d" and _EMOJI.match(before) and _EMOJI.match(after):
        return True
    return _JOINED.match(before) is not None or _JOINED.match(after) is not None
