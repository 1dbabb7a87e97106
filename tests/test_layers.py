"""Imports point down only, and nothing heavy is imported before it is needed."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "postlint"
LAYERS = (
    {"__main__"},
    {"cli", "api"},
    {"cache", "output", "files", "config", "run", "baseline"},
    {"report"},
    {"packs"},
    {"catalogue", "rules"},
    {"plugins", "table"},
    {"rule"},
    {"archive", "conversion", "proof", "suppress"},
    {"post"},
    {"fingerprint", "later", "loss", "preferences", "urls"},
    {"expressions", "text"},
)
"""The rooms, from the top; a room imports from itself and from what stands below its row."""

HEAVY = {
    "bs4",
    "frontmatter",
    "ftfy",
    "jsonschema",
    "markdownify",
    "multiprocessing",
    "opencc",
    "pathspec",
    "pyromark",
    "rapidfuzz",
    "re2",
    "rensa",
    "rich",
    "sqlite3",
    "turbohtml",
    "watchfiles",
    "yaml",
}
LEVEL = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}
MODULES = sorted(PACKAGE.rglob("*.py"))


PACKAGES = sorted(path for path in PACKAGE.rglob("__init__.py") if "rules" not in path.parts)
GUIDED = tuple(
    "archive archive.boilerplate baseline config conversion conversion.read conversion.tidy"
    " conversion.write files packs post proof run suppress urls".split()
)
"""The packages whose docstring leads through all of their modules."""

HELP = """
import sys
from postlint.__main__ import main
sys.argv = ["postlint", "--help"]
try:
    main()
except SystemExit as error:
    assert not error.code
"""


def room_of(module: str) -> str:
    """Return the room of a dotted name such as ``postlint.post.body``; "" for the package."""
    return module.partition(".")[2].partition(".")[0]


def imported(path: Path) -> set[str]:
    """Return the dotted names of what a module imports, late imports and types included."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            module = node.module or ""
            names |= {f"{module}.{alias.name}" for alias in node.names}
    return names


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def named(path: Path) -> set[str]:
    """Return the modules that the docstring of a package names."""
    words = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return set(re.findall(r"(?<!`)`([a-z_]\w*)`(?!`)", words))


def modules_of(package: Path) -> set[str]:
    below = {path.stem for path in package.glob("*.py")} - {"__init__"}
    return below | {path.parent.name for path in package.glob("*/__init__.py")}


def wrong(room: str, target: str) -> bool:
    """Say whether ``room`` must not import ``target``."""
    return room != target and LEVEL[target] <= LEVEL[room]


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_imports_point_down(path: Path) -> None:
    room = room_of(dotted(path))
    assert room == "__init__" or room in LEVEL, f"{room} has no place in the layers"
    targets = {room_of(name) for name in imported(path) if name.startswith("postlint.")}
    targets &= LEVEL.keys()
    if room != "__init__":
        assert not {target for target in targets if wrong(room, target)}


@pytest.mark.parametrize(
    ("room", "target", "expected"),
    [
        ("run", "proof", False),
        ("cli", "run", False),
        ("proof", "conversion", True),
        ("conversion", "proof", True),
        ("rules", "run", True),
        ("text", "post", True),
        ("output", "run", True),
        ("rules", "report", True),
        ("rules", "catalogue", True),
    ],
)
def test_the_layers_say_what_is_wrong(room: str, target: str, *, expected: bool) -> None:
    assert wrong(room, target) is expected


def test_the_map_of_rooms_is_that_of_the_layers() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rooms = text.partition("\n## The rooms\n")[2].partition("\n## ")[0]
    row = rooms.partition("Imports point down only:\n`")[2].partition("`.")[0]
    layers = [set(re.findall(r"\w+", layer)) for layer in row.split(">")]
    assert layers == [layer for layer in LAYERS if layer != {"__main__"}]
    mapped = re.findall(r"`postlint/(\w+)", rooms)
    assert sorted({*mapped}) == sorted(LEVEL.keys() - {"__main__"})


@pytest.mark.parametrize("path", PACKAGES, ids=dotted)
def test_what_a_docstring_says_of_a_package_is_there(path: Path) -> None:
    if path.parent != PACKAGE:  # which tells of functions
        assert named(path) - modules_of(path.parent) == set()


@pytest.mark.parametrize("package", GUIDED)
def test_a_package_leads_to_all_of_its_modules(package: str) -> None:
    folder = PACKAGE.joinpath(*package.split("."))
    assert modules_of(folder) - named(folder / "__init__.py") == set()


def test_imports_are_seen_wherever_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text("import os\ndef f():\n    from postlint.run import fix\n")
    assert imported(path) == {"os", "postlint.run.fix"}


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_the_parser_of_html_is_known_to_three_modules(path: Path) -> None:
    libraries = {name.split(".")[0] for name in imported(path)}
    known = {PACKAGE / "post" / f"{name}.py" for name in ("html", "tree", "rewriting")}
    assert "turbohtml" not in libraries or path in known


@pytest.mark.parametrize(
    "code",
    [
        "import postlint",
        "from postlint.__main__ import main",
        HELP,
    ],
    ids=["import", "main", "help"],
)
def test_nothing_heavy_is_imported_before_it_is_needed(code: str) -> None:
    listing = f"{code}\nimport sys\nprint('\\n'.join(['loaded:', *sys.modules]))"
    done = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = {name.split(".")[0] for name in done.stdout.partition("loaded:\n")[2].split()}
    assert "postlint" in loaded
    assert loaded & HEAVY == set()


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_no_group_is_possessive(path: Path) -> None:
    """Before Python 3.11.5 ``(…)*+`` does not look back into the group; ``(?>(…)*)`` does."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "(?" in node.value:
            plain = re.sub(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", "x", node.value)
            assert not re.search(r"\)[*+?]\+", plain), node.value
