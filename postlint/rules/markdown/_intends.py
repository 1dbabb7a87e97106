"""What fixes of Markdown intend to change of the document that a reader sees."""

from __future__ import annotations


def characters(gone: str = "", come: str = "") -> tuple[str, ...]:
    """Return the difference that characters go, and that others come, in the proof's words."""
    return (
        *(f"-char U+{ord(character):04X}" for character in gone),
        *(f"+char U+{ord(character):04X}" for character in come),
    )


def link(url: str, *, ends: bool = True) -> tuple[str, ...]:
    """Return the difference that text becomes a link to ``url``, which ``ends`` before other text."""
    from postlint.proof.pieces import url as requested  # noqa: PLC0415 - few posts need it

    return (f"+mark a {requested(url)}", *(("+mark",) if ends else ()))
