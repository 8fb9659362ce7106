"""Texts under forced colors: what of them a contrast theme of the system makes readable.

Browsers paint a plate in the color of the canvas behind letters whose colors are forced. On it
the theme's own colors are readable; a system color that is meant for another background, or a text
that an opacity or a filter dims, may not be. Letters that ``forced-color-adjust`` keeps lie on
what is beneath them.

Source: CSS Color Adjustment 1, section 3; what Chromium 156 paints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.audit.judging.batches import JudgedTexts, first_element
from a11yview.audit.judging.judgement import Judgement
from a11yview.audit.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11yview.cascade import Styles

__all__ = ["forced_texts"]

_FORCED = Judgement(Verdict.EXEMPT, "forced-colors")


def forced_texts(
    styles: Styles, found: Iterable[JudgedTexts], on_plates: Iterable[JudgedTexts]
) -> list[JudgedTexts]:
    """Return the verdicts on texts where each lies: ``found`` beside plates, ``on_plates`` on them.

    Texts on a plate are exempt unless they fail there.
    """

    def is_on_plate(one: JudgedTexts, element: int) -> bool:
        style = styles.pseudo(element, one.pseudo) if one.pseudo else styles[element]
        return style is not None and style.forced_color_adjust == "auto"

    kept = [
        (one, tuple(element for element in one.elements if not is_on_plate(one, element)))
        for one in found
    ]
    plated = [
        (
            one if one.judgement.verdict is Verdict.FAIL else one._replace(judgement=_FORCED),
            tuple(element for element in one.elements if is_on_plate(one, element)),
        )
        for one in on_plates
    ]
    result = [one._replace(elements=elements) for one, elements in (*kept, *plated) if elements]
    return sorted(result, key=first_element)
