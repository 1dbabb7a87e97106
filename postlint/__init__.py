"""postlint: lint archives of posts, and convert their HTML to Markdown with proof.

For other programs there are two functions on strings; they read and write no files:

- `convert` makes Markdown of the HTML in a text and returns a `Conversion`: the new text, each `Loss`
  that was declared on the way, and what was `Kept` as HTML, with the reason. `Preferences` say how.
- `prove` says whether a reader of the site sees the same document in two texts, and what differs, as
  a `Proof`.

They are imported when they are asked for: importing the package alone costs nothing.
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
