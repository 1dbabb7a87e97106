from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from postlint.cli import _session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from postlint.config import Settings

    Postlint = Callable[..., Result]

HTML = b"<h1>a</h1>\n"


@pytest.fixture
def options(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Set the options of markdownify, as a settings file would."""
    load = _session.settings_for

    def choose(**chosen: object) -> None:
        def settings(*arguments: object, **named: object) -> Settings:
            found = load(*arguments, **named)  # type: ignore[arg-type]
            preferences = msgspec.structs.replace(found.preferences, markdownify=chosen)
            return msgspec.structs.replace(found, preferences=preferences)

        monkeypatch.setattr(_session, "settings_for", settings)

    return choose


def test_the_engine_is_chosen(postlint: Postlint) -> None:
    assert postlint("convert", "-", stdin=HTML).stdout == "# a\n"
    assert postlint("convert", "--engine", "postlint", "-", stdin=HTML).stdout == "# a\n"
    assert postlint("convert", "--engine", "markdownify", "-", stdin=HTML).stdout == "a\n=\n"
    assert postlint("convert", "--engine", "pandoc", "-", stdin=HTML).exit_code == 2


def test_its_options_come_from_the_settings(
    postlint: Postlint, options: Callable[..., None]
) -> None:
    options(heading_style="ATX_CLOSED")
    result = postlint("convert", "--engine", "markdownify", "-", stdin=HTML)
    assert result.stdout == "# a #\n"


def test_options_that_it_does_not_know_are_errors(
    site: Path, postlint: Postlint, options: Callable[..., None]
) -> None:
    options(heading_stile="ATX")
    (site / "a.md").write_bytes(HTML)
    result = postlint("convert", "--engine", "markdownify", "a.md")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "error: markdownify has no option `heading_stile`; did you mean `heading_style`?\n"
    )
    assert (site / "a.md").read_bytes() == HTML
