"""Letters, lines and words that a style attribute holds together, against what visitors set.

Source: the ACT rules 24afc2, 78fd32 and 9e45ec; WCAG 2.2, 1.4.12, Text Spacing. A declaration in a
style attribute with ``!important`` wins over every style sheet that a visitor could add.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.audit.beyond_contrast.gathering import Problem
from a11yview.audit.beyond_contrast.text_widths import least_width, most_room
from a11yview.audit.verdict import Verdict
from a11yview.cascade import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yview.audit.beyond_contrast.sight import Sight
    from a11yview.audit.findings.color_sources import ColorSources
    from a11yview.cascade import Style

__all__ = ["held_spacing"]


class _Spacing(NamedTuple):
    rule: str
    name: str
    least: float
    """How many times the font size it has to be, at least."""
    enough: str


_SPACINGS: Final = (
    _Spacing("AV301", "letter-spacing", 0.12, "0.12em"),
    _Spacing("AV302", "line-height", 1.5, "1.5"),
    _Spacing("AV303", "word-spacing", 0.16, "0.16em"),
)
_IMPORTANT: Final = re.compile(r"!\s*important", re.IGNORECASE)
_BREAK: Final = re.compile(r"[\s\u200b\u2010-\u2014\u3000-\u9fff\uac00-\ud7af-]")
"""Where a line may end, within a text."""
_ONE_LINE: Final = frozenset({"nowrap", "pre"})
_ALMOST: Final = 1e-6


def held_spacing(sight: Sight, sources: ColorSources) -> Iterator[Problem]:
    """Yield the texts whose spacing is held too tight."""
    document = sight.document
    holds = [
        kind.namespace == "html" and _IMPORTANT.search(kind.attributes.get("style", "")) is not None
        for kind in document.kinds
    ]
    if not any(holds):
        return
    for element in sight.texts:
        if not holds[document.kind[element]]:
            continue
        for spacing in _SPACINGS:
            problem = _problem(sight, sources, element, spacing)
            if problem is not None:
                yield problem


def _problem(
    sight: Sight, sources: ColorSources, element: int, spacing: _Spacing
) -> Problem | None:
    styles, style = sight.styles, sight.style(element)
    winners = styles.node_winners[styles.node_of[element]]
    found = winners.deciding(spacing.name)
    if found is None or found.sheet >= 0 or found.origin is not Origin.AUTHOR:
        return None
    place = styles.place(found, element)
    share = _share(style, spacing.name)
    if not place.important or share >= spacing.least - _ALMOST:
        return None
    breaks = _breaks(sight, element) if spacing.name == "line-height" else True
    if breaks is False:
        return None
    said = "normal" if style.line_height is None and spacing.name == "line-height" else None
    return Problem(
        rule=spacing.rule,
        element=element,
        verdict=Verdict.FAIL if breaks else Verdict.UNDETERMINED,
        reason=None if breaks else "breaks",
        problem=f"{spacing.name} is held at {said or f'{share:.3g} of the font size'} by "
        f"!important in a style attribute; needs {spacing.least:g}",
        fix=f"take !important out, or write {spacing.name}: {spacing.enough}",
        declared=sources.as_declared(place),
    )


def _share(style: Style, name: str) -> float:
    """Return a spacing as a share of the font size."""
    if name == "line-height":
        height = style.line_height
        return 1.2 if height is None else height / style.font_size
    width = style.letter_spacing if name == "letter-spacing" else style.word_spacing
    return width / style.font_size


def _breaks(sight: Sight, element: int) -> bool | None:
    """Whether a text has more than one line; None where layout decides."""
    text = sight.text_of(element)
    if sight.style(element).white_space in _ONE_LINE or not _BREAK.search(text):
        return False
    room = most_room(sight, element)
    return True if least_width(sight.style(element), text) > room else None
