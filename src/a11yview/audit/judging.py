"""Every combination of style, backdrop and traits, judged once for all pages of an index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from a11yview.audit.judge import Judgement, judge
from a11yview.audit.looks import Looks

if TYPE_CHECKING:
    from a11yview.audit.covering import Surroundings
    from a11yview.audit.looks import Look
    from a11yview.audit.paint import Paint
    from a11yview.audit.survey import Traits
    from a11yview.cascade import Page, Style
    from a11yview.cascade.index import Index
    from a11yview.color import Level

__all__ = ["Judging", "judging_of"]

MAX_KNOWN: Final = 20_000
"""How many looks or judgements are remembered before all are forgotten."""
_of_index: Final[WeakKeyDictionary[Index, dict[Level, Judging]]] = WeakKeyDictionary()
"""What is known of the styles of an index, as long as there is the index."""


def judging_of(page: Page, level: Level) -> Judging:
    """Return what has been judged on the pages that have the sheets of this one."""
    known = _of_index.setdefault(page.index, {})
    judging = known.get(level)
    if judging is None:
        judging = known[level] = Judging(level)
    if len(judging) > MAX_KNOWN:
        judging.forget()
    return judging


class Judging:
    """The looks and judgements so far."""

    def __init__(self, level: Level) -> None:
        self.level = level
        self.forget()

    def forget(self) -> None:
        """Begin anew, with nothing known."""
        self.looks = Looks()
        self._known: dict[tuple[int, int, Traits, Surroundings | None], Judgement] = {}
        self._kept: list[object] = []  # what the memo knows by id must not be freed

    def __len__(self) -> int:
        return max(len(self.looks), len(self._known))

    def text(self, look: Look, traits: Traits, near: Surroundings | None) -> Judgement:
        """Return the verdict on a text of an element's own."""
        return self._judged(look.style, look.paint, traits, near)

    def generated(self, look: Look, style: Style, traits: Traits) -> Judgement:
        """Return the verdict on a text of a pseudo-element that has this style."""
        return self._judged(style, self.looks.paint_on(look.paint, style), traits, None)

    def _judged(
        self, style: Style, paint: Paint, traits: Traits, near: Surroundings | None
    ) -> Judgement:
        key = (id(style), id(paint), traits, near)
        judgement = self._known.get(key)
        if judgement is None:
            judgement = self._known[key] = judge(style, paint, traits, self.level, near)
            self._kept += (style, paint)
        return judgement
