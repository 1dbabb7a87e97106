from __future__ import annotations

import os
from pathlib import Path

import pytest

from postlint.config import (
    Settings,
    SettingsError,
    Sites,
    discover,
    load,
    parse,
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def error(text: str, name: str = "postlint.toml") -> str:
    Path(name).write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load(Path(name))
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_every_setting_is_read() -> None:
    settings = parse(
        """
        extends = "news-archive"
        select = ["FM", "missing-source"]
        extend-select = ["TAG001"]
        ignore = ["FM001"]
        required = ["title", "layout"]
        exclude = ["drafts/"]
        dialect = "commonmark"
        [fields]
        date = "when"
        author = ["by", "author"]
        [rules.placeholder-author]
        severity = "warning"
        """
    )
    assert "FM001" not in settings.select
    assert {"FM002", "SRC001", "TAG001"} <= set(settings.select)
    assert "SRC002" not in settings.select
    assert settings.required == ("title", "layout")
    assert settings.exclude == ("drafts/",)
    assert settings.dialect == "commonmark"
    assert settings.fields["date"] == ("when",)
    assert settings.fields["author"] == ("by", "author")
    assert settings.fields["title"] == ("title",)
    assert settings.severities == {"AUT002": "warning"}
    context = settings.context("commonmark")
    assert (context.required, context.dialect) == (("title", "layout"), "commonmark")


def test_a_higher_layer_wins_over_a_preset() -> None:
    settings = parse('extends = "blog"\nextend-select = ["SRC002"]\n')
    assert "SRC002" in settings.select
    assert "SRC001" not in settings.select
    again = settings.selecting(ignore=("source-link-text-mismatch", "SRC002", "FM"))
    assert "SRC002" not in again.select
    assert not [code for code in again.select if code.startswith("FM")]
    only = settings.selecting(select=("TAG",), ignore=("TAG002",))
    assert "TAG001" in only.select
    assert {"TAG002", "FM001"}.isdisjoint(only.select)


def test_selecting_nothing_selects_nothing() -> None:
    assert parse("select = []").select == ()
    assert parse('select = []\nextend-select = ["FM001"]').select == ("FM001",)


def test_settings_extend_files_beside_them(home: Path) -> None:
    (home / "shared").mkdir()
    (home / "shared" / "house.toml").write_text('extends = "./more.toml"\nexclude = ["b"]\n')
    (home / "shared" / "more.toml").write_text('required = ["title"]\nexclude = ["a"]\n')
    (home / "postlint.toml").write_text('extends = ["blog", "shared/house.toml"]\nexclude=["c"]\n')
    settings = load(home / "postlint.toml")
    assert settings.required == ("title",)
    assert settings.exclude == ("a", "b", "c")
    assert "SRC001" not in settings.select
    assert settings.root == str(home)
    assert settings.origin == str(home / "postlint.toml")


def test_options_of_a_rule_are_merged_one_by_one(home: Path) -> None:
    (home / "base.toml").write_text('[rules.placeholder-author]\nseverity = "warning"\n')
    text = 'extends = "base.toml"\n[rules.missing-author]\nseverity = "warning"\n'
    assert parse(text).severities == {"AUT001": "warning", "AUT002": "warning"}


def test_settings_that_extend_themselves_are_errors(home: Path) -> None:
    (home / "a.toml").write_text('extends = "b.toml"\n')
    (home / "b.toml").write_text('extends = "./a.toml"\n')
    with pytest.raises(SettingsError, match=r"^b.toml:1:1: `./a.toml` extends this file, in a"):
        load(home / "a.toml")
    assert "in a circle" in error('extends = "self.toml"\n', "self.toml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '# first\nignores = ["FM"]\n',
            "postlint.toml:2:1: unknown setting `ignores`; did you mean `ignore`?",
        ),
        (
            "x = 1\n",
            (
                "postlint.toml:1:1: unknown setting `x`; the settings are select, extend-select,"
                " ignore, fields, required, dialect, dialect-options, rules, extends, exclude"
            ),
        ),
        ('select = "FM"\n', "postlint.toml:1:1: `select` must be a list, not a string"),
        (
            'select = ["FM", 3]\n',
            "postlint.toml:1:17: an entry of `select` must be a string, not a whole number",
        ),
        (
            "[fields]\ndate = 1\n",
            "postlint.toml:2:1: `fields.date` must be a string or a list, not a whole number",
        ),
        (
            "[dialect-options]\nhard-break = true\n",
            (
                "postlint.toml:2:1: `dialect-options` has no setting `hard-break`; did you mean"
                " `hard-breaks`?"
            ),
        ),
        (
            "[dialect-options]\nsmart = 1\n",
            "postlint.toml:2:1: `dialect-options.smart` must be true or false, not a whole number",
        ),
        (
            'dialect = "kramdwn"\n',
            (
                "postlint.toml:1:1: `dialect` has no value `kramdwn`; dialects are auto, gfm,"
                " commonmark, kramdown, goldmark"
            ),
        ),
        ("select = [\n", "postlint.toml:1: invalid value (at end of document)"),
        ("a = 1\na = 2\n", "postlint.toml:2:"),
        (
            'extends = "blogg"\n',
            "postlint.toml:1:1: no preset is named `blogg`; did you mean `blog`?",
        ),
        ('extends = "x.toml"\n', "postlint.toml:1:1: `x.toml` does not exist"),
        (
            'ignore = ["FM", "mising-field"]\n',
            (
                "postlint.toml:1:17: `ignore`: no rule or family is called `mising-field`; did you"
                " mean `missing-field`?"
            ),
        ),
        (
            "[rules.mising-field]\n",
            "postlint.toml:1:8: no rule is named `mising-field`; did you mean `missing-field`?",
        ),
        (
            '[rules.missing-field]\nseverty = "error"\n',
            "postlint.toml:2:1: `missing-field` has no option `severty`; did you mean `severity`?",
        ),
        (
            '[rules.missing-field]\nseverity = "fatal"\n',
            "postlint.toml:2:1: `severity` must be `error` or `warning`",
        ),
        (
            "[rules]\nmissing-field = 3\n",
            "postlint.toml:2:1: `rules.missing-field` must be a table",
        ),
    ],
)
def test_wrong_settings_are_one_clear_line(text: str, message: str) -> None:
    assert error(text).startswith(message)


