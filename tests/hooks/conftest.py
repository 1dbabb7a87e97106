"""Repositories of git: one that offers the hooks, as this working tree is, and one of posts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

ROOT = Path(__file__).parents[2]
PACKAGED = (
    "pyproject.toml",
    "README.md",
    "LICENSE",
    ".pre-commit-hooks.yaml",
    "action.yml",
    "postlint",
    "rules",
    "share",
)
IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Test"), ("EMAIL", "test@example.org"))
}


class Repository:
    """A git repository, and commands in it that know nothing of the machine's settings."""

    def __init__(
        self, path: Path, environment: dict[str, str], manager: str = "pre_commit"
    ) -> None:
        self.path = path
        self.environment = environment
        self.manager = manager

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.path,
            env=self.environment | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def git(self, *arguments: str) -> str:
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def use(self, hooks: Repository, *entries: dict[str, Any]) -> None:
        """Write settings that name hooks."""
        repo = {"repo": str(hooks.path), "rev": hooks.git("rev-parse", "HEAD"), "hooks": entries}
        settings = msgspec.yaml.encode({"repos": [repo]})
        (self.path / ".pre-commit-config.yaml").write_bytes(settings)
        self.git("add", ".pre-commit-config.yaml")

    def hook(self, name: str, posts: dict[str, str]) -> subprocess.CompletedProcess[str]:
        """Stage these posts and nothing else, and run one hook on them."""
        self.git("read-tree", "--empty")
        shutil.rmtree(self.path / "_posts", ignore_errors=True)
        self.git("add", ".pre-commit-config.yaml")
        for file, text in posts.items():
            self.write(f"_posts/{file}", text)
        if posts:
            self.git("add", "--", "_posts")
        return self.rerun(name)

    def rerun(self, name: str) -> subprocess.CompletedProcess[str]:
        """Run one hook on what is staged."""
        return self.run(sys.executable, "-m", self.manager, "run", name, "-v")

    def write(self, file: str, text: str) -> Path:
        path = self.path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        return path

    def post(self, file: str) -> Path:
        return self.path / "_posts" / file


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Nothing of the machine's git and hook settings; the package index stays as it is."""
    ignored = ("GIT_", "PRE_COMMIT", "PREK_", "GITHUB_", "PYTHONPATH")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ignored)}
    return (
        kept
        | IDENTITY
        | {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "NO_COLOR": "1",
            "PIP_NO_COMPILE": "1",
            "PRE_COMMIT_COLOR": "never",
            "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")),
            "PREK_HOME": str(tmp_path_factory.mktemp("prek")),
            # uv, which prek installs with, brings certificates of its own; a mirror may need the system's.
            "UV_NATIVE_TLS": "1",
            "UV_SYSTEM_CERTS": "1",
        }
    )


@pytest.fixture(scope="session")
def hooks(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Repository:
    """A repository with this working tree, committed or not, as the one that offers the hooks."""
    path = tmp_path_factory.mktemp("postlint")
    for name in PACKAGED:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "*.so")
            shutil.copytree(source, path / name, ignore=ignored)
        else:
            shutil.copy(source, path)
    repository = Repository(path, environment)
    repository.git("init", "--quiet")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "The hooks under test")
    return repository
