"""What SARIF tells about a rule, taken from its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from postlint.output.pages import published
from postlint.output.safe import encodable

if TYPE_CHECKING:
    from postlint.report import Diagnostic
    from postlint.rule import Rule

_INTERNAL = {
    "PL001": "postlint itself failed on a post.",
    "PL002": "A post is not text in UTF-8.",
    "PL003": "Fixes of a post never come to rest.",
}


def descriptor(one: Diagnostic, rule: Rule | None) -> dict[str, Any]:
    """Return the descriptor of the rule that found ``one``, which may be none (``PL001`` …)."""
    described: dict[str, Any] = {
        "id": one.code,
        "name": one.name,
        "defaultConfiguration": {"level": one.severity},
    }
    if rule is None:
        about = _INTERNAL.get(one.code, one.name)
        return described | {"shortDescription": {"text": about}}
    page = _page(rule)
    about, why = _about(page)
    described |= {
        "shortDescription": {"text": encodable(rule.summary.replace("``", "`"))},
        "fullDescription": {"text": about or rule.summary},
        "help": {"text": "\n\n".join(filter(None, (about, why))) or rule.summary, "markdown": page},
        "properties": {"tags": [rule.family]},
    }
    if address := published(rule):
        described["helpUri"] = address
    return described


def _page(rule: Rule) -> str:
    """Return the page of a rule without its heading, which repeats its name."""
    from postlint import catalogue  # noqa: PLC0415

    try:
        page = catalogue.page(rule)
    except FileNotFoundError:
        return rule.summary
    return encodable(page.partition("\n")[2].strip() if page.startswith("# ") else page.strip())


def _about(page: str) -> tuple[str, str]:
    """Return what stands before the first section of a page, and its section *Why*."""
    about, *sections = f"\n{page}".split("\n## ")
    why = next((text for text in sections if text.startswith("Why\n")), "Why\n")
    return about.strip(), why.partition("\n")[2].strip()
