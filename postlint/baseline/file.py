"""The file of a baseline: JSON, sorted, one line for each finding."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAME = ".postlint-baseline.json"
VERSION = 1


class BaselineError(ValueError):
    """A baseline that cannot be read or written; the message says which and why."""


class Known(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """One finding: its rule, the digest of its place, and the beginning of that for people."""

    rule: str
    place: str
    text: str = ""


class PostKnown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The known findings of a post, sorted, and the digest of its body by which a move is seen."""

    findings: tuple[Known, ...]
    body: str = ""


class Baseline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The known findings of an archive, by the paths of the posts seen from the baseline's folder."""

    version: int = VERSION
    posts: dict[str, PostKnown] = {}

    def __len__(self) -> int:
        return sum(len(post.findings) for post in self.posts.values())


def read(path: str) -> Baseline:
    """Read a baseline.

    Raises:
        BaselineError: if there is none, or it is not one of this version.

    """
    try:
        baseline = msgspec.json.decode(Path(path).read_bytes(), type=Baseline)
    except FileNotFoundError:
        raise BaselineError(
            f"{path}: no such baseline; `postlint baseline create` writes it"
        ) from None
    except OSError as error:
        raise BaselineError(f"{path}: {error.strerror or error}") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BaselineError(f"{path}: not a baseline of postlint: {error}") from None
    if baseline.version != VERSION:
        raise BaselineError(
            f"{path}: a baseline of version {baseline.version}; this postlint reads {VERSION}"
        )
    return baseline


def write(path: str, baseline: Baseline) -> None:
    """Write a baseline, wholly or not at all.

    Raises:
        BaselineError: if it cannot be written.

    """
    folder, name = os.path.split(os.path.abspath(path))  # noqa: PTH100  links stay
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=name, delete=False) as new:
            try:
                new.write(text(baseline).encode())
                new.close()
                _keep_mode(path, new.name)
                Path(new.name).replace(path)
            except BaseException:
                Path(new.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise BaselineError(f"{path}: not written: {error.strerror or error}") from None


def text(baseline: Baseline) -> str:
    """Return a baseline as its file holds it."""
    return "".join(_lines(baseline.posts))


def _lines(posts: Mapping[str, PostKnown]) -> Iterator[str]:
    yield f'{{\n  "version": {VERSION},\n  "posts": {{'
    for number, (path, post) in enumerate(sorted(posts.items())):
        yield f"{',' if number else ''}\n    {_json(path)}: {{\n"
        yield f'      "body": {_json(post.body)},\n      "findings": ['
        for index, known in enumerate(sorted(post.findings)):
            one = msgspec.structs.asdict(known)
            yield f"{',' if index else ''}\n        {_json(one)}"
        yield "\n      ]\n    }"
    yield "\n  }\n}\n" if posts else "}\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _keep_mode(path: str, new: str) -> None:
    """Give the new file the mode of the old one, or that of any new file."""
    try:
        mode = Path(path).stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    Path(new).chmod(mode)
