"""Content that is turned by a quarter when the device is: the page has one orientation alone.

Source: the ACT rule b33eff; WCAG 2.2, 1.3.4, Orientation. The page is looked at on devices of usual
sizes, upright and on their side. What is turned out of the plane is not judged.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

from a11yview.audit.backdrop.transforms import transform_functions
from a11yview.audit.beyond_contrast.gathering import Problem
from a11yview.audit.verdict import Verdict
from a11yview.cascade import Environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11yview.audit.beyond_contrast.sight import Sight
    from a11yview.audit.findings.color_sources import ColorSources
    from a11yview.cascade import Page, Style, Styles

__all__ = ["device_environments", "locked_orientation"]

_DEVICES: Final = ((375.0, 812.0), (768.0, 1024.0), (800.0, 1280.0))
"""The width and height of a phone, a tablet and a window, in CSS px."""
_DEGREES: Final = {"deg": 1.0, "grad": 0.9, "rad": 180 / math.pi, "turn": 360.0}
_ANGLE: Final = re.compile(r"([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)(deg|grad|rad|turn)?")
_SKIPPED: Final = frozenset(
    {"translate", "translatex", "translatey", "translatez", "translate3d", "perspective"}
    | {"scale", "scalex", "scaley", "scalez", "scale3d", "skew", "skewx", "skewy"}
)
"""Functions of a transform that turn nothing."""
_TURNS: Final = re.compile(r"rotate|matrix", re.IGNORECASE)


def device_environments(page: Page) -> Sequence[tuple[Environment, Environment]]:
    """Return each device upright and on its side; none where no sheet could turn anything."""
    if not page.asks_for_media("orientation"):
        return ()
    if not any(_TURNS.search(source.text) for source in page.sheets):
        return ()
    return [
        (Environment(viewport=(width, height)), Environment(viewport=(height, width)))
        for width, height in _DEVICES
    ]


def locked_orientation(
    sight: Sight, sources: ColorSources, upright: Styles, on_side: Styles
) -> Iterator[Problem]:
    """Yield the elements with text that are turned against how the device is held."""
    difference: dict[int, float | None] = {}
    holds_words: set[int] = set()
    for element in sight.texts:
        if sight.shows_words(element):
            holds_words.update((element, *sight.around(element)))
    for element, above in enumerate(sight.document.parent):
        outer = difference[above] if above >= 0 else 0.0
        turns = _rotation(upright[element]), _rotation(on_side[element])
        if outer is None or None in turns:
            difference[element] = None
            continue
        own = (turns[1] or 0.0) - (turns[0] or 0.0)
        difference[element] = whole = (outer + own) % 360
        is_quarter = round(whole) % 360 in {90, 270}
        if own % 360 and is_quarter and element in holds_words:
            yield _problem(sources, upright, on_side, element)


def _problem(sources: ColorSources, upright: Styles, on_side: Styles, element: int) -> Problem:
    is_on_side = bool(_rotation(on_side[element]))
    turned = on_side if is_on_side else upright
    name = "rotate" if turned[element].rotate != "none" else "transform"
    declared, why = sources.declared(turned, element, name)
    return Problem(
        rule="AV307",
        element=element,
        verdict=Verdict.FAIL,
        problem="content is turned by a quarter in "
        f"{'landscape' if is_on_side else 'portrait'}, so that it keeps one orientation",
        fix=f"take {name} out of the media query, and let the page reflow",
        declared=declared,
        ignored=why is not None,
    )


def _rotation(style: Style) -> float | None:
    """Return by how much a box is turned, in degrees; None where that is not in the plane."""
    by_property = _rotate(style.rotate)
    if by_property is None or style.transform == "none":
        return by_property
    steps = transform_functions(style.transform)
    if steps is None:
        return None
    whole = by_property
    for name, arguments in steps:
        if name in _SKIPPED:
            continue
        turn = _turn(name, arguments)
        if turn is None:
            return None
        whole += turn
    return whole


def _rotate(value: str) -> float | None:
    """Return the degrees of the property ``rotate``."""
    if value == "none":
        return 0.0
    *axis, angle = value.split()
    if angle == "z":
        *axis, angle = "z", *axis
    in_plane = axis in ([], ["z"]) or (
        len(axis) == 3 and not any(map(_number, axis[:2])) and _number(axis[2]) > 0
    )
    return _degrees(angle) if in_plane else None


def _turn(name: str, arguments: Sequence[str]) -> float | None:
    """Return the degrees of one function of a transform."""
    if name in {"rotate", "rotatez"} and len(arguments) == 1:
        return _degrees(arguments[0])
    if name == "rotate3d" and len(arguments) == 4:
        in_plane = not any(map(_number, arguments[:2])) and _number(arguments[2])
        angle = _degrees(arguments[3])
        return math.copysign(angle, angle * in_plane) if in_plane and angle is not None else None
    if name == "matrix" and len(arguments) == 6:
        return math.degrees(math.atan2(_number(arguments[1]), _number(arguments[0])))
    if name == "matrix3d" and len(arguments) == 16:
        cells = [_number(argument) for argument in arguments]
        in_plane = not any(cells[place] for place in (2, 6, 8, 9))
        return math.degrees(math.atan2(cells[1], cells[0])) if in_plane else None
    return None


def _degrees(text: str) -> float | None:
    found = _ANGLE.fullmatch(text)
    if found is None or (found[2] is None and float(found[1])):
        return None
    return float(found[1]) * _DEGREES[found[2] or "deg"]


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
