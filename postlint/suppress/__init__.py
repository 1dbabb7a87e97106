"""What a post says about rules that are to be silent in it: in comments and in its front matter."""

from postlint.suppress.directives import Directive, Named, directives, is_mentioned
from postlint.suppress.suppressions import Suppressions

__all__ = ["Directive", "Named", "Suppressions", "directives", "is_mentioned"]
