"""The examples of the specifications of CommonMark 0.31.2 and GFM 0.29.

Their licence is CC-BY-SA 4.0 and not the project's, so they do not stand here: the source package of
marko, a Markdown parser, carries both files. pip fetches it once, by its hash; after that it lies in
pytest's cache and no network is needed.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

VERSION = "2.2.4"
_REQUIREMENT = (
    f"marko=={VERSION}"
    " --hash=sha256:c042c66f835425673123d7536b39b4660de3b68e30078c70fd26245b31170683\n"
)
_EXAMPLE = re.compile(r"^`{32} example[^\n]*\n(.*?)^\.\n(.*?)^`{32}$", re.DOTALL | re.MULTILINE)


class Example(NamedTuple):
    """One example, by its number in the specification."""

    number: int
    markdown: str
    html: str


def examples(name: str, cache: Path) -> list[Example]:
    """Return the examples of `commonmark` or `gfm`; `cache` is a folder for what is fetched."""
    package = cache / f"marko-{VERSION}.tar.gz"
    if not package.exists():
        _fetch(package)
    with tarfile.open(package) as archive:
        file = archive.extractfile(f"marko-{VERSION}/tests/spec/{name}.txt")
        assert file is not None
        text = file.read().decode().replace("→", "\t")
    return [Example(at, *match.groups()) for at, match in enumerate(_EXAMPLE.finditer(text), 1)]


def _fetch(package: Path) -> None:
    with tempfile.TemporaryDirectory(dir=package.parent) as folder:
        requirements = Path(folder, "requirements.txt")
        requirements.write_text(_REQUIREMENT, "utf-8")
        command = "-m pip download --quiet --no-deps --no-binary marko --require-hashes"
        done = subprocess.run(
            [sys.executable, *command.split(), "--dest", folder, "--requirement", requirements],
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        assert not done.returncode, done.stderr
        Path(folder, package.name).replace(package)
