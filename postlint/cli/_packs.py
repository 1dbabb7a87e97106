"""``postlint rule test``: whether declared rules do what their examples say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from postlint.cli._group import Failure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.cli._console import Console
    from postlint.config import Settings


def test(packs: Sequence[str], settings: Settings, console: Console) -> int:
    """Run the examples of packs; print what fails, and return the exit status."""
    from postlint.config import SettingsError  # noqa: PLC0415  the engine is heavy
    from postlint.config.packs import pack  # noqa: PLC0415
    from postlint.output.numbers import count  # noqa: PLC0415
    from postlint.run.examples import failures  # noqa: PLC0415

    dialect = "gfm" if settings.dialect == "auto" else settings.dialect
    context = settings.context(dialect)
    rules = failed = examples = 0
    for path in packs:
        try:
            declared = pack(Path(path))
        except SettingsError as error:
            raise Failure(str(error)) from None
        for declaration, rule in declared:
            rules += 1
            examples += len(declaration.examples)
            reasons = list(failures(declaration, rule, context))
            failed += bool(reasons)
            for reason in reasons:
                code = console.style(rule.code, "bold", "red")
                console.out(f"{path}: {code} {rule.name}: {reason}\n")
    if failed:
        console.out(f"{failed} of {count(rules, 'rule')} failed.\n")
        return 1
    console.out(f"{count(rules, 'rule')} passed, with {count(examples, 'example')}.\n")
    return 0
