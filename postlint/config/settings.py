"""What settings say, and how one layer of them lies on another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import msgspec

from postlint.config import convert
from postlint.config.errors import SettingsError
from postlint.preferences import Preferences
from postlint.rule import Context, Remark, Rule, Severity

Dialect = Literal["auto", "gfm", "commonmark", "kramdown", "goldmark"]


class DialectOptions(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """The table ``[dialect-options]``: what the site sets; ``None``: as ``dialect`` says, or the site.

    ``hard_breaks`` says that each line end in a paragraph breaks the line, ``smart`` that hyphens,
    dots and quotes become typographic, ``raw_html`` that HTML in Markdown is shown.
    """

    hard_breaks: bool | None = None
    smart: bool | None = None
    raw_html: bool | None = None


class Said(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """What may be said of all posts, or of some; ``None`` and emptiness mean that it is not said.

    ``select`` replaces what the layers below it select, ``extend-select`` adds to it and
    ``ignore`` takes away. ``fields`` replaces the keys of the roles it names, and a table of
    ``dialect-options`` or of ``rules`` replaces the single options that it names.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fields: dict[str, str | tuple[str, ...]] = {}
    required: tuple[str, ...] | None = None
    dialect: Dialect | None = None
    dialect_options: dict[str, bool] = {}
    rules: dict[str, dict[str, Any]] = {}


class Override(Said, frozen=True, kw_only=True, rename="kebab"):
    """A table ``[[overrides]]``: what holds for the posts whose paths fit patterns."""

    paths: str | tuple[str, ...]


class Layer(Said, frozen=True, kw_only=True, rename="kebab"):
    """One settings file as it is written.

    ``exclude`` adds patterns. ``convert`` is the table of that name, checked; its single keys replace
    those below, and its sites are added. ``rule`` are declared rules, ``packs`` and ``plugins`` the
    files with more of them, and ``overrides`` what holds for some posts; all are added.
    ``suppress-key`` is the field by which a post suppresses findings, ``baseline`` the file of
    known findings.
    """

    extends: str | tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    convert: dict[str, Any] = {}
    rule: tuple[dict[str, Any], ...] = ()
    cache_dir: str = ""
    packs: str | tuple[str, ...] = ()
    plugins: str | tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
    suppress_key: str | None = None
    baseline: str | None = None


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """All layers together: what a run obeys.

    ``select`` holds the codes of the selected rules, sorted; ``exclude`` holds patterns as in a
    ``.gitignore``, relative to the folder ``root``; ``origin`` is the settings file, "" if none.
    ``cache_dir`` is the folder of the cache, relative to ``root``.
    ``rule_options`` are keyed by the rules' names, ``severities`` by their codes. ``own`` are the
    rules that do not come with postlint: of packs, of plugins, declared in the settings.

    Other settings may hold for single posts (`postlint.config.by_path.of`): those of ``overrides``, and
    those of ``near``, which maps folders to the settings of a file in them. ``as_read`` is what the
    files say, before ``on_top`` (methods and their arguments), which came from the command line like
    the ``KEY=VALUE`` of ``single``. ``fixed`` says that no nearer file counts.
    ``baseline`` is the path of the file of known findings, "" if there is none.
    """

    origin: str = ""
    root: str = "."
    select: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, ...]] = {}
    required: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    cache_dir: str = ""
    dialect: Dialect = "auto"
    dialect_options: DialectOptions = DialectOptions()
    rule_options: Mapping[str, Mapping[str, Any]] = {}
    severities: Mapping[str, Severity] = {}
    preferences: Preferences = Preferences()
    own: tuple[Rule, ...] = ()
    overrides: tuple[Override, ...] = ()
    near: Mapping[str, Settings] = {}
    single: tuple[str, ...] = ()
    fixed: bool = False
    as_read: Settings | None = None
    on_top: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    suppress_key: str = "postlint"
    baseline: str = ""

    @property
    def varies(self) -> bool:
        """Whether other settings may hold for some posts."""
        return bool(self.overrides or self.near)

    def known(self) -> tuple[Rule, ...]:
        """Return all rules that there are, sorted by code."""
        from postlint import catalogue  # noqa: PLC0415  --help does without

        rules = catalogue.listed()
        return catalogue.together((*rules, *self.own)) if self.own else rules

    def context(
        self,
        dialect: str = "gfm",
        generator: str = "",
        place: str = "",
        remarks: tuple[tuple[str, Remark], ...] = (),
    ) -> Context:
        """Return what rules may know of these settings, for a post in ``dialect``.

        ``generator`` made the post's site, in which it lies at ``place``; ``remarks`` is what rules
        across posts say of it.
        """
        return Context(
            fields=self.fields,
            required=self.required,
            rule_options=self.rule_options,
            dialect=dialect,
            preferences=self.preferences,
            generator=generator,
            place=place,
            suppress_key=self.suppress_key,
            own=self.own,
            remarks=remarks,
        )

    def allowing(self, tags: tuple[str, ...]) -> Settings:
        """Return these settings with more elements that may become their text, or a link.

        Raises:
            SettingsError: if one of the names is no element, or one that cannot.

        """
        if not tags:
            return self
        for tag in tags:
            if reason := convert.problem(tag):
                raise SettingsError(reason)
        verdicts = {
            tag: verdict for tag, verdict in self.preferences.elements.items() if tag not in tags
        }
        preferences = msgspec.structs.replace(
            self.preferences, allow=(*self.preferences.allow, *tags), elements=verdicts
        )
        return self._said("allowing", {"tags": tags}, preferences=preferences)

    def converting_with(self, engine: Literal["postlint", "markdownify"] | None) -> Settings:
        """Return these settings with another engine, if one is named."""
        if engine is None:
            return self
        preferences = msgspec.structs.replace(self.preferences, engine=engine)
        return self._said("converting_with", {"engine": engine}, preferences=preferences)

    def _said(self, method: str, arguments: Mapping[str, Any], **changes: Any) -> Settings:
        """Return these settings with changes that a method made, and note how it was called."""
        on_top = (*self.on_top, (method, arguments))
        as_read = self.as_read or self
        return msgspec.structs.replace(self, as_read=as_read, on_top=on_top, **changes)

    def beneath(self, other: Settings) -> Settings:
        """Return these settings with all that lies on top of ``other``."""
        settings = self
        for method, arguments in other.on_top:
            settings = getattr(settings, method)(**arguments)
        return settings

    def selecting(
        self,
        *,
        select: tuple[str, ...] | None = None,
        ignore: tuple[str, ...] = (),
        extend_select: tuple[str, ...] = (),
    ) -> Settings:
        """Return these settings with one more layer of selectors, such as the command line's.

        Raises:
            UnknownSelectorError: if a selector names no rule, family or code.

        """
        if select is None and not ignore and not extend_select:
            return self
        from postlint import catalogue  # noqa: PLC0415  --help does without

        rules = self.known()
        codes = set(self.select) if select is None else set()
        for selector in ignore:
            codes -= {rule.code for rule in catalogue.find(rules, selector)}
        if wanted := (*(select or ()), *extend_select):
            # Within one layer the more specific selector wins: the catalogue knows how.
            chosen = catalogue.select(rules, select=wanted, ignore=ignore)
            codes |= {rule.code for rule in chosen}
        arguments = {"select": select, "ignore": ignore, "extend_select": extend_select}
        return self._said("selecting", arguments, select=tuple(sorted(codes)))

    def rules(self) -> tuple[Rule, ...]:
        """Return the selected rules, sorted by code."""
        chosen = frozenset(self.select)
        return tuple(rule for rule in self.known() if rule.code in chosen)


