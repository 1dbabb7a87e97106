from __future__ import annotations

from pathlib import Path

import pytest

from postlint.config import Settings, SettingsError, by_path, load, parse
from postlint.files import folders


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def error(text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        parse(text)
    return str(caught.value)


SETTINGS = """
required = ["title", "date"]
ignore = ["TAG"]
[rules.future-date]
days = 3
[[overrides]]
paths = ["old/**", "*.draft.md"]
ignore = ["FM"]
required = ["title"]
dialect = "commonmark"
[overrides.fields]
author = "by"
[overrides.dialect-options]
smart = true
[overrides.rules.future-date]
severity = "warning"
[[overrides]]
paths = "old/tea/"
extend-select = ["FM005"]
rules.future-date.days = 9
"""


def test_overrides_hold_for_the_posts_that_fit_and_lie_on_each_other() -> None:
    settings = parse(SETTINGS)
    usual = by_path.of("_posts/x.md", settings)
    assert usual.select == settings.select
    assert usual.required == ("title", "date")
    old = by_path.of("old/x.md", settings)
    assert set(settings.select) - set(old.select) == {
        code for code in settings.select if code.startswith("FM")
    }
    assert (old.required, old.dialect, old.dialect_options.smart) == (
        ("title",),
        "commonmark",
        True,
    )
    assert old.fields == {**settings.fields, "author": ("by",)}
    assert old.severities == {"FM019": "warning"}
    assert old.rule_options["future-date"] == {"days": 3}
    assert by_path.of("_posts/x.draft.md", settings).select == old.select
    tea = by_path.of("./old/tea/x.md", settings)
    assert set(tea.select) - set(old.select) == {"FM005"}
    assert tea.rule_options["future-date"] == {"days": 9}
    assert settings.rule_options["future-date"] == {"days": 3}


def test_the_command_line_lies_on_top_of_overrides() -> None:
    settings = parse(SETTINGS).selecting(select=("FM005", "TAG001"), ignore=("FM001",))
    assert by_path.of("old/x.md", settings).select == ("FM005", "TAG001")
    more = parse(SETTINGS).selecting(extend_select=("TAG001",)).allowing(("sup",))
    old = by_path.of("old/x.md", more)
    assert "TAG001" in old.select
    assert "FM005" not in old.select
    assert old.preferences.allow == ("sup",)


def test_patterns_are_relative_to_the_settings(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "site" / "old").mkdir(parents=True)
    (home / "site" / "postlint.toml").write_text('[[overrides]]\npaths = ["/old"]\nrequired = []')
    settings = load(Path("site/postlint.toml"))
    assert by_path.of("site/old/x.md", settings).required == ()
    assert by_path.of("site/new/old/x.md", settings).required == settings.required
    monkeypatch.chdir(home / "site" / "old")
    settings = load(home / "site" / "postlint.toml")
    assert by_path.of("x.md", settings).required == ()


@pytest.mark.parametrize("name", ["a\nb.md", "\udcff.md", "-x.md", "🍵.md", "back\\slash.md"])
def test_odd_names_have_overrides_like_others(name: str) -> None:
    settings = parse('[[overrides]]\npaths = ["old/*.md"]\nrequired = []')
    assert by_path.of(f"old/{name}", settings).required == ()
    assert by_path.of(name, settings).required == settings.required


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('ignores = ["FM"]', ":3:1: `overrides` has no setting `ignores`; did you mean `ignore`?"),
        ("zz = 1", ":3:1: `overrides` has no setting `zz`; it has select, "),
        ('exclude = ["x"]', ":3:1: `overrides` has no setting `exclude`; "),
        ('select = "FM"', ":3:1: `select` must be a list, not a string"),
        (
            'select = ["FMM"]',
            ":3:11: `select`: no rule or family is called `FMM`; did you mean `FM`?",
        ),
        (
            "fields = { date = 3 }",
            ":3:12: `fields.date` must be a string or a list, not a whole number",
        ),
        ('dialect = "gmf"', ":3:1: `dialect` has no value `gmf`; dialects are "),
        (
            "dialect-options = { smrt = true }",
            ":3:21: `dialect-options` has no setting `smrt`; did you mean `smart`?",
        ),
        ("rules.futur-date.days = 3", ":3:7: no rule is named `futur-date`; did you mean"),
        ("rules.future-date.day = 3", ":3:19: `future-date` has no option `day`; did you mean"),
        ('rules.future-date.days = "x"', ":3:19: `days` must be a whole number, not a string"),
    ],
)
def test_what_is_wrong_in_overrides_is_said_with_its_place(text: str, message: str) -> None:
    assert error(f'[[overrides]]\npaths = ["x"]\n{text}\n').startswith(f"postlint.toml{message}")


