"""The selectors of rules, with the ranks of their declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.fixed import fixed

if TYPE_CHECKING:
    from a11yview.cascade.selectors.model import Chain, Selector

__all__ = ["GENERATED", "STYLED", "RuleSelector"]

STYLED: Final = frozenset(
    (
        "",
        "::after",
        "::backdrop",
        "::before",
        "::file-selector-button",
        "::first-letter",
        "::first-line",
        "::marker",
        "::placeholder",
        "::selection",
    )
)
"""The pseudo-elements whose styles can be asked for, and ``""``: elements themselves."""
GENERATED: Final = frozenset(("::before", "::after"))
"""The pseudo-elements that ``content`` makes appear."""


@fixed
class RuleSelector:
    """One selector of a rule, with the ranks of the blocks that the rule declares; 0 for none."""

    chain: Chain
    selector: Selector
    use: int
    """The number of the rule's sheet."""
    number: int
    """The number of the rule in its sheet."""
    normal: int
    important: int
    scope: int
    """The ``@scope`` condition of the sheet that the rule stands in, or -1."""
    ranks: tuple[int, ...]
    """The ranks of ``normal`` and ``important`` that there are."""
    content: bool
    """Whether it is for ``::before`` or ``::after``, and its rule may make that appear."""
