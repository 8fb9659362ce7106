"""Logical combinations: ``:is()``, ``:where()``, ``:not()``, and the nesting selector ``&``.

Source: Selectors 4, "Logical Combinations"; CSS Nesting 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from a11yview.cascade.matching.evaluating import Evaluator
    from a11yview.cascade.selectors.model import AnyOf

__all__ = ["Logical"]


class Logical:
    """The logical combinations of one page."""

    def __init__(self) -> None:
        self._masks: dict[tuple[int, int | None], dict[int, int]] = {}
        """Where elements match a list, by the list's identity and the scope root."""

    def any_of(self, evaluator: Evaluator, test: AnyOf, element: int) -> int:
        """Return where an element matches any selector of a list, or none if negated."""
        selectors = test.selectors
        if len(selectors) == 1 and selectors[0].chain.left is None:
            mask = evaluator.chain(selectors[0].chain, element)
        elif all(one.chain.left is None and not one.chain.compound.tests for one in selectors):
            mask = evaluator.any_of(selectors, element)
        else:
            # Lists within lists would be gone through again and again.
            known = self._masks.setdefault((id(test), evaluator.scope), {})
            found = known.get(element)
            if found is None:
                found = known[element] = evaluator.any_of(selectors, element)
            mask = found
        return evaluator.all & ~mask if test.negated else mask
