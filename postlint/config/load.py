"""Find settings, read them, follow what they extend."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import msgspec

from postlint.config import check, convert, packs
from postlint.config.errors import SettingsError, did_you_mean, explain, value_path
from postlint.config.settings import Dialect, Layer, Override, Said, Settings, merge
from postlint.config.source import Source, read, shown
from postlint.config.there import is_file
from postlint.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from postlint.config.errors import Key

_Said = TypeVar("_Said", bound=Said)

FILE_NAMES = ("postlint.toml", ".postlint.toml", "pyproject.toml")
"""The names of settings files, in the order in which one folder's are tried."""

DEFAULT_PRESET = "news-archive"
"""The preset under settings that extend none of `BASES`."""

BASES = (DEFAULT_PRESET, "blog")
"""The presets that say what a post must have."""

_OWN_TABLE = expression(r"^\s*\[\[?\s*tool\s*\.\s*postlint\b", re.MULTILINE)
_PRESETS = Path(__file__).parent / "presets"


def presets() -> tuple[str, ...]:
    """Return the names of the presets."""
    return tuple(sorted(path.stem for path in _PRESETS.glob("*.toml")))


def discover(start: Path) -> Path | None:
    """Return the nearest settings file in the folder ``start`` (or of that file) or above it.

    A ``pyproject.toml`` counts only when it has a table ``[tool.postlint]``, or one in it.
    """
    start = start.absolute()
    return next(filter(None, map(settings_file, (start, *start.parents))), None)


def settings_file(folder: Path) -> Path | None:
    """Return the settings file in a folder itself."""
    for name in FILE_NAMES:
        path = folder / name
        if is_file(path) and (name != "pyproject.toml" or _mentions_postlint(path)):
            return path
    return None


def load(
    path: Path | None = None, *, root: Path | None = None, single: Sequence[str] = ()
) -> Settings:
    """Read a settings file and all that it extends; without one, the default preset.

    Args:
        path: the settings file.
        root: the folder that ``exclude`` patterns are relative to (default: the file's own).
        single: settings as ``KEY=VALUE``, which lie on top of the file.

    Raises:
        SettingsError: if the file, or one that it extends, cannot be used.

    """
    if path is None:
        return parse("", root=root, single=single)
    return parse(read(path), path=path, root=root, single=single)


def parse(
    text: str,
    *,
    path: Path = Path("postlint.toml"),
    root: Path | None = None,
    single: Sequence[str] = (),
) -> Settings:
    """Make settings of the text of a settings file; ``path`` is where it is, or would be.

    Raises:
        SettingsError: if it, or a file that it extends, cannot be used.

    """
    files = _stack(text, path, single)
    own = packs.rules_of(files)
    named = [str(file.path.parent / file.layer.baseline) for file in files if file.layer.baseline]
    settings = Settings(
        origin=str(path) if text else "",
        root=str(root or path.parent),
        own=own,
        single=tuple(single),
        baseline=named[-1] if named else "",
    )
    known = settings.known()
    for part in _parts(files):
        check.selectors(part, known)
        check.rule_tables(part, known)
    return merge([file.layer for file in files], settings)


def _parts(files: list[_File]) -> Iterator[check.File]:
    for file in files:
        yield file
        yield from file.overrides()


def layers(path: Path | None = None, single: Sequence[str] = ()) -> list[tuple[str, Layer]]:
    """Return what `load` lays on each other, the lowest first: where it stands, and what it says.

    Raises:
        SettingsError: if the file, or one that it extends, cannot be used.

    """
    text = "" if path is None else read(path)
    files = _stack(text, path or Path("postlint.toml"), single)
    return [(file.name, file.layer) for file in files if file.text]


def preset_text(name: str) -> str:
    """Return the text of a preset.

    Raises:
        SettingsError: if there is none of that name.

    """
    if name not in presets():
        raise SettingsError(_no_preset(name))
    return _preset(name).text


def _stack(text: str, path: Path, single: Sequence[str]) -> list[_File]:
    """Return all files that count for a settings file, the lowest first.

    Presets that say how a site is built, or which rules count, lie on the default like any file.
    What ``single`` settings extend takes the place of what the file extends.
    """
    file, on_top = _File(path, text), [_Single(one) for one in single]
    extends = [one.layer.extends for one in on_top if one.layer.extends]
    if extends:
        file.layer = msgspec.structs.replace(file.layer, extends=extends[-1])
    files = [*_files(file, ()), *on_top]
    if not any(file.path.parent == _PRESETS and file.path.stem in BASES for file in files):
        files.insert(0, _preset(DEFAULT_PRESET))
    return files


class _Part:
    """A table ``[[overrides]]`` of a settings file, which says where something in it stands."""

    def __init__(self, file: _File, number: int, override: Override) -> None:
        self.path = file.path
        self.layer = override
        self._file, self._above = file, ("overrides", number)

    def error(self, keys: list[Key], message: str) -> SettingsError:
        """Return the error ``message`` about what ``keys`` lead to."""
        return self._file.error([*self._above, *keys], message)


