"""One post: its embedded HTML as Markdown, proven as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from postlint.loss import Kept, Loss
from postlint.post import Post, parse
from postlint.post.body import Body
from postlint.report import Diagnostic, Fix, Report
from postlint.rule import Safety
from postlint.run.internal import internal_error
from postlint.run.proving import difference
from postlint.suppress import is_mentioned
from postlint.text import Edit, apply

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from postlint.conversion import Conversion, Options
    from postlint.rule import Context
    from postlint.text import Span

EMBEDDED_HTML = "HTM001"
"""The rule whose findings are mended by the converter, not by edits of their own."""


class Converted(msgspec.Struct, frozen=True, kw_only=True):
    """What the converter made of a post.

    ``after`` is proven; None where nothing would change or nothing could be proven. The spans of
    ``edits``, ``losses`` and ``kept`` count in the text before; ``islands`` were changed,
    ``repairs`` says how often each repair was needed for that, and ``notes`` what else is to be said.
    """

    after: Post | None = None
    edits: tuple[Edit, ...] = ()
    losses: tuple[Loss, ...] = ()
    kept: tuple[Kept, ...] = ()
    islands: int = 0
    repairs: Mapping[str, int] = {}
    notes: tuple[str, ...] = ()


def convert_post(
    post: Post, context: Context, options: Options | None = None, *, rename: bool = False
) -> Report:
    """Convert the embedded HTML of a post, and nothing else, with the losses it declares.

    Nothing is written, and nothing unproven is in ``after``; ``kept`` says what stayed and why.

    Args:
        post: the post, parsed in the dialect of ``context``.
        context: what settings say.
        options: how to convert; as ``context`` says if None.
        rename: make a post of Markdown of one that is all HTML, under another name.

    """
    try:
        chosen = options or options_for(post, context)
        if rename and post.body.is_html:
            from postlint.run.renaming import convert_page  # noqa: PLC0415 - only where asked for

            converted = convert_page(post, context.dialect, chosen)
        else:
            converted = convert_islands(post, context.dialect, chosen, left_alone(post, context))
    except Exception as error:  # noqa: BLE001 - one post never stops the others
        return internal_error(post.path, post.text, error, "the conversion")
    after = converted.after or post
    return Report(
        path=post.path,
        before=post.text,
        after=after.text,
        losses=converted.losses,
        kept=converted.kept,
        converted=converted.islands,
        renamed=after.path if after.path != post.path else "",
        repairs=converted.repairs,
        notes=converted.notes,
    )


def options_for(post: Post, context: Context, *, raw_html: bool = True) -> Options:
    """Return how settings convert a post; ``raw_html`` says whether its site shows HTML."""
    from postlint.conversion import Options  # noqa: PLC0415 - checking never needs it

    wishes = context.preferences
    source = ""
    if wishes.urls.resolve or wishes.sites:
        from postlint.rules.source._taken_from import taken_from  # noqa: PLC0415 - rarely needed

        source = taken_from(post, context)
    return Options(raw_html=raw_html, preferences=wishes, source=source)


def left_alone(post: Post, context: Context) -> tuple[Span, ...]:
    """Return the islands that the post itself wants to stay HTML."""
    if not is_mentioned(post.text, context.suppress_key):
        return ()
    from postlint.run.suppressing import untouched  # noqa: PLC0415 - few posts say anything

    return untouched(post, context, EMBEDDED_HTML)


def convert_islands(
    post: Post, dialect: str, options: Options | None = None, alone: Sequence[Span] = ()
) -> Converted:
    """Return the post with its islands as Markdown, if that can be proven, but for those ``alone``."""
    body = post.body
    if body.is_html:
        reason = "Markdown in a file of HTML would not be rendered"
        return Converted(kept=(Kept(body.span, "html", "policy", reason),))
    if not body.islands:
        return Converted()
    from postlint.conversion import Options, convert  # noqa: PLC0415 - only where HTML is
    from postlint.proof import prove  # noqa: PLC0415

    chosen = for_post(post, msgspec.structs.replace(options or Options(), dialect=dialect))
    mask, masked = _masked(body, alone)
    conversion = convert(masked, prove=prove, options=chosen)
    if mask:
        edits = tuple(Edit(it.span, it.text.replace(mask, "<")) for it in conversion.edits)
        conversion = msgspec.structs.replace(conversion, edits=edits)
    return proven(post, conversion, post.path, dialect)


def proven(post: Post, conversion: Conversion, path: str, dialect: str) -> Converted:
    """Return the post at ``path`` with what the converter made of it, if that can be proven."""
    edits, losses, kept = conversion.edits, conversion.losses, conversion.kept
    if not edits:
        return Converted(kept=kept)
    after = parse(apply(post.text, edits), path, dialect)
    if reason := difference(post, after, edits, losses=losses):
        return Converted(kept=(*kept, Kept(post.body.span, "body", "proof", reason)))
    return Converted(
        after=after,
        edits=edits,
        losses=losses,
        kept=kept,
        islands=conversion.converted,
        repairs=conversion.repairs,
        notes=conversion.notes,
    )


_MASKS = ("\ufdd1", "\ufdd2", "\ufdd3")  # no characters, so that hardly any text has them


def _masked(body: Body, alone: Sequence[Span]) -> tuple[str, Body]:
    """Return a body in which some islands are no HTML, and what stands there for each ``<``.

    Only the result is proven with the body as it is.
    """
    mask = next((mask for mask in _MASKS if mask not in body.text), "")
    if not alone or not mask:
        return "", body
    edits = [Edit(span, span.of(body.text).replace("<", mask)) for span in alone]
    return mask, Body(apply(body.text, edits), body.span, body.dialect, body.syntax)


def for_post(post: Post, options: Options) -> Options:
    """Return options with the title that the front matter names, if a repair asks for it."""
    if not options.preferences.tidy.get("title-headings"):
        return options
    entry = post.front_matter.get("title") if post.front_matter else None
    title = " ".join(entry.value.split()) if entry and isinstance(entry.value, str) else ""
    return msgspec.structs.replace(options, title=title)


def without_losses(post: Post, converted: Converted) -> Converted:
    """Return the part of a conversion that loses nothing: the islands with losses stay."""
    lossy = [loss.span for loss in converted.losses]
    lossy += [island.span for island in post.body.islands if _touched(island.span, lossy)]
    edits = tuple(edit for edit in converted.edits if not _touched(edit.span, lossy))
    if not edits:
        return Converted(kept=converted.kept)
    after = parse(apply(post.text, edits), post.path, post.body.dialect)
    if difference(post, after, edits):
        return Converted(kept=converted.kept)
    changed = [edit.span for edit in edits]
    islands = sum(_touched(island.span, changed) for island in post.body.islands)
    kept = tuple(kept for kept in converted.kept if not _touched(kept.span, lossy))
    return Converted(after=after, edits=edits, kept=kept, islands=islands)


def converts(one: Diagnostic, edits: Iterable[Edit]) -> bool:
    """Say whether ``edits`` of the converter mend a finding."""
    return one.code == EMBEDDED_HTML and _touched(one.span, [edit.span for edit in edits])


def explained(one: Diagnostic, left: Converted) -> Diagnostic:
    """Say of embedded HTML that was not converted what stands in the way."""
    if one.code != EMBEDDED_HTML:
        return one
    if converts(one, left.edits):  # not without losses, or it would be done
        return msgspec.structs.replace(one, fix=Fix((), Safety.UNSAFE))
    reasons = [kept.reason for kept in left.kept if kept.span.overlaps(one.span)]
    what = one.message.rpartition(";")[0]
    message = f"{what}; its Markdown was not proven: {reasons[0]}" if reasons else one.message
    return msgspec.structs.replace(one, message=message, fix=None)


def _touched(span: Span, others: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in others)
