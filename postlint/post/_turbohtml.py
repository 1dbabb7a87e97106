"""turbohtml's core without the rest of its package, whose import takes a tenth of a short run.

The package itself imports all that it can do. To parse with the spans of elements, and to select some
of them, takes its compiled core, and the modules that tell the core what a span is and what an error.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from functools import cache
from types import ModuleType

_NAME = "turbohtml"
_PARTS = ("_html", "_internal._locations", "_internal._selectors")


@cache
def load_core() -> None:
    """Import ``turbohtml._html``: what is imported from there afterwards imports no package.

    Who imports the package later gets all of it, with the same core.
    """
    spec = None if _NAME in sys.modules else importlib.util.find_spec(_NAME)
    if spec is None or spec.submodule_search_locations is None:
        return
    empty = ModuleType(_NAME)
    empty.__path__ = list(spec.submodule_search_locations)
    sys.modules[_NAME] = empty
    try:
        for part in _PARTS:
            importlib.import_module(f"{_NAME}.{part}")
    finally:
        del sys.modules[_NAME]
