"""Every combination of style, backdrop and traits on a page, judged once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.audit.judge import Judgement, judge

if TYPE_CHECKING:
    from a11yview.audit.covering import Surroundings
    from a11yview.audit.looks import Look, Looks
    from a11yview.audit.paint import Paint
    from a11yview.audit.survey import Traits
    from a11yview.cascade import Style
    from a11yview.color import Level

__all__ = ["Judging"]


class Judging:
    """What has been judged on one page, in any of its states."""

    def __init__(self, looks: Looks, level: Level) -> None:
        self.looks, self.level = looks, level
        self._known: dict[tuple[int, int, Traits, Surroundings | None], Judgement] = {}
        self._kept: list[object] = []  # what the memo knows by id must not be freed

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
