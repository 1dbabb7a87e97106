"""Ask the judge from the command line.

python -m tests.judge corpus FOLDER [--renderer NAME]
                                                   convert a copy of FOLDER and judge every post;
                                                   NAME+hard-breaks, NAME-smart: with these options
python -m tests.judge compare BEFORE AFTER         say what differs between two posts
python -m tests.judge show POST                    print what the judge sees in a post
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from . import corpus, document, render, renderers, unclean, workshop
from .compare import compare


def main() -> int:
    """Run the command; 0: everything is the same, 1: something differs, 2: no verdict."""
    parser = argparse.ArgumentParser(prog="python -m tests.judge", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, paths in (
        ("corpus", ["folder"]),
        ("compare", ["before", "after"]),
        ("show", ["post"]),
    ):
        command = commands.add_parser(name)
        if name == "corpus":
            command.add_argument("--renderer", type=_renderer, default="cmark-gfm")
        else:
            command.add_argument("--autolink", action="store_true")
        for path in paths:
            command.add_argument(path, type=Path)
    arguments = parser.parse_args()
    if arguments.command == "corpus":
        try:
            verdicts = list(corpus.judge(arguments.folder, renderer=arguments.renderer))
        except workshop.BrokenConverterError as error:
            sys.stderr.write(f"the converter failed:\n{error}\n")
            return 2
        sys.stdout.write(corpus.report(verdicts) + "\n")
        return int(any(v.differences or v.silent or v.unlisted or not v.settled for v in verdicts))
    if arguments.command == "compare":
        before, after = (_body(path) for path in (arguments.before, arguments.after))
        found = compare(before, after, autolink=arguments.autolink)
        kept = [f"raw: {tag} × {count}" for tag, count in unclean(after).items()]
        sys.stdout.write("".join(f"{line}\n" for line in (*found, *kept)))
        return int(bool(found))
    html = render.html(_body(arguments.post), autolink=arguments.autolink)
    sys.stdout.write("\n".join(document.read(html).lines()) + "\n")
    return 0


def _renderer(name: str) -> str:
    try:
        renderers.RENDERERS[name]
    except KeyError:
        known = ", ".join(renderers.RENDERERS)
        raise argparse.ArgumentTypeError(f"no renderer {name}; there are {known}") from None
    return name


def _body(path: Path) -> str:
    return corpus.split(path.read_bytes().decode())[1]


if __name__ == "__main__":
    sys.exit(main())
