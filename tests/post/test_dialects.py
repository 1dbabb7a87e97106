from __future__ import annotations

import pytest

from postlint.post.dialects import Dialect, dialect


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("gfm", Dialect("gfm")),
        ("gfm+hard-breaks", Dialect("gfm", hard_breaks=True)),
        ("gfm+hard-breaks+smart", Dialect("gfm", hard_breaks=True, smart=True)),
        ("kramdown", Dialect("kramdown", smart=True)),
        ("kramdown-smart", Dialect("kramdown")),
        ("goldmark+hard-breaks-smart", Dialect("goldmark", hard_breaks=True)),
    ],
)
def test_a_dialect_is_written_with_what_differs(written: str, meant: Dialect) -> None:
    assert dialect(written) == meant
    assert str(meant) == written


@pytest.mark.parametrize("written", ["", "x", "gfm+", "gfm+x", "gfm smart", "+smart", "gfmsmart"])
def test_another_dialect_is_an_error(written: str) -> None:
    with pytest.raises(ValueError, match="there is no dialect"):
        dialect(written)
