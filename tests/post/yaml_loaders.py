"""Both of PyYAML's loaders, for tests that must hold with either."""

import pytest
import yaml

from postlint.post import _yaml

PURE = type("Loader", (_yaml._Placing, yaml.SafeLoader), {})


@pytest.fixture(params=["libyaml", "PyYAML"])
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "PyYAML":
        monkeypatch.setattr(_yaml, "Loader", PURE)


both_loaders = pytest.mark.usefixtures("_loader")


def fenced(content: str) -> str:
    return f"---\n{content}\n---\nbody\n"
