"""``python -m tests.truth FOLDER``: count, have postlint look, and compare post by post."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from .counts import KINDS, counted, read


def found(folder: Path) -> dict[str, set[str]]:
    """Return the posts in which postlint finds each kind, without a cache, by path below the folder."""
    command = [sys.executable, "-m", "postlint", "check", "-q", "--isolated", "--no-cache", "."]
    command += ["--output-format", "jsonl", "--select", ",".join(KINDS.values())]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode not in {0, 1}:
        raise RuntimeError(done.stderr)
    said = [json.loads(line) for line in done.stdout.splitlines()]
    return {
        kind: {one["path"] for one in said if one.get("code") == code}
        for kind, code in KINDS.items()
    }


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def main(folder: Path) -> int:
    """Print what was counted and what was found; return 1 where a post differs."""
    posts = read(folder)
    truth, rules = counted(posts), found(folder)
    _say(f"{len(posts):,} posts")
    differ = False
    for kind, code in KINDS.items():
        same = truth[kind] == rules[kind]
        differ |= not same
        _say(
            f"{kind:22} {len(truth[kind]):6,} counted {len(rules[kind]):6,} {code}{'' if same else '  DIFFER'}"
        )
        for path in sorted(truth[kind] ^ rules[kind])[:10]:
            _say(f"  {'not found' if path in truth[kind] else 'not counted'}: {path}")
    return int(differ)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