def merge(layers: list[Layer], settings: Settings) -> Settings:
    """Lay ``layers`` on each other, the lowest first, on ``settings`` that know the rules.

    Raises:
        UnknownSelectorError: if a selector names no rule, family or code.

    """
    keys = [layer.suppress_key for layer in layers if layer.suppress_key]
    folders = [layer.cache_dir for layer in layers if layer.cache_dir]
    settings = msgspec.structs.replace(
        settings,
        select=tuple(rule.code for rule in settings.known() if rule.default),
        exclude=tuple(pattern for layer in layers for pattern in layer.exclude),
        preferences=convert.merged(layer.convert for layer in layers),
        overrides=tuple(one for layer in layers for one in layer.overrides),
        suppress_key=keys[-1] if keys else settings.suppress_key,
        cache_dir=folders[-1] if folders else settings.cache_dir,
    )
    return lay(layers, settings)


def lay(layers: Sequence[Said], settings: Settings) -> Settings:
    """Return ``settings`` with what ``layers`` say, the lowest first, lain on them."""
    fields = dict(settings.fields)
    codes = {rule.name: rule.code for rule in settings.known()}
    options = {name: dict(table) for name, table in settings.rule_options.items()}
    severities = dict(settings.severities)
    for layer in layers:
        settings = settings.selecting(
            select=layer.select, ignore=layer.ignore, extend_select=layer.extend_select
        )
        for role, keys in layer.fields.items():
            fields[role] = (keys,) if isinstance(keys, str) else keys
        for name, table in layer.rules.items():
            own = dict(table)
            if "severity" in own:
                severities[codes[name]] = own.pop("severity")
            options.setdefault(name, {}).update(own)
        settings = msgspec.structs.replace(
            settings,
            required=settings.required if layer.required is None else layer.required,
            dialect=layer.dialect or settings.dialect,
            dialect_options=msgspec.structs.replace(
                settings.dialect_options,
                **{name.replace("-", "_"): value for name, value in layer.dialect_options.items()},
            ),
        )
    return msgspec.structs.replace(
        settings,
        fields=fields,
        rule_options=options,
        severities=severities,
        as_read=None,
        on_top=(),
    )