def test_overrides_need_paths_and_are_tables() -> None:
    assert error('[[overrides]]\nselect = ["FM"]\n') == (
        "postlint.toml:1:14: a table `[[overrides]]` needs the `paths` that it is about"
    )
    assert error("overrides = 3\n") == (
        "postlint.toml:1:1: `overrides` must be a list, not a whole number"
    )
    assert error("overrides = [3]\n").endswith(
        "an entry of `overrides` must be a table, not a whole number"
    )


def test_the_nearest_file_counts_for_each_post(home: Path) -> None:
    for name, text in {
        "postlint.toml": 'required = ["title"]',
        "blog/.postlint.toml": 'required = ["date"]\nexclude = ["old/"]',
        "blog/deep/pyproject.toml": "[tool.other]",
        "news/pyproject.toml": "[tool.postlint]\nrequired = []",
        "news/in/.postlint.toml": '[[overrides]]\npaths = ["*.md"]\nrequired = ["tags"]',
    }.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text)
    paths = ["x.md", "a/x.md", "blog/x.md", "blog/deep/x.md", "news/x.md", "news/in/x.md"]
    run = load(Path("postlint.toml"), single=('dialect="gfm"',)).selecting(select=("FM005",))
    settings = by_path.with_near(run, folders(tuple(paths)))
    required = [by_path.of(path, settings).required for path in paths]
    assert required == [("title",), ("title",), ("date",), ("date",), (), ("tags",)]
    each = [by_path.of(path, settings) for path in paths]
    assert {(one.dialect, one.select) for one in each} == {("gfm", ("FM005",))}


def test_a_post_without_any_settings_has_the_default(home: Path) -> None:
    (home / "blog").mkdir()
    (home / "blog" / "postlint.toml").write_text("required = []")
    settings = by_path.with_near(load(Path("blog/postlint.toml")), ["blog", "other"])
    assert by_path.of("blog/x.md", settings).required == ()
    assert by_path.of("other/x.md", settings).required == load().required


def test_settings_that_hold_for_all_posts_are_the_same_object() -> None:
    settings = parse("")
    assert isinstance(settings, Settings)
    assert by_path.of("x.md", settings) is settings
    assert by_path.with_near(settings, [""]) is settings


def test_single_settings_lie_on_the_file_and_replace_what_it_extends(home: Path) -> None:
    (home / "postlint.toml").write_text('extends = "blog"\nrequired = ["title"]\ndialect = "gfm"')
    file = Path("postlint.toml")
    settings = load(file, single=('required = ["date"]', 'rules.future-date.severity="warning"'))
    assert settings.required == ("date",)
    assert settings.severities == {"FM019": "warning"}
    assert "SRC001" not in settings.select
    other = load(file, single=('extends = "news-archive"',))
    assert "SRC001" in other.select
    assert (other.required, other.dialect) == (("title",), "gfm")


@pytest.mark.parametrize(
    ("single", "message"),
    [
        ("requird=[]", "--config requird=[]: unknown setting `requird`; did you mean `required`?"),
        ("required=3", "--config required=3: `required` must be a list, not a whole number"),
        ("dialect=gfm", "--config dialect=gfm: the value is not TOML; a string needs quotes"),
        ("required=[", "--config required=[: the value is not TOML"),
        ('ignore=["FMM"]', '--config ignore=["FMM"]: `ignore`: no rule or family is called `FMM`'),
    ],
)
def test_a_single_setting_that_is_wrong_is_named(single: str, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(single=(single,))
    assert str(caught.value).startswith(message)
