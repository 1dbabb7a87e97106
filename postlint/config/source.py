"""A TOML file of settings or of rules, which can say where something in it stands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from postlint.config.errors import SettingsError, place

if TYPE_CHECKING:
    from postlint.config.errors import Key


class Source:
    """A TOML file; ``prefix`` leads to the table in it that counts."""

    prefix: tuple[Key, ...] = ()

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text

    def table(self) -> Any:
        """Return what the whole file says.

        Raises:
            SettingsError: if it is no TOML.

        """
        import tomllib  # noqa: PLC0415 - takes a while, and most runs read no other file of this kind

        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            at = f"{shown(self.path)}{_toml_error(str(error), self.text)}"
            raise SettingsError(at) from None

    def error(self, keys: list[Key], message: str) -> SettingsError:
        """Return the error ``message`` about what ``keys`` lead to."""
        return SettingsError(
            f"{shown(self.path)}{place(self.text, [*self.prefix, *keys])}: {message}"
        )


def read(path: Path) -> str:
    """Return the text of a settings file.

    Raises:
        SettingsError: if it cannot be read.

    """
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise SettingsError(f"{shown(path)}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise SettingsError(f"{shown(path)}:{line}: settings must be UTF-8") from None


def shown(path: Path) -> str:
    """Return a path as people know it: from the folder that they are in."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _toml_error(message: str, text: str) -> str:
    match = re.fullmatch(r"(.*?) \(at line (\d+), column (\d+)\)", message)
    if match:
        return f":{match[2]}:{match[3]}: {match[1][0].lower()}{match[1][1:]}"
    last = text.count("\n", 0, -1) + 1
    return f":{last}: {message[0].lower()}{message[1:]}"
