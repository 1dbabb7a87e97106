"""For other programs: convert and prove, on strings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from postlint.loss import Kept, Loss, relative
from postlint.post import Body, Post, dialects, parse
from postlint.preferences import Preferences
from postlint.text import Span, apply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.config import SettingsError
    from postlint.proof import Proof

_DEFAULT = Preferences()


class Conversion(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a text, and what did not.

    ``text`` is proven to show the same document as ``before``, but for ``losses``. ``kept`` is the
    HTML that stayed HTML, each piece with the reason. The spans of both count characters in
    ``before``. ``notes`` say which settings found nothing.
    """

    before: str
    text: str
    losses: tuple[Loss, ...] = ()
    kept: tuple[Kept, ...] = ()
    notes: tuple[str, ...] = ()
    proven: bool = True
    """Whether ``text`` is Markdown that shows the same; False only for a text that was all HTML and
    could not be converted: it is returned as it was."""

    @property
    def changed(self) -> bool:
        """Whether the text is another one."""
        return self.text != self.before


def convert(
    text: str,
    *,
    dialect: str = "gfm",
    front_matter: bool = True,
    is_html: bool = False,
    source: str = "",
    raw_html: bool = True,
    preferences: Preferences = _DEFAULT,
    **settings: Any,
) -> Conversion:
    r"""Make Markdown of the HTML in a text, and change nothing that cannot be proven.

    >>> postlint.convert("<p>It <b>rained</b>.</p>\n").text
    'It **rained**.\n'

    Args:
        text: a post or a body: Markdown with HTML in it, or HTML alone.
        dialect: how the site renders Markdown: ``commonmark``, ``gfm``, ``goldmark`` (Hugo) or
            ``kramdown`` (Jekyll); with what the site sets otherwise than the dialect does behind it:
            ``+hard-breaks`` where each line end breaks the line, ``+smart`` or ``-smart``.
        front_matter: front matter may stand at the start; it stays as it is. False: all is body.
        is_html: the text is a page's HTML, which nothing renders as Markdown before, such as the
            body of an ``.html`` post. Without this, it is Markdown that may hold HTML.
        source: the address that the text was taken from, for relative addresses.
        raw_html: whether the site shows HTML that stands in Markdown.
        preferences: how to convert, all of it.
        settings: single settings of `Preferences`, by their names: ``engine="markdownify"``.

    Raises:
        ValueError: if there is no such dialect or setting, or it cannot have this value.

    """
    from postlint.conversion import Options  # noqa: PLC0415 - slow to import
    from postlint.conversion import convert as convert_body  # noqa: PLC0415
    from postlint.proof import prove as prove_bodies  # noqa: PLC0415

    chosen = _chosen(preferences, settings)
    post = _post(text, dialect, front_matter=front_matter, is_html=is_html)
    options = Options(dialect=dialect, raw_html=raw_html, preferences=chosen, source=source)
    done = convert_body(post.body, prove=prove_bodies, options=options)
    return Conversion(
        before=text,
        text=apply(text, done.edits),
        losses=done.losses,
        kept=done.kept,
        notes=done.notes,
        proven=bool(done.edits) or not (is_html and post.body.islands),
    )


def prove(
    before: str,
    after: str,
    *,
    dialect: str = "gfm",
    front_matter: bool = True,
    is_html: bool = False,
    was_html: bool | None = None,
    losses: Sequence[Loss] = (),
) -> Proof:
    r"""Say whether a reader of the site sees the same document in two texts.

    >>> postlint.prove("<p>It <b>rained</b>.</p>\n", "It rained.\n").message
    '`It **rained**.` became `It rained.`'

    Args:
        before: a post or a body.
        after: what it became.
        dialect: how the site renders Markdown, as for `convert`.
        front_matter: front matter may stand at the start; its values are compared.
        is_html: the texts are HTML, not Markdown that may hold HTML.
        was_html: the same of ``before`` alone, where they are not alike: True of what `convert`
            was given with ``is_html``.
        losses: what may be gone, such as the losses of a `Conversion`: exactly these must be. Their
            spans count characters in ``before``.

    Raises:
        ValueError: if there is no such dialect.

    """
    from postlint.proof import Proof  # noqa: PLC0415 - slow to import
    from postlint.proof import prove as prove_bodies  # noqa: PLC0415

    was_html = is_html if was_html is None else was_html
    old = _post(before, dialect, front_matter=front_matter, is_html=was_html)
    new = _post(after, dialect, front_matter=front_matter, is_html=is_html)
    if reason := _front_matter(old, new):
        return Proof(holds=False, reason=reason)
    return prove_bodies(
        old.body.source,
        new.body.source,
        dialect=dialect,
        losses=relative(losses, old.body.span.start),
        is_html=is_html,
        was_html=was_html,
    )


def _post(text: str, dialect: str, *, front_matter: bool, is_html: bool) -> Post:
    dialects.dialect(dialect)  # or there is none
    path = "text.html" if is_html else "text.md"
    if front_matter:
        return parse(text, path, dialect)
    start = int(text.startswith("\ufeff"))
    body = Body(text, Span(start, len(text)), dialect, "html" if is_html else "markdown")
    return Post(path, text, None, body)


class _Arguments:
    """Settings that a call names: no file, so that an error in them has no place to tell."""

    def error(self, _keys: object, message: str) -> SettingsError:
        from postlint.config import SettingsError  # noqa: PLC0415 - for errors only

        return SettingsError(message)


def _chosen(preferences: Preferences, settings: dict[str, Any]) -> Preferences:
    """Return preferences with single settings in their places.

    Raises:
        ValueError: if one of all these settings is none, or cannot have its value.

    """
    if preferences is _DEFAULT and not settings:
        return preferences
    from postlint.config import SettingsError  # noqa: PLC0415 - most calls name no settings
    from postlint.config.convert import check  # noqa: PLC0415 - as above

    named = {name.replace("_", "-"): value for name, value in settings.items()}
    table = {**msgspec.to_builtins(preferences), **msgspec.to_builtins(named)}
    try:
        check(_Arguments(), table)
    except SettingsError as error:
        raise ValueError(str(error)) from None
    chosen = msgspec.convert(table, Preferences)
    if chosen.engine == "markdownify":
        from postlint.conversion.markdownify import check_options  # noqa: PLC0415

        check_options(chosen.markdownify)
    return chosen


def _front_matter(before: Post, after: Post) -> str:
    """Return what differs between two front matters: a value, or the text of one without values."""
    old, new = before.front_matter, after.front_matter
    if old is None or new is None:
        return "" if old is new else "only one of the texts has front matter"
    if old.problem is not None or new.problem is not None:
        same = old.span.of(before.text) == new.span.of(after.text)
        return "" if same else "the front matter differs, and does not parse"
    # `repr` tells 1 from True, and a key without a value is not one that is not there.
    was, now = ({key: repr(one) for key, one in it.values.items()} for it in (old, new))
    for key in (*was, *now):
        if was.get(key) != now.get(key):
            return f"`{key}` in the front matter differs"
    return ""
