"""Text that its box cuts off when it needs more room, as it does when a page is enlarged.

Source: the ACT rule 59br37; WCAG 2.2, 1.4.4, Resize Text. To enlarge a page to 200 % is to look at
it in a window half as wide, so every window that a run looks at counts. A text certainly fails
where it cannot fit even in a narrow font, in the widest box that its styles allow. Where it would
fit in any box they allow there is no finding; between the two layout decides.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.audit.backdrop.lengths import pixels
from a11yview.audit.beyond_contrast.gathering import Problem
from a11yview.audit.beyond_contrast.text_widths import least_width, most_room, usual_width
from a11yview.audit.verdict import Verdict
from a11yview.cascade import holds_content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yview.audit.beyond_contrast.sight import Sight
    from a11yview.audit.findings.color_sources import ColorSources
    from a11yview.cascade import Style

__all__ = ["cut_texts"]

_CLIPS: Final = frozenset({"hidden", "clip"})
_SCROLLS: Final = frozenset({"auto", "scroll"})
_ONE_LINE: Final = frozenset({"nowrap", "pre"})
_NO_CLIP: Final = frozenset({"contents", "inline"})
"""The displays of boxes that ``overflow`` does not apply to."""
_LEAST_LINE: Final = 1.0
_USUAL_LINE: Final = 1.2
"""``line-height: normal``: the least that it is, and the usual value, in font sizes."""
_LETTERS: Final = 0.7
"""The height of capital letters, in font sizes."""
_ICON: Final = 3.0
"""The width of a box, in font sizes, that is not meant to show words."""
_NOT_PLACED: Final = frozenset({"absolute", "fixed"})


class _Cut(NamedTuple):
    """A cut: what is too small for the text, where that is declared, and whether it is certain."""

    problem: str
    fix: str
    names: tuple[tuple[int, str], ...]
    """The elements and properties that may declare what is too small."""
    box: int
    overflow: str
    reason: str | None


def cut_texts(sight: Sight, sources: ColorSources) -> Iterator[Problem]:
    """Yield the texts that their boxes cut off, or may."""
    clips = _clipping(sight)
    if not any(clips):
        return
    document = sight.document
    node_of = sight.styles.node_of
    for element in sight.texts:
        if not clips[node_of[element]] or _is_hidden_from_all(sight, element):
            continue
        if document.kinds[document.kind[element]].namespace != "html":
            continue
        cut = _cut(sight, element)
        if cut is not None:
            yield _problem(sight, sources, element, cut)


def _problem(sight: Sight, sources: ColorSources, element: int, cut: _Cut) -> Problem:
    styles = sight.styles
    declared, why = None, None
    for owner, name in cut.names:
        declared, why = sources.declared(styles, owner, name)
        if declared is not None:
            break
    also, why_also = sources.declared(styles, cut.box, cut.overflow)
    return Problem(
        rule="AV305",
        element=element,
        verdict=Verdict.FAIL if cut.reason is None else Verdict.UNDETERMINED,
        reason=cut.reason,
        problem=cut.problem,
        fix=cut.fix,
        declared=declared,
        also=also,
        ignored=why is not None or why_also is not None,
    )


def _clipping(sight: Sight) -> list[bool]:
    """Return for each node whether it, or what it lies in, clips what overflows."""
    styles = sight.styles
    canvas = {styles.node_of[0], *(styles.node_of[e] for e in _bodies(sight))}
    found: list[bool] = []
    for node, above in enumerate(styles.node_parent):
        shape = styles.node_style(node)
        own = node not in canvas and (shape.overflow_x in _CLIPS or shape.overflow_y in _CLIPS)
        found.append(own or (above >= 0 and found[above]))
    return found


def _bodies(sight: Sight) -> list[int]:
    """Return the body: what it clips, the window scrolls."""
    document = sight.document
    return [child for child in document.children[0] if document.tag(child) == "body"]


def _is_hidden_from_all(sight: Sight, element: int) -> bool:
    document = sight.document
    return any(
        document.attributes(one).get("aria-hidden") == "true"
        for one in (element, *sight.around(element))
    )


def _cut(sight: Sight, element: int) -> _Cut | None:
    """Return how the boxes around a text cut it, the nearest first; None: they do not."""
    style, text = sight.style(element), sight.text_of(element)
    if style.writing_mode != "horizontal-tb":
        return None
    across = style.white_space in _ONE_LINE
    down = True
    in_block = True
    for box in _boxes(sight, element):
        own = sight.style(box)
        if own.display not in _NO_CLIP:
            if across and own.overflow_x in _CLIPS:
                if in_block and own.text_overflow == "ellipsis":
                    across = False  # its author has thought of it, and the letters say so
                else:
                    cut = _too_narrow(sight, element, text, box)
                    if cut is not None:
                        return cut
            if down and own.overflow_y in _CLIPS:
                cut = _too_low(sight, element, text, box)
                if cut is not None:
                    return cut
            across = across and own.overflow_x not in _SCROLLS
            down = down and own.overflow_y not in _SCROLLS
            in_block = False
        if not (across or down):
            return None
    return None


def _boxes(sight: Sight, element: int) -> Iterator[int]:
    """Yield the boxes that a text lies in, so that they may clip it, from the inside out."""
    bodies = {0, *_bodies(sight)}
    box, position = element, "static"
    while box >= 0 and box not in bodies:
        own = sight.style(box)
        if position not in _NOT_PLACED or _places(own, position):
            yield box
            position = own.position
        box = sight.document.parent[box]


def _places(style: Style, position: str) -> bool:
    """Whether a box places those with that position in it."""
    return holds_content(style) or (position == "absolute" and style.position != "static")


def _too_narrow(sight: Sight, element: int, text: str, box: int) -> _Cut | None:
    style, room = sight.style(element), most_room(sight, box)
    if room <= _ICON * style.font_size:
        # The box of an icon: its name is there for screen readers, or for when it does not load.
        return None
    if least_width(style, text) > room + 1:
        reason = None
    elif usual_width(style, text) > min(room, sight.window) / 2:
        reason = "fits"
    else:
        return None
    return _Cut(
        problem=f"text on one line {'is' if reason is None else 'may be'} cut off by its box",
        fix="let the text wrap: white-space: normal; or show that it goes on: "
        "text-overflow: ellipsis",
        names=((element, "white-space"),),
        box=box,
        overflow="overflow-x",
        reason=reason,
    )


def _too_low(sight: Sight, element: int, text: str, box: int) -> _Cut | None:
    own, style = sight.style(box), sight.style(element)
    if own.line_clamp != "none":
        return _clamped(sight, element, text, box)
    limits = [
        (size, name)
        for size, name in ((pixels(own.height), "height"), (pixels(own.max_height), "max-height"))
        if size
    ]
    if not limits:
        return None
    size, name = min(limits)
    if own.box_sizing == "content-box":
        size += sum(pixels(one) or 0.0 for one in (own.padding_top, own.padding_bottom))
    room = most_room(sight, element)
    if _height(style, _lines(style, least_width(style, text), room), _LEAST_LINE) > size + 1:
        reason = None
    elif _usual_height(sight, element, text, room) > size + 1:
        reason = "fits"
    else:
        return None
    verb = "is" if reason is None else "may be"
    return _Cut(
        problem=f"text {verb} cut off by the {name} of its box",
        fix=f"let the box grow: min-height instead of {name}, or overflow: auto",
        names=((box, name),),
        box=box,
        overflow="overflow-y",
        reason=reason,
    )


def _clamped(sight: Sight, element: int, text: str, box: int) -> _Cut | None:
    own, style = sight.style(box), sight.style(element)
    most = int(own.line_clamp) if own.line_clamp.isdecimal() else 1
    room = min(most_room(sight, element), sight.window)
    if _lines(style, usual_width(style, text), room / 2) <= most:
        return None
    return _Cut(
        problem=f"text is cut off after {most} line{'s' if most > 1 else ''}",
        fix="see that the whole text can be reached, or leave -webkit-line-clamp out",
        names=((box, "-webkit-line-clamp"),),
        box=box,
        overflow="overflow-y",
        reason="author-cut",
    )


def _lines(style: Style, width: float, room: float) -> int:
    if style.white_space in _ONE_LINE or room <= 0 or math.isinf(room):
        return 1
    return max(1, math.ceil(width / room))


def _usual_height(sight: Sight, element: int, text: str, room: float) -> float:
    """Return about how high a text is in a box half as wide as it may be at most."""
    style = sight.style(element)
    lines = _lines(style, usual_width(style, text), min(room, sight.window) / 2)
    return _height(style, lines, _USUAL_LINE)


def _height(style: Style, lines: int, normal: float) -> float:
    """Return the height of the letters of lines, from the top of the first box of a line.

    Half of what a line is higher than its letters may be cut off below the last.
    """
    line = style.line_height if style.line_height is not None else normal * style.font_size
    return (lines - 1) * line + (line + _LETTERS * style.font_size) / 2