class _File(Source):
    """A settings file with its layer."""

    def __init__(self, path: Path, text: str) -> None:
        super().__init__(path, text)
        table = self.table()
        if path.name == "pyproject.toml":
            self.prefix = ("tool", "postlint")
            tool = table.get("tool", {})
            table = tool.get("postlint", {}) if isinstance(tool, dict) else tool
        self.layer = self._layer(table)

    def overrides(self) -> list[_Part]:
        """Return what the file says of some posts."""
        return [_Part(self, number, one) for number, one in enumerate(self.layer.overrides)]

    @property
    def name(self) -> str:
        """The name of a preset, or the path of a file."""
        return self.path.stem if self.path.parent == _PRESETS else shown(self.path)

    def _layer(self, table: Any) -> Layer:
        if not isinstance(table, dict):
            raise self.error([], "`tool.postlint` must be a table")
        overrides = table.get("overrides")
        for number, one in enumerate(overrides if isinstance(overrides, list) else ()):
            if isinstance(one, dict):
                self._said(one, Override, ["overrides", number])
        layer = self._said(table, Layer, [])
        check.dialect_options(self, layer)
        for number, override in enumerate(layer.overrides):
            part = _Part(self, number, override)
            check.dialect_options(part, part.layer)
        convert.check(self, layer.convert)
        return layer

    def _said(self, table: dict[str, Any], kind: type[_Said], above: list[Key]) -> _Said:
        """Convert a table, or raise a ``SettingsError`` for the first thing that is wrong in it."""
        known = [field.encode_name for field in msgspec.structs.fields(kind)]
        for key in table:
            if key not in known:
                hint = did_you_mean(key, known)
                if above:
                    hint = hint or f"; it has {', '.join(known)}"
                    raise self.error([*above, key], f"`overrides` has no setting `{key}`{hint}")
                hint = hint or f"; the settings are {', '.join(known)}"
                raise self.error([key], f"unknown setting `{key}`{hint}")
        if above and "paths" not in table:
            raise self.error(above, "a table `[[overrides]]` needs the `paths` that it is about")
        try:
            return msgspec.convert(table, kind)
        except msgspec.ValidationError as error:
            keys = _named(table, value_path(error), kind)
            name = ".".join(str(key) for key in keys if isinstance(key, str))
            what = f"an entry of `{name}`" if keys and isinstance(keys[-1], int) else f"`{name}`"
            reason = explain(error)
            if keys == ["dialect"]:
                reason += f"; dialects are {', '.join(get_args(Dialect))}"
            raise self.error([*above, *keys], f"{what} {reason}") from None


class _Single(_File):
    """A setting of the command line, ``KEY=VALUE``; its paths are relative to the working folder."""

    def __init__(self, text: str) -> None:
        super().__init__(Path("--config"), text)

    def table(self) -> Any:
        try:
            return super().table()
        except SettingsError:
            key, _, value = self.text.partition("=")
            hint = f"; a string needs quotes: --config '{key}=\"{value}\"'" * value.isalnum()
            raise self.error([], f"the value is not TOML{hint}") from None

    def error(self, keys: list[Key], message: str) -> SettingsError:  # noqa: ARG002  it is short
        return SettingsError(f"--config {self.text}: {message}")


def _named(table: dict[str, Any], keys: list[Key], kind: type[Said]) -> list[Key]:
    """Fill in the key of a table's entry, which msgspec does not name."""
    if len(keys) != 1 or not isinstance(table.get(str(keys[0])), dict):
        return keys
    paths: dict[Key, Any] = {"paths": ()} if kind is Override else {}
    for key, value in table[str(keys[0])].items():
        try:
            msgspec.convert({**paths, keys[0]: {key: value}}, kind)
        except msgspec.ValidationError:
            return [*keys, key]
    return keys


def _files(file: _File, below: tuple[Path, ...]) -> list[_File]:
    """Return ``file`` after everything that it extends."""
    extends = file.layer.extends
    files: list[_File] = []
    for name in (extends,) if isinstance(extends, str) else extends:
        base = _base(file, name)
        chain = (*below, file.path.resolve())
        if base.path.resolve() in chain:
            raise file.error(["extends"], f"`{name}` extends this file, in a circle")
        files += _files(base, chain)
    return [*files, file]


def _base(file: _File, name: str) -> _File:
    if not name.endswith(".toml") and "/" not in name:
        if name not in presets():
            raise file.error(["extends"], _no_preset(name))
        return _preset(name)
    path = file.path.parent / name
    if not is_file(path):
        raise file.error(["extends"], f"`{name}` does not exist")
    return _File(path, read(path))


def _preset(name: str) -> _File:
    path = _PRESETS / f"{name}.toml"
    return _File(path, read(path))


def _no_preset(name: str) -> str:
    hint = did_you_mean(name, presets()) or f"; presets are {', '.join(presets())}"
    return f"no preset is named `{name}`{hint}"


def _mentions_postlint(path: Path) -> bool:
    try:
        return _OWN_TABLE.search(path.read_text("utf-8")) is not None
    except (OSError, UnicodeDecodeError):
        return False  # another tool's file: not ours to complain about
