"""Authors are known from a file of any of the usual shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postlint.config import SettingsError, load
from postlint.post import parse
from postlint.rules.author.unknown_author import unknown_author
from postlint.run import check

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "authors.yml": "ada:\n  name: Ada Brook\n  aliases: [A. Brook]\nbo:\n  name: Bo Chen\n",
    "authors.yaml": "- ada\n- name: Ada Brook\n  alias: A. Brook\n- Bo Chen\n",
    "authors.toml": '[authors.ada]\nname = "Ada Brook"\nalias = "A. Brook"\n[bo]\nname = "Bo Chen"\n',
    "authors.json": '["ada", "Ada Brook", "A. Brook", {"name": "Bo Chen"}]',
    "authors.txt": "ada\nAda Brook\nA. Brook\n\nBo Chen\n",
}


def settings(folder: Path, name: str) -> Path:
    path = folder / "postlint.toml"
    path.write_text(f'[rules.unknown-author]\nfile = "{name}"\n')
    return path


@pytest.mark.parametrize("name", FILES)
def test_names_keys_and_aliases_are_known(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(FILES[name])
    context = load(settings(tmp_path, name)).context()
    post = parse("---\nauthors: [ada, Ada Brook, A. Brook, Bo Chen, Cy Dale, Ada Brok]\n---\n")
    found = check(post, [unknown_author], context)
    assert [one.span.of(post.text) for one in found] == ["Cy Dale", "Ada Brok"]
    assert "did you mean `Ada Brook`?" in found[1].message


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("authors.yml", "a: [", "`file` cannot be read: while parsing"),
        ("authors.json", "{", "`file` cannot be read: Input data was truncated"),
        ("authors.txt", "", "`file` names no author"),
    ],
)
def test_a_file_that_cannot_be_used_is_an_error_of_the_settings(
    tmp_path: Path, name: str, content: str, said: str
) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(SettingsError) as error:
        load(settings(tmp_path, name))
    assert said in str(error.value)
