"""Compile the hot rooms of the package with mypyc, where a build asks for it.

Off by default: without it a wheel is pure Python, and building it needs neither mypy nor a compiler.

    HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 pip wheel --no-deps .    a compiled wheel
    HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 pip install --editable . compiled modules beside their sources

`pyproject.toml` names the rooms. hatch-mypyc is not used, since it leaves what it compiles among
the sources even of a wheel, where it hides later edits, and moves pyproject.toml away meanwhile.
"""

from __future__ import annotations

import ast
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from collections.abc import Iterable


class CompileHook(BuildHookInterface):
    """Adds the compiled modules to a wheel; their sources stay beside them, for tracebacks."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say that the wheel is for this Python and platform only."""
        self._built = TemporaryDirectory(prefix="postlint-mypyc-")
        root, built = Path(self.root), Path(self._built.name)
        for library in compiled(root, hot_modules(root, self.config["modules"]), built):
            place = library.relative_to(built / "lib")
            if version == "editable":
                shutil.copy2(library, root / place)
            else:
                build_data["force_include"][str(library)] = place.as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, *_: object) -> None:
        """Remove the scratch folder, now that the wheel holds what it held."""
        self._built.cleanup()


def hot_modules(root: Path, patterns: Iterable[str]) -> list[str]:
    """Return the modules to compile, relative to the root, in the order of the patterns.

    Left out are ``__init__.py``, for which the interpreter looks first, and what mypyc would break.

    Raises:
        ValueError: if a pattern matches nothing.

    """
    found: dict[str, None] = {}
    for pattern in patterns:
        paths = sorted(root.glob(pattern))
        if not paths:
            raise ValueError(f"no module matches `{pattern}`")
        for path in paths:
            if path.name != "__init__.py" and not changes(path.read_text("utf-8")):
                found[path.relative_to(root).as_posix()] = None
    return list(found)


def changes(source: str) -> bool:
    """Say whether a module would do something else once it is compiled, without a word.

    mypyc drops the arguments that a class is made with, such as ``frozen=True``: a frozen struct
    would be neither frozen nor hashable, and the types of its fields would change. It makes plain
    properties of cached ones. An object of a class that is marked as acyclic has no room for what
    the interpreter writes before it where containers are freed fifty deep (mypyc 2.4).
    """
    if "cached_property" in source or "acyclic" in source:
        return True
    return any(
        node.keywords or any(ast.unparse(base).endswith("Struct") for base in node.bases)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef)
    )


def compiled(root: Path, modules: list[str], built: Path) -> Iterable[Path]:
    """Compile modules and yield the libraries, laid out below ``built / "lib"`` as in the package.

    Relative names, since mypyc writes them into the tracebacks: the working folder is the root.
    """
    from mypyc.build import mypycify  # noqa: PLC0415 - there only where the hook is enabled
    from setuptools import Distribution  # noqa: PLC0415 - as above

    options = ("--config-file", str(root / "pyproject.toml"), "--cache-dir", str(built / "cache"))
    extensions = mypycify(
        [*options, "--no-warn-unused-ignores", *modules],
        target_dir=str(built / "c"),
        group_name="postlint",
        debug_level="0",
    )
    if sys.platform == "linux":
        # Nobody replaces our functions in the loader: the compiler may see through calls of them.
        for extension in extensions:
            extension.extra_compile_args.append("-fno-semantic-interposition")
    command = Distribution({"ext_modules": extensions}).get_command_obj("build_ext")
    command.build_lib, command.build_temp = str(built / "lib"), str(built / "o")
    command.ensure_finalized()
    command.run()
    return [path for path in (built / "lib").rglob("*") if path.is_file()]
