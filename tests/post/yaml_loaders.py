"""All ways to read YAML front matter, for tests that must hold with each."""

import pytest
import yaml

from postlint.post import _yaml, _yaml_lines, _yaml_plain

PURE = type("Loader", (_yaml._Placing, yaml.SafeLoader), {})


def the_long_way(patch: pytest.MonkeyPatch) -> None:
    """Let the reader that builds a tree of nodes read everything."""
    patch.setattr(_yaml_lines, "load", lambda *_: None)
    patch.setattr(_yaml_plain, "load", lambda *_: None)


@pytest.fixture(params=["libyaml", "PyYAML", "plain libyaml", "plain PyYAML"])
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_yaml_lines, "load", lambda *_: None)
    if "PyYAML" in request.param:
        monkeypatch.setattr(_yaml, "Loader", PURE)
        monkeypatch.setattr(_yaml_plain, "SafeLoader", yaml.SafeLoader)
    if "plain" not in request.param:
        the_long_way(monkeypatch)


both_loaders = pytest.mark.usefixtures("_loader")


def fenced(content: str) -> str:
    return f"---\n{content}\n---\nbody\n"
