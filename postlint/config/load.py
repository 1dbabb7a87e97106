"""Find settings, read them, follow what they extend."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from postlint.config import check, convert, lists, packs
from postlint.config.errors import SettingsError, did_you_mean, explain, value_path
from postlint.config.settings import Layer, Settings, merge
from postlint.config.source import Source, read, shown
from postlint.config.there import is_file

if TYPE_CHECKING:
    from postlint.config.errors import Key

FILE_NAMES = ("postlint.toml", ".postlint.toml", "pyproject.toml")
"""The names of settings files, in the order in which one folder's are tried."""

DEFAULT_PRESET = "news-archive"
"""The preset under settings that extend none of `BASES`."""

BASES = (DEFAULT_PRESET, "blog")
"""The presets that say what a post must have."""

_PRESETS = Path(__file__).parent / "presets"


def presets() -> tuple[str, ...]:
    """Return the names of the presets."""
    return tuple(sorted(path.stem for path in _PRESETS.glob("*.toml")))


def discover(start: Path) -> Path | None:
    """Return the nearest settings file in the folder ``start`` (or of that file) or above it.

    A ``pyproject.toml`` counts only when it has a table ``[tool.postlint]``.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        for name in FILE_NAMES:
            path = folder / name
            if is_file(path) and (name != "pyproject.toml" or _mentions_postlint(path)):
                return path
    return None


def load(path: Path | None = None, *, root: Path | None = None) -> Settings:
    """Read a settings file and all that it extends; without one, the default preset.

    Args:
        path: the settings file.
        root: the folder that ``exclude`` patterns are relative to (default: the file's own).

    Raises:
        SettingsError: if the file, or one that it extends, cannot be used.

    """
    if path is None:
        return parse("", root=root)
    return parse(read(path), path=path, root=root)


def parse(text: str, *, path: Path = Path("postlint.toml"), root: Path | None = None) -> Settings:
    """Make settings of the text of a settings file; ``path`` is where it is, or would be.

    Raises:
        SettingsError: if it, or a file that it extends, cannot be used.

    """
    files = _stack(text, path)
    own = packs.rules_of(files)
    settings = Settings(origin=str(path) if text else "", root=str(root or path.parent), own=own)
    known = settings.known()
    for file in files:
        check.selectors(file, known)
        check.rule_tables(file, known)
        lists.read(file, known)
    named = [str(file.path.parent / file.layer.baseline) for file in files if file.layer.baseline]
    if named:
        settings = msgspec.structs.replace(settings, baseline=named[-1])
    return merge([file.layer for file in files], settings)


def layers(path: Path | None = None) -> list[tuple[str, Layer]]:
    """Return what `load` lays on each other, the lowest first: where it stands, and what it says.

    Raises:
        SettingsError: if the file, or one that it extends, cannot be used.

    """
    files = _stack("", Path()) if path is None else _stack(read(path), path)
    return [(file.name, file.layer) for file in files if file.text]


def preset_text(name: str) -> str:
    """Return the text of a preset.

    Raises:
        SettingsError: if there is none of that name.

    """
    if name not in presets():
        hint = did_you_mean(name, presets()) or f"; presets are {', '.join(presets())}"
        raise SettingsError(f"no preset is named `{name}`{hint}")
    return _preset(name).text


def _stack(text: str, path: Path) -> list[_File]:
    """Return all files that count for a settings file, the lowest first.

    Presets that say how a site is built, or which rules count, lie on the default like any file.
    """
    files = _files(_File(path, text), ())
    if not any(file.path.parent == _PRESETS and file.path.stem in BASES for file in files):
        files.insert(0, _preset(DEFAULT_PRESET))
    return files


class _File(Source):
    """A settings file with its layer."""

    def __init__(self, path: Path, text: str) -> None:
        super().__init__(path, text)
        table = self.table()
        if path.name == "pyproject.toml":
            self.prefix = ("tool", "postlint")
            table = table.get("tool", {}).get("postlint", {})
        self.layer = self._layer(table)

    @property
    def name(self) -> str:
        """The name of a preset, or the path of a file."""
        return self.path.stem if self.path.parent == _PRESETS else shown(self.path)

    def _layer(self, table: Any) -> Layer:
        if not isinstance(table, dict):
            raise self.error([], "`tool.postlint` must be a table")
        known = [field.encode_name for field in msgspec.structs.fields(Layer)]
        for key in table:
            if key not in known:
                hint = did_you_mean(key, known) or f"; the settings are {', '.join(known)}"
                raise self.error([key], f"unknown setting `{key}`{hint}")
        try:
            layer = msgspec.convert(table, Layer)
        except msgspec.ValidationError as error:
            keys = _named(table, value_path(error))
            name = ".".join(str(key) for key in keys if isinstance(key, str))
            what = f"an entry of `{name}`" if keys and isinstance(keys[-1], int) else f"`{name}`"
            reason = explain(error)
            if keys == ["dialect"]:
                reason += "; dialects are auto, gfm, commonmark, kramdown and goldmark"
            raise self.error(keys, f"{what} {reason}") from None
        check.dialect_options(self, layer)
        convert.check(self, layer.convert)
        return layer


def _named(table: dict[str, Any], keys: list[Key]) -> list[Key]:
    """Fill in the key of a table's entry, which msgspec does not name."""
    if len(keys) != 1 or not isinstance(table.get(str(keys[0])), dict):
        return keys
    for key, value in table[str(keys[0])].items():
        try:
            msgspec.convert({keys[0]: {key: value}}, Layer)
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
            hint = did_you_mean(name, presets()) or f"; presets are {', '.join(presets())}"
            raise file.error(["extends"], f"no preset is named `{name}`{hint}")
        return _preset(name)
    path = file.path.parent / name
    if not is_file(path):
        raise file.error(["extends"], f"`{name}` does not exist")
    return _File(path, read(path))


def _preset(name: str) -> _File:
    path = _PRESETS / f"{name}.toml"
    return _File(path, read(path))


def _mentions_postlint(path: Path) -> bool:
    try:
        return (
            re.search(r"^\s*\[\s*tool\s*\.\s*postlint\b", path.read_text("utf-8"), re.MULTILINE)
            is not None
        )
    except (OSError, UnicodeDecodeError):
        return False  # another tool's file: not ours to complain about
