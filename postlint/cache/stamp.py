"""All that a report depends on besides the post: settings, code, packages, files that are named."""

# Paths stay strings; this runs at every start.
# ruff: noqa: PTH100, PTH109, PTH113, PTH116, PTH117, PTH120, PTH123, PTH208

from __future__ import annotations

import os
import re
import sys
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import msgspec

    from postlint.rule import Rule

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PACKAGES = (
    "beautifulsoup4 ftfy google-re2 jsonschema markdownify msgspec opencc pathspec postlint"
    " pyromark python-frontmatter pyyaml rapidfuzz rensa turbohtml"
).split()
"""The packages whose version a finding may depend on."""
_REMOTE = re.compile(rb'"\$(?:dynamic)?ref"\s*:\s*"(?!#)', re.IGNORECASE).search
_ADDRESS = re.compile(r"\bat 0x[0-9A-Fa-f]{6}").search
"""What stands in the text of a value that is told by its place in memory alone."""


class UncacheableError(Exception):
    """A report depends on what cannot be told; the message says on what."""


def stamp(settings: msgspec.Struct, rules: Sequence[Rule], apart: Iterable[str] = ()) -> bytes:
    """Return a hash of all that the reports of a run depend on besides their posts.

    Args:
        settings: the settings; what they call ``own`` are rules of others.
        rules: the rules of the run.
        apart: names of settings that no report depends on.

    Raises:
        UncacheableError: if there is no such hash.

    """
    if free := [rule for rule in rules if rule.varies == "always"]:
        raise UncacheableError(f"what {free[0].code} {free[0].name} finds depends on more")
    left_out = {"own", *apart}
    values = {
        name: getattr(settings, name) for name in settings.__struct_fields__ if name not in left_out
    }
    own: tuple[Rule, ...] = getattr(settings, "own", ())
    said = [
        sys.version,
        os.getcwd(),
        code(),
        repr(_packages(every=any(not rule.origin for rule in own))),
        repr(values),
        *_files(values),
        *(part for rule in own for part in _of_rule(rule)),
        *(rule.code for rule in rules),
    ]
    hashed = blake2b(digest_size=32)
    for part in said:
        if _ADDRESS(part):
            raise UncacheableError("settings hold what has no value")
        data = part.encode("utf-8", "surrogatepass")
        hashed.update(len(data).to_bytes(8, "big") + data)
    return hashed.digest()


def tools() -> list[str]:
    """Return what reads posts: Python, this package, and the packages that it stands on."""
    return [sys.version, code(), repr(_packages(every=False))]


@cache
def code() -> str:
    """Return a hash of the files of this package, by their sizes and times."""
    return _tree(_PACKAGE)


def _tree(top: str) -> str:
    hashed = blake2b(digest_size=16)
    folders = [top]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir():
                    if entry.name not in {"__pycache__", "_pages"}:
                        folders.append(entry.path)
                elif entry.name.endswith((".py", ".toml", ".so", ".pyd")):
                    status = entry.stat()
                    said = f"{entry.path}\0{status.st_size}\0{status.st_mtime_ns}\0"
                    hashed.update(said.encode("utf-8", "surrogateescape"))
    return hashed.hexdigest()


def _packages(*, every: bool) -> list[str]:
    """Return the folders ``NAME-VERSION.dist-info`` of packages: of ours, or of all."""
    ours = tuple(name.replace("-", "_") + "-" for name in PACKAGES)
    found = []
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        found += [
            name
            for name in names
            if name.endswith((".dist-info", ".egg-info"))
            and (every or name.lower().startswith(ours))
        ]
    return sorted(found)


def _files(said: Any) -> Iterator[str]:
    """Yield the names and hashes of files that settings name: those of options of rules."""
    if isinstance(said, str):
        if os.path.isabs(said) and os.path.isfile(said):
            with open(said, "rb") as file:
                data = file.read()
            if _REMOTE(data):
                raise UncacheableError(f"{said} refers to other schemas")
            yield f"{said} {blake2b(data).hexdigest()}"
        return
    inner: Iterable[Any] = ()
    if isinstance(said, dict):
        inner = said.values()
    elif isinstance(said, list | tuple):
        inner = said
    elif hasattr(said, "__struct_fields__"):
        inner = [getattr(said, name) for name in said.__struct_fields__]
    for value in inner:
        yield from _files(value)


def _of_rule(rule: Rule) -> Iterator[str]:
    """Yield what a rule of others is: what it declares, or the code that it is made of."""
    yield f"{rule.code} {rule.name} {rule.severity} {rule.default}"
    check: Any = rule.check or rule.check_element
    if rule.origin:
        yield repr(check)
        return
    name = check.__module__
    top = sys.modules[name.partition(".")[0]] if "." in name else sys.modules[name]
    path = getattr(sys.modules[name], "__file__", None)
    if path is None:
        raise UncacheableError(f"the module of {rule.code} {rule.name} is no file")
    with open(path, "rb") as file:
        yield blake2b(file.read()).hexdigest()
    for folder in getattr(top, "__path__", ()):
        yield _tree(folder)
    yield from _loaded()


@cache
def _loaded() -> tuple[str, ...]:
    """Return the files of all modules that are no part of Python: a rule may import any."""
    python = os.path.dirname(os.__file__)
    said = []
    for module in list(sys.modules.values()):
        path = getattr(module, "__file__", None)
        if path and (not path.startswith(python) or "-packages" in path):
            try:
                status = os.stat(path)
            except OSError:
                continue
            said.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    return tuple(sorted(said))
