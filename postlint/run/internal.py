"""What the engine itself has to say: no rule finds these, and no selector turns them off."""

from __future__ import annotations

from pathlib import PurePath

from postlint.report import Diagnostic, Report
from postlint.text import Span


def internal_error(path: str, text: str, error: BaseException, doing: str = "this post") -> Report:
    """Return the report of a post that could not be worked on because of ``error``."""
    return unchanged(path, text, (error_diagnostic(text, error, doing),))


def unchanged(path: str, text: str, diagnostics: tuple[Diagnostic, ...]) -> Report:
    """Return the report of a post that stays as it is because something failed inside."""
    return Report(path=path, before=text, after=text, diagnostics=diagnostics, internal_error=True)


FAILED = "PL001"
"""The code of what tells that something failed inside."""


def failure(text: str, message: str) -> Diagnostic:
    """Return the diagnostic with a message that was made where the post was not at hand."""
    return Diagnostic(
        code=FAILED,
        name="internal-error",
        severity="error",
        message=message,
        span=Span(0, min(1, len(text))),
    )


def error_diagnostic(text: str, error: BaseException, doing: str) -> Diagnostic:
    """Return the ``PL001`` that tells that ``doing`` (a noun) failed, why and what to do."""
    said = " ".join(str(error).split())
    what = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return _diagnostic(
        "PL001", "internal-error", text, f"{doing} failed with `{what}`{_place(error)}"
    )


def unproven_sum(text: str, reason: str) -> Diagnostic:
    """Return the ``PL001`` for steps that were proven one by one, but not all together."""
    return _diagnostic(
        "PL001",
        "internal-error",
        text,
        f"nothing was changed, since all fixes together cannot be proven: {reason}",
    )


def no_convergence(text: str, codes: tuple[str, ...]) -> Diagnostic:
    """Return the ``PL003`` for fixes of the rules ``codes`` that never come to rest."""
    names = ", ".join(f"`{code}`" for code in codes)
    return _diagnostic(
        "PL003", "fixes-do-not-converge", text, f"the fixes of {names} never come to rest"
    )


def _diagnostic(code: str, name: str, text: str, message: str) -> Diagnostic:
    return Diagnostic(
        code=code,
        name=name,
        severity="error",
        message=f"{message}; report this bug with the post",
        span=Span(0, min(1, len(text))),
    )


def _place(error: BaseException) -> str:
    import traceback  # noqa: PLC0415 - rarely needed

    frames = traceback.extract_tb(error.__traceback__)
    return f" at {PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
