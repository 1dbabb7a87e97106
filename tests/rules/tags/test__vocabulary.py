"""The vocabulary of tags may be the file that it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postlint.config import SettingsError, load
from postlint.rules.tags._vocabulary import Options

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = '[rules.unknown-tag]\nvocabulary = "data/{}"\n'


def vocabulary(folder: Path, name: str, text: str) -> object:
    (folder / "data").mkdir()
    (folder / "data" / name).write_text(text, encoding="utf-8")
    (folder / "postlint.toml").write_text(SETTINGS.format(name))
    context = load(folder / "postlint.toml").context()
    return context.options("unknown-tag", Options).known()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tags.txt", "\ufeff# our tags\nrain\n\n C# \n#\n"),
        ("tags.yml", "- rain\n- C#\n-\n"),
        ("tags.yaml", "- name: rain\n  slug: r\n- {slug: 'C#'}\n- {}\n"),
        ("tags.yml", "rain: {page: /rain}\nC#:\n"),
        ("tags.json", '["rain", "C#"]'),
        ("tags.toml", "[rain]\n['C#']\n"),
    ],
)
def test_a_file_holds_names(tmp_path: Path, name: str, text: str) -> None:
    assert vocabulary(tmp_path, name, text) == ("rain", "C#")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("tags.txt", "# nothing\n", "holds no names"),
        ("tags.yml", "rain", "cannot be read: neither a list nor a mapping"),
        ("tags.yml", "[rain", "cannot be read: while parsing a flow sequence"),
    ],
)
def test_a_file_without_names_is_an_error(
    tmp_path: Path, name: str, text: str, reason: str
) -> None:
    with pytest.raises(SettingsError, match=r"postlint.toml:2:1: .*") as error:
        vocabulary(tmp_path, name, text)
    assert reason in str(error.value)


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "postlint.toml").write_text(SETTINGS.format("tags.txt"))
    with pytest.raises(SettingsError, match=r"`data/tags\.txt` does not exist"):
        load(tmp_path / "postlint.toml")


def test_other_options_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "postlint.toml").write_text('[rules.missing-source]\nseverity = "warning"\n')
    assert load(tmp_path / "postlint.toml").severities == {"SRC001": "warning"}