def test_pyproject_counts_lines_of_the_whole_file() -> None:
    text = '[project]\nname = "x"\n\n[tool.postlint]\nexcludes = ["a"]\n'
    assert error(text, "pyproject.toml") == (
        "pyproject.toml:5:1: unknown setting `excludes`; did you mean `exclude`?"
    )
    assert error("[tool]\npostlint = 3\n", "pyproject.toml").startswith(
        "pyproject.toml:2:1: `tool.postlint` must be a table"
    )
    assert error("tool = 3\n", "pyproject.toml") == (
        "pyproject.toml:1:1: `tool.postlint` must be a table"
    )


def test_settings_that_cannot_be_read_are_an_error(home: Path) -> None:
    (home / "x.toml").write_bytes(b"a = 1\n\xff")
    with pytest.raises(SettingsError, match=r"^x\.toml:2: settings must be UTF-8$"):
        load(Path("x.toml"))
    with pytest.raises(SettingsError, match=r"^gone.toml: No such file"):
        load(Path("gone.toml"))


def test_a_bom_and_windows_lines_are_fine(home: Path) -> None:
    (home / "x.toml").write_bytes(b'\xef\xbb\xbfrequired = [\r\n"title"]\r\n')
    assert load(home / "x.toml").required == ("title",)


def test_the_nearest_settings_count(home: Path) -> None:
    deep = home / "site" / "_posts" / "2020"
    deep.mkdir(parents=True)
    post = deep / "x.md"
    post.touch()
    assert discover(post) is None or home not in discover(post).parents
    (home / "pyproject.toml").write_text("[tool.postlint]\n")
    assert discover(post) == home / "pyproject.toml"
    (home / "site" / "pyproject.toml").write_text("[tool.other]\n")
    assert discover(deep) == home / "pyproject.toml"
    (home / "site" / ".postlint.toml").touch()
    assert discover(deep) == home / "site" / ".postlint.toml"
    (home / "site" / "postlint.toml").touch()
    assert discover(Path("site/_posts")) == home / "site" / "postlint.toml"


@pytest.mark.parametrize(
    "table", ["[tool.postlint]", "[ tool . postlint.fields ]", "[[tool.postlint.overrides]]"]
)
def test_a_pyproject_counts_with_any_table_of_postlint(home: Path, table: str) -> None:
    (home / "pyproject.toml").write_text(f"[project]\n\n{table}\n")
    assert discover(home) == home / "pyproject.toml"


def test_another_tools_broken_pyproject_is_not_ours(home: Path) -> None:
    (home / "pyproject.toml").write_bytes(b"\xff[")
    found = discover(home)
    assert found is None or found.parent != home


def test_settings_are_values() -> None:
    assert load() == load()
    assert isinstance(load(), Settings)


def test_what_may_not_be_looked_at_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = tmp_path / "site" / "locked"
    locked.mkdir(parents=True)
    (tmp_path / "site" / "postlint.toml").write_text("")
    (tmp_path / "site" / "_config.yml").write_text("markdown: kramdown")
    stat = os.stat

    def refuse(path: str | Path, **options: object) -> os.stat_result:
        if locked in (path := Path(path)).parents:
            raise PermissionError(13, "Permission denied", path)
        return stat(path, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", refuse)
    assert discover(locked / "x.md") == tmp_path / "site" / "postlint.toml"
    site = Sites().of(locked)
    assert site is not None
    assert site.generator == "Jekyll"
