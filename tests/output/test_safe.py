from __future__ import annotations

import os

import pytest

from postlint.output.safe import encodable, safe


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain 茶 🍵 é", "plain 茶 🍵 é"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("a\nb\r\tc", "a\\nb\\r\\tc"),
        ("\x00\x07\x7f", "␀␇␡"),
        ("\x9b31m", "\\x9b31m"),
        ("\u202egpj.exe", "\\u202egpj.exe"),
        ("\u2028", "\\u2028"),
        (os.fsdecode(b"\xff.md"), "\\xff.md"),
        ("\ud800", "\\ud800"),
    ],
)
def test_what_is_no_visible_character_is_written_out(text: str, shown: str) -> None:
    assert safe(text) == shown
    shown.encode()


def test_lone_surrogates_can_be_encoded() -> None:
    assert encodable("茶\n\udcff") == "茶\n\\xff"
    assert encodable("ascii\x1b") == "ascii\x1b"
