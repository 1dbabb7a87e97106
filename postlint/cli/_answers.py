"""What was answered about fixes, kept from run to run."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from postlint.baseline import key_of, place_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from postlint.report import Diagnostic

FOLDER = ".postlint_cache"
_NAME = "answers.jsonl"

Answer = tuple[str, str, str, int]  # post, rule, place, how many equal ones stand before


class Answers:
    """The fixes and rules that were declined, in a file that grows by one line for each.

    Where the file cannot be written, answers hold for the run alone.

    Args:
        root: the folder of the settings, under which the file lies.
        forget: begin anew.

    """

    def __init__(self, root: str, *, forget: bool = False) -> None:
        self._root = str(Path(root).absolute())
        self.path = Path(self._root, FOLDER, _NAME)
        self.declined: set[Answer] = set()
        self.skipped: set[str] = set()
        if forget:
            self.path.unlink(missing_ok=True)
        self._read()

    def __len__(self) -> int:
        return len(self.declined) + len(self.skipped)

    def of(self, path: str, found: Iterable[Diagnostic], text: str) -> list[Answer]:
        """Return what identifies each finding of a post, wherever its lines move."""
        post = key_of(path, self._root)
        before: Counter[tuple[str, str]] = Counter()
        listed: list[Answer] = []
        for one in found:
            what = (one.code, place_of(one, text))
            listed.append((post, *what, before[what]))
            before[what] += 1
        return listed

    def decline(self, answer: Answer) -> None:
        """Keep that a fix is not wanted."""
        self.declined.add(answer)
        self._append(list(answer))

    def skip(self, rule: str) -> None:
        """Keep that no fix of a rule is wanted."""
        self.skipped.add(rule)
        self._append(rule)

    def _read(self) -> None:
        try:
            lines = self.path.read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError):
            return
        for line in lines:
            try:
                said = json.loads(line)
            except ValueError:
                continue  # a line that was cut off: it is asked again
            match said:
                case str():
                    self.skipped.add(said)
                case [str(post), str(rule), str(place), int(number)]:
                    self.declined.add((post, rule, place, number))

    def _append(self, said: object) -> None:
        try:
            if not self.path.parent.exists():
                self.path.parent.mkdir(parents=True)
                Path(self.path.parent, ".gitignore").write_text("*\n", encoding="utf-8")
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(said) + "\n")
        except OSError:
            return
