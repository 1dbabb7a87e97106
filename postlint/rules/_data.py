"""Files with names that settings point at, such as Jekyll's ``_data/authors.yml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec


def read(path: str) -> Any:
    """Return what a file of YAML, TOML or JSON holds; of any other its lines, without comments.

    Raises:
        OSError, ValueError: if it cannot be read.

    """
    text = Path(path).read_text(encoding="utf-8-sig")
    ending = Path(path).suffix.lower()
    if ending in (".yml", ".yaml"):
        import yaml  # noqa: PLC0415 - the front matter of the posts may be TOML

        try:
            return yaml.load(text, yaml.CSafeLoader)
        except yaml.YAMLError as error:
            raise ValueError(str(error)) from error
    if ending == ".toml":
        return msgspec.toml.decode(text)
    if ending == ".json":
        return msgspec.json.decode(text)
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and line != "#" and not line.startswith("# ")]
