"""postlint: lint archives of posts, and convert their HTML to Markdown with proof.

For other programs there are `convert` and `prove`, on strings, with the words that they use. They
are imported when they are asked for: importing the package alone costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from postlint.api import Conversion, convert, prove
    from postlint.loss import Kept, Loss
    from postlint.preferences import Preferences
    from postlint.proof import Proof

__all__ = ["Conversion", "Kept", "Loss", "Preferences", "Proof", "convert", "prove"]

_MODULES = {
    "Conversion": "postlint.api",
    "Kept": "postlint.loss",
    "Loss": "postlint.loss",
    "Preferences": "postlint.preferences",
    "Proof": "postlint.proof",
    "convert": "postlint.api",
    "prove": "postlint.api",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - see above

    return getattr(import_module(_MODULES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
