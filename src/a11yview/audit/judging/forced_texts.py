"""Texts under forced colors: those that a contrast theme of the system leaves unreadable.

Browsers paint a backplate, in the color of the canvas, behind the lines of a block whose colors are
forced. On it the theme's own colors are readable; a system color that is meant for another
background, or a text that an opacity or a filter dims, may not be. In a block whose colors
``forced-color-adjust`` keeps, letters lie on what is beneath them.

Source: CSS Color Adjustment 1, section 3; what Chromium 156 paints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.audit.judging.batches import JudgedTexts, first_element
from a11yview.audit.judging.judgement import Judgement
from a11yview.audit.verdict import Verdict
from a11yview.cascade import line_block

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from a11yview.cascade import Style, Styles

__all__ = ["forced_texts"]

_EXEMPT: Final = Judgement(Verdict.EXEMPT, "forced-colors")
_OPEN: Final = Judgement(Verdict.UNDETERMINED, "overlap")
_KEPT_COLORS: Final = "kept from the contrast theme: use system colors, for the background as well"
_FORCED_COLORS: Final = (
    "letters lie on the canvas of the contrast theme; forced-color-adjust: none keeps system "
    "colors together"
)


def forced_texts(
    styles: Styles, found: Iterable[JudgedTexts], on_plates: Sequence[JudgedTexts]
) -> list[JudgedTexts]:
    """Return the verdicts on texts: ``on_plates`` for those on backplates, ``found`` for others.

    Texts in the colors of the theme are exempt unless they fail.
    """
    lines = _Lines(styles, on_plates)
    result = []
    for judged, on_plate in ((found, False), (on_plates, True)):
        for one in judged:
            elements = tuple(e for e in one.elements if lines.has_plate(e) is on_plate)
            if elements:
                result.append(lines.as_forced(one._replace(elements=elements)))
    return sorted(result, key=first_element)


class _Lines:
    """The lines that the texts of a page lie in."""

    def __init__(self, styles: Styles, on_plates: Iterable[JudgedTexts]) -> None:
        self._styles = styles
        self._fail_on_plates = {
            (one.pseudo, element)
            for one in on_plates
            if one.judgement.verdict is Verdict.FAIL
            for element in one.elements
        }

    def _block(self, element: int) -> Style:
        """Return the style of the block whose lines the letters of an element are in."""
        styles = self._styles
        return styles[line_block(element, styles.document.parent, lambda e: styles[e].display)]

    def has_plate(self, element: int) -> bool:
        """Whether there is a backplate behind the letters of an element."""
        return self._block(element).forced_color_adjust == "auto"

    def as_forced(self, one: JudgedTexts) -> JudgedTexts:
        """Return a verdict under forced colors: exempt, or with a note on how to fix it."""
        element, judgement = one.elements[0], one.judgement
        style = self._styles.pseudo(element, one.pseudo) if one.pseudo else self._styles[element]
        is_forced = style is not None and style.forced_color_adjust == "auto"
        if judgement.verdict is not Verdict.FAIL:
            return one._replace(judgement=_EXEMPT) if is_forced else one
        # An inline block may lie on the backplate of the line around it.
        is_sure = (one.pseudo, element) in self._fail_on_plates
        if not is_sure and self._block(element).display.startswith("inline-"):
            return one._replace(judgement=_OPEN)
        note = _FORCED_COLORS if is_forced else _KEPT_COLORS
        return one._replace(judgement=judgement._replace(note=note))
